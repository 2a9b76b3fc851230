package kartograph

import (
	"fmt"
	"strings"
	"testing"
)

// drawnAs is the SVG of a map whose layer c shows a built-in map, with other keys of the layer and of the config.
func drawnAs(t *testing.T, src, layer, rest string) string {
	t.Helper()
	svg, err := svgOf(t, `{"layers": {"c": {"src": "builtin:`+src+`"`+layer+`}}`+rest+`}`, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return svg
}

// Built-in maps come at the scale of the map, also where only the data tell that: the part of the
// world that filters keep, that features of a layer cover, or that a projection is of.
func TestBuiltinMapsSuitTheScaleThatIsFound(t *testing.T) {
	for _, test := range []struct{ name, layer, rest, suits string }{
		{name: "a filter", layer: `, "filter": {"ISO_A2": "DE"}`, suits: "countries-10m"},
		{name: "a filter, on a large page", layer: `, "filter": {"CONTINENT": "Africa"}`, rest: `, "export": {"width": 8000}`, suits: "countries-10m"},
		{name: "a continent", layer: `, "filter": {"CONTINENT": "Africa"}`, suits: "countries-50m"},
		{name: "a pole", layer: `, "filter": {"ISO_A2": "AQ"}`, suits: "countries-50m"},
		{name: "features of a layer", rest: `, "bounds": {"mode": "polygons", "data": {"layer": "c", "filter": {"ISO_A2": "AT"}}}`, suits: "countries-10m"},
		{name: "points", rest: `, "bounds": {"mode": "points", "data": [[8, 47], [9, 48]]}`, suits: "countries-10m"},
		{name: "a scale that bounds name", rest: `, "bounds": {"data": [5, 45, 10, 47], "scale": "1:2000000"}`, suits: "countries-10m"},
		{name: "a system of coordinates", rest: `, "proj": "EPSG:25832"`, suits: "countries-10m"},
		{name: "the world", suits: "countries-110m"},
		{name: "half of the world", rest: `, "proj": {"id": "ortho"}`, suits: "countries-110m"},
		{name: "a box", rest: `, "bounds": [5, 45, 40, 60]`, suits: "countries-50m"},
	} {
		asked, named := drawnAs(t, "countries", test.layer, test.rest), drawnAs(t, test.suits, test.layer, test.rest)
		if asked != named {
			t.Errorf("%s: not the map of %s: %d and %d bytes", test.name, test.suits, len(asked), len(named))
		}
	}
}

// All layers of built-in maps that come in scales are read again together, others as they were.
func TestLayersAreReadAgainTogether(t *testing.T) {
	const filter = `, "filter": {"ISO_A2": "DE"}`
	of := func(scale string) string {
		return drawnAs(t, "countries"+scale, filter, `, "views": [{"id": "v", "frame": [0, 0, 0.2, 0.2], "bounds": {"mode": "polygons", "data": {"layer": "c"}}}]`)
	}
	if of("") != of("-10m") {
		t.Error("a map with an inset is not that of countries-10m")
	}
	two := func(scale string) string {
		svg, err := svgOf(t, `{"layers": {"land": {"src": "builtin:land`+scale+`", "crop-to": "c"}, "c": {"src": "builtin:countries`+scale+`"`+filter+`}, "lakes": {"src": "builtin:lakes", "crop-to": "c"}}, "bounds": {"mode": "polygons", "data": {"layer": "c"}}}`, Options{})
		if err != nil {
			t.Fatal(err)
		}
		return svg
	}
	if two("") != two("-10m") {
		t.Error("not all layers are those of 1:10 million")
	}
}

// Where finer maps are more than a map may read or hold, it is drawn from coarser ones, and says so.
// What is read twice is told as one stage.
func TestCoarserMapsWithinLimits(t *testing.T) {
	cfg, err := Parse("map.json", []byte(`{"layers": {"c": {"src": "builtin:countries", "filter": {"ISO_A2": "DE"}}}}`))
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name   string
		limits Limits
		told   string // what is told; empty for nothing
	}{
		{"no limits", Limits{}, ""},
		{"vertices", Limits{Vertices: 200_000}, "200000"},
		{"memory", Limits{Memory: 6 << 20}, "6291456 bytes of memory"},
		{"memory for both", Limits{Memory: 64 << 20}, ""},
	} {
		m := buildMap(t, cfg, Options{Limits: test.limits})
		said := fmt.Sprint(m.Warnings)
		if coarser := strings.Contains(said, "coarser than the map's scale"); coarser != (test.told != "") || !strings.Contains(said, test.told) {
			t.Errorf("%s: it says %s", test.name, said)
		}
		stages := map[string]int{}
		for _, s := range m.Report.Stages {
			stages[s.Name]++
		}
		if stages["read"] != 1 {
			t.Errorf("%s: stages are told as %v", test.name, stages)
		}
	}
}
