package kartograph

import (
	"fmt"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/layers"
	"github.com/twpayne/go-geom"
)

// A layer with subtract-from that cuts nothing out, in no frame, is told, and no other.
func TestIdleSubtractionsAreTold(t *testing.T) {
	const nothing = "subtract-from: nothing was cut out: the polygons of this layer overlap nothing of "
	for mask, test := range map[string]struct{ from, more, want string }{
		"BRA": {`"a"`, "", nothing + "a"},
		"FRA": {`"a"`, "", ""},
		"ITA": {`"a"`, "", nothing + "a"}, // which has a border in common
		"PRT": {`["a", "b"]`, "", nothing + "a, b"},
		"GBR": {`["a", "b"]`, "", ""},
		"DEU": {`"a"`, `, "views": {"v": {"frame": [0.5, 0, 0.2, 0.2]}}`, nothing + "a"},
	} {
		cfg, err := Parse("map.json", []byte(`{"layers": {
			"a": {"src": "builtin:countries-110m", "filter": ["ADM0_A3", "=", "FRA"]},
			"b": {"src": "builtin:countries-110m", "filter": ["ADM0_A3", "=", "GBR"]},
			"m": {"src": "builtin:countries-110m", "filter": ["ADM0_A3", "=", "`+mask+`"], "subtract-from": `+test.from+`}}`+test.more+`}`))
		if err != nil {
			t.Fatal(err)
		}
		var told []string
		for _, w := range buildMap(t, cfg, Options{}).Warnings {
			if strings.HasPrefix(w.Text, "subtract-from") {
				told = append(told, w.Layer+": "+w.Text)
			}
		}
		if want := "m: " + test.want; len(told) > 1 || test.want == "" && told != nil || test.want != "" && (told == nil || told[0] != want) {
			t.Errorf("%s: %q, want %q", mask, told, want)
		}
	}
}

// Whether anything was cut out is told of lines, points and collections as well.
func TestSubtractionsNoteWhatTheyTake(t *testing.T) {
	line := func(x float64) geom.T { return geom.NewLineStringFlat(geom.XY, []float64{0, 0, x, 0}) }
	in := func(g geom.T) geom.T {
		c := geom.NewGeometryCollection()
		c.MustPush(g)
		return c
	}
	points := func(xy ...float64) geom.T { return geom.NewMultiPointFlat(geom.XY, xy) }
	for i, test := range []struct {
		of, left geom.T
		took     bool
	}{
		{line(5), line(5), false}, {line(5), line(4), true}, {line(5), nil, true}, {in(line(5)), in(line(5)), false}, {in(line(5)), in(line(4)), true},
		{points(1, 1, 2, 2), points(1, 1), true}, {points(1, 1, 2, 2), points(1, 1, 2, 2), false},
	} {
		var s subtraction
		s.note([]layers.Feature{{Geometry: test.of}}, []geom.T{test.left})
		if !s.tried || s.took != test.took {
			t.Errorf("%d: %+v", i, s)
		}
	}
}

// Declarations that nothing of a layer can show are told of maps as they are drawn, streamed
// or not, and are an error to those who are strict.
func TestIdleDeclarationsOfMaps(t *testing.T) {
	const css = "#c { r: 3; stroke: none; stroke-width: 2; font-size: 9px } #g { r: 2; fill-opacity: 0.5 } #p { r: 4; fill-opacity: 0.5 } .k { r: 1; font-size: 9px }"
	cfg, err := Parse("map.json", []byte(`{"layers": {"c": {"src": "builtin:countries-110m", "class": "k"}, "g": {"special": "graticule"}, "p": {"src": "builtin:cities"}}}`))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"#c: font-size has", "#c: r has", "#c: stroke-width has", "#g: r has", "#g: fill-opacity has", "#p: fill-opacity has"}
	for _, o := range []Options{{}, {OnlySVG: true}} {
		o.Style = parseSheet(t, css)
		m := buildMap(t, cfg, o)
		if told := fmt.Sprint(m.Warnings); strings.Count(told, "no effect") != len(want) || !containsAll(told, want) {
			t.Errorf("%s; want %q", told, want)
		}
		again, err := m.Restyle(t.Context(), parseSheet(t, css))
		if err != nil || fmt.Sprint(again.Warnings) != fmt.Sprint(m.Warnings) {
			t.Errorf("in another stylesheet: %v, %v", again.Warnings, err)
		}
		o.Strict = true
		if _, err := Build(t.Context(), cfg, o); err == nil || !strings.Contains(err.Error(), "no effect") {
			t.Errorf("strict: %v", err)
		}
	}
}

func containsAll(text string, parts []string) bool {
	for _, part := range parts {
		if !strings.Contains(text, part) {
			return false
		}
	}
	return true
}
