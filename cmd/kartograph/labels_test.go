package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/twpayne/go-geom"
)

// TestExplainEqualNames asks about labels with the same text: each is told of, with its number
// and its feature, in the order of the data; one alone has no number.
func TestExplainEqualNames(t *testing.T) {
	schema := layers.NewSchema([]string{"NAME"})
	var towns []layers.Feature
	for i, town := range [][2]string{{"a", "Springfield"}, {"b", "Salem"}, {"c", "Springfield"}, {"d", "Springfield"}} {
		towns = append(towns, layers.Feature{ID: town[0], Geometry: geom.NewPointFlat(geom.XY, []float64{float64(20 * i), 0}),
			Record: layers.Record{Schema: schema, Values: []layers.Value{layers.Text(town[1])}}})
	}
	layer := config.Layer{ID: "towns", Source: layers.NewMemory("towns", schema, towns), Labeling: &config.Labeling{Key: "NAME"}}
	for _, test := range []struct {
		asked string
		want  []string
	}{
		{"Springfield", []string{
			`label "Springfield" (1 of 3), feature "a", of layer "towns": placed`,
			`label "Springfield" (2 of 3), feature "c", of layer "towns": placed`,
			`label "Springfield" (3 of 3), feature "d", of layer "towns": placed`,
		}},
		{"Salem", []string{`label "Salem", feature "b", of layer "towns": placed`}},
		{"c", []string{`label "Springfield", feature "c", of layer "towns": placed`}},
		{"Salen", []string{`the map wants no label "Salen"; did you mean "Salem"?`}},
	} {
		m, err := kartograph.Build(t.Context(), &kartograph.Config{Layers: []config.Layer{layer}}, kartograph.Options{ExplainLabel: test.asked})
		if err != nil {
			t.Fatal(err)
		}
		var told bytes.Buffer
		explain(&told, m, test.asked)
		var heads []string
		for _, line := range strings.Split(strings.TrimSpace(told.String()), "\n") {
			if !strings.HasPrefix(line, "  ") {
				heads = append(heads, line)
			}
		}
		if got, want := strings.Join(heads, "\n"), strings.Join(test.want, "\n"); got != want {
			t.Errorf("asked for %s:\n%s\nwant\n%s", test.asked, got, want)
		}
		if stands := strings.Count(told.String(), "it stands here"); strings.HasPrefix(test.want[0], "label") && stands != len(test.want) {
			t.Errorf("asked for %s: %d stand somewhere:\n%s", test.asked, stands, told.String())
		}
	}
}
