package kartograph

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/config"
)

// TestShortBounds checks that the short forms of bounds give the map of the long
// ones.
func TestShortBounds(t *testing.T) {
	const data = `{"type": "Polygon", "coordinates": [[[3,4],[13,4],[13,24],[3,24],[3,4]]]}`
	draw := func(bounds string) string {
		return builtWith(t, `{"layers": {"a": {"src": "a.geojson"}}, "proj": "mercator", "bounds": `+bounds+`}`, data)
	}
	for _, c := range [][2]string{
		{`[0, 0, 20, 30]`, `{"mode": "bbox", "data": [0, 0, 20, 30]}`},
		{`"a"`, `{"mode": "polygons", "data": {"layer": "a"}}`},
	} {
		if short, long := draw(c[0]), draw(c[1]); short != long {
			t.Errorf("%s:\n%s\n%s:\n%s", c[0], short, c[1], long)
		}
	}
	for bounds, want := range map[string]string{
		`"b"`:       `:1:51: bounds: there is no layer "b"`,
		`[1, 2, 3]`: "[west, south, east, north]",
		`12`:        "a box [west, south, east, north], a layer's id or a mapping",
	} {
		_, err := config.Parse("map.json", []byte(`{"layers": {"a": {"src": "a.geojson"}}, "bounds": `+bounds+`}`))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", bounds, err)
		}
	}
}

// TestBoundsWithoutMode checks that a program need not name the mode.
func TestBoundsWithoutMode(t *testing.T) {
	draw := func(b config.Bounds) string {
		cfg := &config.Config{Layers: []config.Layer{{ID: "a", Src: "a.geojson"}}, Bounds: b}
		m, err := Build(t.Context(), cfg, Options{Files: fstest.MapFS{"a.geojson": {Data: []byte(`{"type": "Point", "coordinates": [5, 5]}`)}}})
		if err != nil {
			t.Fatal(err)
		}
		var s strings.Builder
		if _, err := m.Write(&s, WriteOptions{}); err != nil {
			t.Fatal(err)
		}
		return s.String()
	}
	for _, b := range []config.Bounds{
		{Mode: "bbox", BBox: config.Degrees{West: 1, South: 2, East: 13, North: 14}},
		{Mode: "points", Points: [][2]float64{{1, 2}, {8, 5}}},
		{Mode: "polygons", Layer: "a"},
	} {
		silent := b
		silent.Mode = ""
		if with, without := draw(b), draw(silent); with != without {
			t.Errorf("%+v:\n%s\nwithout a mode:\n%s", b, with, without)
		}
	}
}

// TestScaleBarOfTheWorld checks what is said of scales that differ without bound,
// and that "auto" leaves the bar out.
func TestScaleBarOfTheWorld(t *testing.T) {
	for _, c := range []struct{ proj, bounds, bar, warning string }{
		{"mercator", "[-180, -85, 180, 85]", "true", "between"},
		{"robinson", "[-180, -90, 180, 90]", "true", "without bound"},
		{"robinson", "[-180, -90, 180, 90]", `"auto"`, "left out"},
		{"laea", "[5, 45, 15, 55]", `"auto"`, ""},
	} {
		cfg, err := config.Parse("map.json", []byte(`{"layers": {"g": {"special": "graticule"}}, "proj": "`+c.proj+`", "bounds": `+c.bounds+`, "export": {"scalebar": `+c.bar+`}}`))
		if err != nil {
			t.Fatal(err)
		}
		m, err := Build(t.Context(), cfg, Options{})
		if err != nil {
			t.Fatal(err)
		}
		var svg, said strings.Builder
		if _, err := m.Write(&svg, WriteOptions{}); err != nil {
			t.Fatal(err)
		}
		for _, w := range m.Warnings {
			said.WriteString(w.Text)
		}
		if drawn := strings.Contains(svg.String(), `id="scalebar"`); drawn == (c.warning == "left out") {
			t.Errorf("%s: the bar is drawn: %v", c.proj, drawn)
		}
		if !strings.Contains(said.String(), c.warning) || c.warning == "" && said.Len() > 0 {
			t.Errorf("%s: said %q, want %q", c.proj, said.String(), c.warning)
		}
	}
}
