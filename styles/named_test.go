package styles

import (
	"math"
	"slices"
	"strconv"
	"testing"
)

func TestNamedSheets(t *testing.T) {
	if got := Names(); !slices.Equal(got, []string{"atlas", "dark", "light"}) {
		t.Errorf("names %v", got)
	}
	for _, name := range []string{"", "nosuch", "../styles/light", "light.css", "a\\b"} {
		if _, ok := Named(name); ok {
			t.Errorf("%q is a stylesheet", name)
		}
	}
	for _, name := range Names() {
		t.Run(name, func(t *testing.T) {
			sheet := named(t, name)
			for _, id := range []string{"sea", "graticule", "land", "countries", "states", "borders", "lakes", "rivers", "cities", "frame", "grid", "scalebar", "scalebar-buffer"} {
				if sheet.Style(Element{ID: id}) == nil {
					t.Errorf("#%s has no style", id)
				}
			}
			for _, class := range []string{"sea", "land", "context", "lakes", "rivers", "label", "label-buffer"} {
				if sheet.Style(Element{ID: "x", Classes: []string{class}}) == nil {
					t.Errorf(".%s has no style", class)
				}
			}
			if s := sheet.Style(Element{ID: "my-own-layer"}); s != nil {
				t.Errorf("layers that the sheet does not know get %v", s)
			}
			for _, line := range []string{"graticule", "borders", "rivers", "frame"} {
				if fill, _ := sheet.Style(Element{ID: line}).Get("fill"); fill != "none" {
					t.Errorf("#%s is filled with %q", line, fill)
				}
			}
		})
	}
}

func named(t *testing.T, name string) *Sheet {
	t.Helper()
	source, ok := Named(name)
	if !ok {
		t.Fatalf("no %s", name)
	}
	sheet, warnings, err := Parse(name+".css", source)
	if err != nil || len(warnings) > 0 {
		t.Fatalf("%v, %v", warnings, err)
	}
	return sheet
}

// luminance is the relative luminance of "#rgb" or "#rrggbb" (WCAG 2.1).
func luminance(t *testing.T, color string) float64 {
	t.Helper()
	if len(color) == 4 {
		color = string([]byte{'#', color[1], color[1], color[2], color[2], color[3], color[3]})
	}
	n, err := strconv.ParseUint(color[1:], 16, 32)
	if err != nil || len(color) != 7 {
		t.Fatalf("%q is no colour", color)
	}
	channel := func(shift uint) float64 {
		c := float64(n>>shift&255) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(16) + 0.7152*channel(8) + 0.0722*channel(0)
}

// Labels can be read on everything that may lie beneath them: contrast of at
// least 4.5 to 1 (WCAG 2.1, 1.4.3).
func TestLabelsCanBeRead(t *testing.T) {
	for _, name := range Names() {
		sheet := named(t, name)
		fill := func(e Element) string {
			v, _ := sheet.Style(e).Get("fill")
			return v
		}
		grounds := []string{
			fill(Element{ID: "sea"}), fill(Element{ID: "lakes"}), fill(Element{ID: "context"}),
			fill(Element{ID: "countries"}), fill(Element{ID: "x-label-buffer", Classes: []string{"label-buffer"}}),
		}
		for n := range 7 {
			grounds = append(grounds, fill(Element{ID: "countries", Attribute: lookup([]string{"MAPCOLOR7", strconv.Itoa(n + 1)})}))
		}
		for _, c := range []string{"Africa", "Asia", "Europe", "Oceania", "North America", "South America", "Antarctica"} {
			grounds = append(grounds, fill(Element{ID: "countries", Attribute: lookup([]string{"CONTINENT", c})}))
		}
		label := fill(Element{ID: "x-label", Classes: []string{"label"}})
		for _, ground := range grounds {
			a, b := luminance(t, label), luminance(t, ground)
			if ratio := (math.Max(a, b) + 0.05) / (math.Min(a, b) + 0.05); !(ratio >= 4.5) {
				t.Errorf("%s: %s on %s has a contrast of %.1f", name, label, ground, ratio)
			}
		}
		water := fill(Element{ID: "sea-label", Classes: []string{"label"}})
		a, b := luminance(t, water), luminance(t, fill(Element{ID: "sea"}))
		if ratio := (math.Max(a, b) + 0.05) / (math.Min(a, b) + 0.05); !(ratio >= 4.5) {
			t.Errorf("%s: names of seas have a contrast of %.1f", name, ratio)
		}
	}
}
