package config

import (
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/render/furniture"
)

// Every key of the language, put where it is unknown, is told with its place.
func TestEveryMisplacedKeyIsToldItsPlace(t *testing.T) {
	top := map[string]bool{}
	for _, k := range language().Keys {
		top[k.Name] = true
	}
	count := 0
	for name, paths := range keyPlaces() {
		if top[name] {
			continue
		}
		count++
		want := form.JoinPath(paths[0], name)
		_, err := Parse("a.json", []byte(`{"layers": {"l": {"src": "a.geojson"}}, "`+name+`": 1}`))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want its place %s", name, err, want)
		}
	}
	if count < 80 {
		t.Errorf("only %d keys are of mappings within the config", count)
	}
	for name := range top {
		_, err := Parse("a.json", []byte(`{"layers": {"l": {"src": "a.geojson"}}, "variants": [{"width": 3, "`+name+`": 1}]}`))
		if err == nil || !strings.Contains(err.Error(), name+" at the top of the config") {
			t.Errorf("%s in a variant: %v", name, err)
		}
	}
}

// Keys that people look for elsewhere, or by another word, are told as they are found.
func TestMisplacedKeys(t *testing.T) {
	for text, want := range map[string]string{
		`"scale": "1:100"`: `a.json:1:41: scale: unknown key; its place is bounds.scale; or did you mean "scalebar"?`,
		`"page": "A4"`:     "its place is export.page", `"bleed": "3mm"`: "its place is export.bleed", `"crop-marks": true`: "its place is export.crop-marks",
		`"density": 2`: "its place is export.density", `"output-intent": "a.icc"`: "its place is export.output-intent", `"dpi": 300`: "it is called export.density",
		`"overprint": true`: "it belongs in the stylesheet", `"export": {"dpi": 300}`: "it is called export.density", `"export": {"stroke": "red"}`: "it belongs in the stylesheet",
		`"export": {"margin": 3}`: "its place is margin at the top of the config", `"bounds": {"proj": "laea"}`: "proj at the top of the config or views.*.proj", `"thme": "light"`: `did you mean "theme"`,
		`"export": {"density": "300"}`: `write "300dpi" for so many in an inch`, `"export": {"density": 300}`: `write "300dpi"`, `"export": {"density": "100000dpi"}`: "up to 100x, which is 9600dpi",
	} {
		_, err := Parse("a.json", []byte(`{"layers": {"l": {"src": "a.geojson"}}, `+text+`}`))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
	}
}

// What people call a key of the same mapping is told as it is called there, whatever has that name
// elsewhere.
func TestKeysByOtherNames(t *testing.T) {
	for layer, want := range map[string]string{
		`"source": "a.geojson"`:                                     "layers.l.source: unknown key; it is called src",
		`"file": "a.geojson"`:                                       `layers.l.file: unknown key; it is called src; or did you mean "filter"?`,
		`"src": "a.geojson", "where": "a > 1"`:                      "layers.l.where: unknown key; it is called filter",
		`"src": "a.geojson", "labels": {}`:                          "layers.l.labels: unknown key; it is called labeling",
		`"src": "a.geojson", "data": {"path": "b.csv"}`:             "layers.l.data.path: unknown key; it is called src",
		`"src": "a.geojson"}}, "projection": "laea", "x-": {"y": {`: "projection: unknown key; it is called proj",
	} {
		_, err := Parse("a.json", []byte(`{"layers": {"l": {`+layer+`}}}`))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", layer, err, want)
		}
	}
}

// Colours of a config are those of stylesheets, and what is wrong with them is told.
func TestColours(t *testing.T) {
	for text, want := range map[string]string{
		`"color": "bleu"`: `a.json:1:69: patterns.p.color: "bleu" is not one of its values, did you mean "blue"?`, `"background": "cmyk(0 0 0 2)"`: `"2" is no share of an ink`,
		`"color": "spot(Gold)"`: `write spot("its name"`, `"background": "#12"`: "# stands before", `"color": "var(--ink)"`: `"var(--ink)" is no colour`, `"color": "url(#x)"`: "write a colour",
		`"color": "Red"`: "", `"background": "none"`: "", `"background": "cmyk(0 0 0 0.2)"`: "", `"color": "spot(\"Gold\", #fc0)"`: "", `"color": "rgb(1 2 3 / 50%)"`: "", `"color": "light-dark(#000, #fff)"`: "",
	} {
		c, err := Parse("a.json", []byte(`{"layers": {"l": {"src": "a.geojson"}}, "patterns": {"p": {`+text+`}}}`))
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
		if err == nil {
			c.Patterns[0].Colour = "bleu"
			if err := c.Validate(); err == nil || !strings.Contains(err.Error(), `did you mean "blue"`) {
				t.Errorf("a program's colour: %v", err)
			}
		}
	}
}

// So is the colour of the page, from a file and from a program.
func TestGroundIsAColour(t *testing.T) {
	for text, want := range map[string]string{
		`"bleu"`: `a.json:1:55: background: "bleu" is not one of its values, did you mean "blue"?`, `"cmyk(0 0 0 2)"`: `"2" is no share of an ink`, `"#12"`: "# stands before",
		`"spot(Gold)"`: `write spot("its name"`, `"var(--ground)"`: `"var(--ground)" is no colour`, `"12px"`: "write a colour",
		`"none"`: "", `true`: "", `false`: "", `"transparent"`: "", `"cmyk(0 0 0 0.2)"`: "", `"url(#dots)"`: "", `"light-dark(#fff, #000)"`: "",
	} {
		_, err := Parse("a.json", []byte(`{"layers": {"l": {"src": "a.geojson"}}, "background": `+text+`}`))
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
	}
	c, err := Parse("a.json", []byte(`{"layers": {"l": {"src": "a.geojson"}}}`))
	if err != nil {
		t.Fatal(err)
	}
	c.Export.Furniture = append(c.Export.Furniture, furniture.Background("bleu"))
	if err := c.Validate(); err == nil || !strings.Contains(err.Error(), `did you mean "blue"`) {
		t.Errorf("a program's background: %v", err)
	}
}
