package geojson

import (
	"slices"
	"testing"

	"github.com/seed-898ab921/kartograph/layers"
)

// TestIDsAreAColumn has features whose codes are nowhere but in their ids.
func TestIDsAreAColumn(t *testing.T) {
	feature := func(id, properties string) string {
		return `{"type":"Feature",` + id + `"properties":` + properties + `,"geometry":{"type":"Point","coordinates":[1,2]}}`
	}
	for _, tt := range []struct {
		name, text string
		columns    []string
		want       layers.Value
		warnings   int
	}{
		{"text", feature(`"id":"01001",`, `{"name":"a"}`), []string{"id", "name"}, layers.Text("01001"), 0},
		{"number", feature(`"id":1001,`, `{"name":"a"}`), []string{"id", "name"}, layers.Integer(1001), 0},
		{"after the properties", `{"type":"Feature","properties":{"name":"a"},"geometry":{"type":"Point","coordinates":[1,2]},"id":"x"}`,
			[]string{"id", "name"}, layers.Text("x"), 0},
		{"without properties", feature(`"id":"x",`, `null`), []string{"id"}, layers.Text("x"), 0},
		{"properties of PHP", feature(`"id":"x",`, `[]`), []string{"id"}, layers.Text("x"), 0},
		{"in a collection", `{"type":"FeatureCollection","id":"no","features":[` + feature(`"id":"x",`, `{}`) + `]}`, []string{"id"}, layers.Text("x"), 0},
		{"of a collection alone", `{"type":"FeatureCollection","id":"no","features":[` + feature(``, `{"name":"a"}`) + `]}`, []string{"name"}, layers.Value{}, 0},
		{"null", feature(`"id":null,`, `{"name":"a"}`), []string{"name"}, layers.Value{}, 0},
		{"property of the name", feature(`"id":"x",`, `{"id":"x"}`), []string{"id"}, layers.Text("x"), 0},
		{"property that differs", feature(`"id":"x",`, `{"name":"a","id":5}`), []string{"name", "id"}, layers.Integer(5), 1},
		{"property in other letters", feature(`"id":"x",`, `{"ID":5}`), []string{"id", "ID"}, layers.Text("x"), 0},
		{"list", feature(`"id":["x"],`, `{"name":"a"}`), []string{"id", "name"}, layers.Value{}, 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, features, err := read(tt.text, Options{})
			if err != nil || len(features) != 1 {
				t.Fatalf("%d features, %v", len(features), err)
			}
			if got := s.Info().Schema.Columns(); !slices.Equal(got, tt.columns) {
				t.Errorf("columns %q, want %q", got, tt.columns)
			}
			if got, _ := features[0].Record.Get("id"); got != tt.want {
				t.Errorf("id is %#v, want %#v", got, tt.want)
			}
			if len(s.Info().Warnings) != tt.warnings {
				t.Errorf("warnings %q", s.Info().Warnings)
			}
		})
	}
}
