package config

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/render/furniture"
)

// Every key whose meaning is in pixels takes a length with a unit as well: one that does not is
// named here, with the reason.
func TestKeysInPixelsTakeUnits(t *testing.T) {
	not := map[string]string{
		"precision": "of a projection, on no paper", "unify-precision": "in the data's plane", "simplify": "on no paper", "tolerance": "on no paper", "min-area": "an area",
		"filter-islands": "an area", "frame": "a list, which has a test of its own", "density": "for each pixel", "crs": "its px is no unit", "hairlines": "its pixels are those of screens",
		"scalebar": "a mapping", "labeling": "a mapping", "variants": "a mapping", "legend": "a mapping", "page": "two lengths", "round": "decimals",
	}
	pixels := regexp.MustCompile(`\bpx\b|\bpixels?\b`)
	seen := map[string]bool{}
	var walk func(s form.Facts)
	walk = func(s form.Facts) {
		if s.Title != "" && seen[s.Title] {
			return
		}
		seen[s.Title] = s.Title != ""
		for _, k := range s.Keys {
			f := k.Value.Made()
			if pixels.MatchString(k.Doc+f.Want) && not[k.Name] == "" && !takesUnits(f) {
				t.Errorf("%s.%s is in pixels (%s) and takes no unit", s.Title, k.Name, f.Want)
			}
			walk(f)
		}
		for _, part := range s.Parts {
			walk(part)
		}
	}
	walk(language().Facts)
}

func takesUnits(f form.Facts) bool {
	return strings.Contains(fmt.Sprint(f.Schema), "mm|") || slices.ContainsFunc(f.Parts, takesUnits)
}

// Lengths of the page are the same in any unit, singly and in lists.
func TestLengthsInUnits(t *testing.T) {
	const mm = 96 / 25.4
	c := parsedWith(t, `{"layers": {"l": {"src": "a.geojson"}}, "margin": ["10mm", "1 cm", "0.5in", "12PT"], "locator": {"size": "3cm"}, "legend": {"width": "45mm"},
		"north-arrow": {"size": "8mm"}, "views": {"v": {"frame": ["1mm", "2mm", "1in", "72pt"]}}, "variants": [{"width": "80mm"}]}`)
	margin, _ := c.Export.Furniture[0].(furniture.Margin)
	for name, pair := range map[string][2]float64{
		"top": {margin.Top, 10 * mm}, "right": {margin.Right, 10 * mm}, "bottom": {margin.Bottom, 48}, "left": {margin.Left, 16},
		"locator": {c.Locator.Size, 30 * mm}, "legend": {c.Legend.Width, 45 * mm}, "frame left": {c.Views[0].Frame.Left, mm}, "frame width": {c.Views[0].Frame.Width, 96},
		"frame height": {c.Views[0].Frame.Height, 96}, "variant": {c.Variants[0].Width, 80 * mm},
	} {
		if !(math.Abs(pair[0]-pair[1]) < 1e-9) {
			t.Errorf("%s: %v, want %v", name, pair[0], pair[1])
		}
	}
	if !c.Views[0].Frame.Pixels {
		t.Error("the frame is not in pixels")
	}
}

// What is wrong with a length is told in the unit that was given.
func TestWrongLengthsAreToldInTheirUnit(t *testing.T) {
	for text, want := range map[string]string{
		`"margin": "-3mm"`:                              "margin: -3mm is out of range; it must be from 0 to",
		`"margin": [0, 0, "-1in", 0]`:                   "margin[2]: -1in is out of range; it must be from 0 to",
		`"margin": "10 miles"`:                          `such as "10mm"`,
		`"margin": "10"`:                                "",
		`"legend": {"width": "0.1mm"}`:                  "it must be from 0.26mm to",
		`"locator": {"size": "0cm"}`:                    "0cm is out of range; it must be more than 0 and at most",
		`"views": {"v": {"frame": [0, 0, 0.2, "3mm"]}}`: "lengths and fractions are mixed",
	} {
		_, err := Parse("a.json", []byte(`{"layers": {"l": {"src": "a.geojson"}}, `+text+`}`))
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
	}
	for text, warned := range map[string]bool{
		`"page": "A4", "bleed": 3`: true, `"bleed": 3, "page": "A4"`: true, `"page": "A4", "bleed": "3mm"`: false, `"width": 300, "bleed": 3`: false, `"page": "A4", "bleed": "3px"`: false,
	} {
		c := parsedWith(t, `{"layers": {"l": {"src": "a.geojson"}}, "export": {`+text+`}}`)
		if told := len(c.Warnings) == 1 && strings.Contains(c.Warnings[0].Text, `3 is in pixels, which is 0.79mm; write "3mm"`); told != warned {
			t.Errorf("%s: %v", text, c.Warnings)
		}
	}
}

func parsedWith(t *testing.T, text string) *Config {
	t.Helper()
	c, err := Parse("a.json", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return c
}
