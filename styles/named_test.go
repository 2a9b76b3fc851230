package styles

import (
	"math"
	"slices"
	"strconv"
	"testing"
)

func TestNamedSheets(t *testing.T) {
	if got := Names(); !slices.Equal(got, []string{"atlas", "dark", "light", "news", "print"}) {
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
			for shape, want := range map[Shape]string{Area: "fill", Line: "stroke", Point: "fill"} {
				style := sheet.Style(Element{ID: "my-own-layer", Shape: shape, Attribute: lookup(nil)})
				if v, ok := style.Get(want); !ok || v == "none" || v == "#000" && name != "print" {
					t.Errorf("the %s of %ss that the sheet does not know is %q", want, shape, v)
				}
				if v, _ := style.Get("fill"); shape == Line && v != "none" {
					t.Errorf("lines that the sheet does not know are filled with %q", v)
				}
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
	if _, warnings, err := Parse(name+".css", source); err != nil || len(warnings) > 0 {
		t.Fatalf("%v, %v", warnings, err)
	}
	sheet, _ := Finished(name)
	return sheet
}

// onPages are the finished stylesheets, and as they are on a dark page where they are
// others there.
func onPages(t *testing.T) map[string]*Sheet {
	t.Helper()
	all := map[string]*Sheet{}
	for _, name := range Names() {
		all[name] = named(t, name)
		for _, when := range all[name].Conditions() {
			all[name+", "+when.String()] = all[name].Under(when)
		}
	}
	if len(all) != len(Names())+3 {
		t.Errorf("%d looks of %d finished stylesheets", len(all), len(Names()))
	}
	return all
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

// contrast is that of two colours (WCAG 2.1).
func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	x, y := luminance(t, a), luminance(t, b)
	return (math.Max(x, y) + 0.05) / (math.Min(x, y) + 0.05)
}

// fillOf is what an element is filled with.
func fillOf(sheet *Sheet, e Element) string {
	v, _ := sheet.Style(e).Get("fill")
	return v
}

// grounds are the colours that may lie beneath a label.
func grounds(sheet *Sheet) []string {
	list := []string{
		fillOf(sheet, Element{ID: "sea"}), fillOf(sheet, Element{ID: "lakes"}), fillOf(sheet, Element{ID: "context"}),
		fillOf(sheet, Element{ID: "countries"}), fillOf(sheet, Element{ID: "x-label-buffer", Classes: []string{"label-buffer"}}),
		fillOf(sheet, Element{ID: "x", Shape: Area}), fillOf(sheet, Element{ID: "v-background", Classes: []string{"view-background"}}),
	}
	for n := range 7 {
		list = append(list, fillOf(sheet, Element{ID: "countries", Attribute: lookup([]string{"MAPCOLOR7", strconv.Itoa(n + 1)})}))
	}
	for _, c := range []string{"Africa", "Asia", "Europe", "Oceania", "North America", "South America", "Antarctica"} {
		list = append(list, fillOf(sheet, Element{ID: "countries", Attribute: lookup([]string{"CONTINENT", c})}))
	}
	return list
}

// readable is the contrast that text has at least (WCAG 2.1, 1.4.3).
const readable = 4.5

// Labels can be read on everything that may lie beneath them.
func TestLabelsCanBeRead(t *testing.T) {
	for name, sheet := range onPages(t) {
		for _, class := range []string{"label", "countries-label", "states-label", "cities-label", "route-label"} {
			label := fillOf(sheet, Element{ID: "x-label", Classes: []string{"label", class}})
			for _, ground := range grounds(sheet) {
				if ratio := contrast(t, label, ground); !(ratio >= readable) {
					t.Errorf("%s: %s %s on %s has a contrast of %.1f", name, class, label, ground, ratio)
				}
			}
		}
	}
}

// Names of waters can be read on waters.
func TestNamesOfWatersCanBeRead(t *testing.T) {
	for name, sheet := range onPages(t) {
		for _, class := range []string{"sea", "seas", "sea-curves", "lakes", "rivers"} {
			style := sheet.Style(Element{ID: "x-label", Classes: []string{"label", class + "-label"}})
			label, _ := style.Get("fill")
			if !style.Italic() {
				t.Errorf("%s: names of %s are upright", name, class)
			}
			for _, ground := range []string{"sea", "lakes", "land"} {
				if ratio := contrast(t, label, fillOf(sheet, Element{ID: ground})); !(ratio >= readable) {
					t.Errorf("%s: names of %s on %s have a contrast of %.1f", name, class, ground, ratio)
				}
			}
		}
	}
}

// What stands around the map can be read on its ground, and upon the map on the sea.
func TestFurnitureCanBeRead(t *testing.T) {
	for name, sheet := range onPages(t) {
		for _, id := range []string{"title", "subtitle", "note", "source", "credit", "degrees", "north-arrow-label", "scalebar-label", "x", "legend-title", "legend-unit", "legend-label"} {
			text := fillOf(sheet, Element{ID: id, Classes: []string{"furniture", id}})
			for _, ground := range []string{fillOf(sheet, Element{ID: "background", Also: "page-background"}), fillOf(sheet, Element{ID: "sea"})} {
				if ratio := contrast(t, text, ground); !(ratio >= readable) {
					t.Errorf("%s: %s on %s has a contrast of %.1f", name, id, ground, ratio)
				}
			}
		}
	}
}

// Larger ranks have larger letters.
func TestLettersFollowRanks(t *testing.T) {
	for name, sheet := range onPages(t) {
		for _, class := range []string{"countries", "cities", "seas", "sea-curves"} {
			last := math.Inf(1)
			for rank := range 8 {
				e := Element{ID: "x-label", Classes: []string{"label", class + "-label"}, Attribute: lookup([]string{"LABELRANK", strconv.Itoa(rank)})}
				size := sheet.Style(e).FontSize()
				if size > last || size < 9 {
					t.Errorf("%s: %s of rank %d have letters of %g px", name, class, rank, size)
				}
				last = size
			}
		}
	}
}

// A theme lies below a stylesheet whatever the two name, and steps aside for another one.
func TestThemesLieBelow(t *testing.T) {
	own, _, err := Parse("own.css", []byte("* { fill: #123456 }"))
	if err != nil {
		t.Fatal(err)
	}
	if got := fillOf(OnTheme("atlas", own), Element{ID: "countries"}); got != "#123456" {
		t.Errorf("with * the countries of atlas are filled with %s", got)
	}
	light, _ := Finished("light")
	if got := OnTheme("atlas", light); got != light {
		t.Error("another finished stylesheet is not taken as it is")
	}
	if got := OnTheme("", own); got != own {
		t.Error("no theme changes the stylesheet")
	}
	if got, _ := OnTheme("dark", nil).Style(Element{ID: "land"}).Get("fill"); got == "" {
		t.Error("a theme alone has no rules")
	}
}

// Selectors of a kind of geometry hold for features of it and for nothing else.
func TestShapes(t *testing.T) {
	sheet, warnings, err := Parse("s.css", []byte("area { fill: #111111 } .a:not(line) { stroke: red } point.a { fill: #222222 } line area { x: y }"))
	if err != nil || len(warnings) != 2 {
		t.Fatal(warnings, err)
	}
	for _, c := range []struct {
		e            Element
		fill, stroke string
	}{
		{Element{ID: "x"}, "", ""},
		{Element{ID: "x", Shape: Area}, "#111111", ""},
		{Element{ID: "x", Shape: Line}, "", ""},
		{Element{ID: "x", Classes: []string{"a"}}, "", ""},
		{Element{ID: "x", Classes: []string{"a"}, Shape: Area}, "#111111", "red"},
		{Element{ID: "x", Classes: []string{"a"}, Shape: Line}, "", ""},
		{Element{ID: "x", Classes: []string{"a"}, Shape: Point}, "#222222", "red"},
	} {
		stroke, _ := sheet.Style(c.e).Get("stroke")
		if fill := fillOf(sheet, c.e); fill != c.fill || stroke != c.stroke {
			t.Errorf("%s of %v: fill %q, stroke %q, want %q, %q", c.e.Shape, c.e.Classes, fill, stroke, c.fill, c.stroke)
		}
	}
}
