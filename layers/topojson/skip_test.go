package topojson

import (
	"slices"
	"strings"
	"testing"
)

// TestUnusableFeatures puts each geometry among good ones: the good ones are
// read, the bad one is named, and strict makes it an error.
func TestUnusableFeatures(t *testing.T) {
	const arcs = `"arcs":[[[0,0],[2,0],[2,2]],null,[[0,0],[null,1]],[[0,0],[900,400]],[[5,5],[5,5]],"x",[]]`
	line := func(arcs string) string { return `{"type":"LineString","properties":{"n":"bad"},"arcs":` + arcs + `}` }
	const good = `{"type":"LineString","arcs":[0],"properties":{"n":"good"}}`
	const empty, noArcs = "null or empty geometries skipped", "features skipped for arcs that are not there"
	const noNumbers, unreadable = "features skipped for coordinates that are no numbers", "features skipped for content that cannot be read"
	for _, tt := range []struct{ name, geometry, warning string }{
		{"null arcs", line(`null`), empty},
		{"null among arcs", line(`[0,null]`), noArcs},
		{"arc that is null", line(`[1]`), noNumbers},
		{"arc that is a text", line(`[5]`), noNumbers},
		{"arc with a null", line(`[2]`), noNumbers},
		{"arc in pixels", line(`[3]`), "features skipped for coordinates that are no longitude and latitude"},
		{"arc without length", line(`[4]`), empty},
		{"empty arc", line(`[6]`), empty},
		{"no such arc", line(`[99]`), noArcs},
		{"half an arc", line(`[0.5]`), noArcs},
		{"bad arc in a ring", `{"type":"MultiPolygon","arcs":[[[0,-2]]]}`, noNumbers},
		{"null type", `{"type":null}`, empty},
		{"null", `null`, unreadable},
		{"number", `7`, unreadable},
		{"no arcs", `{"type":"LineString"}`, unreadable},
		{"unknown type", `{"type":"Arc","arcs":[0]}`, unreadable},
		{"null point", `{"type":"Point","coordinates":[null,null]}`, empty},
		{"no coordinates", `{"type":"Point","coordinates":null}`, empty},
		{"infinite point", `{"type":"Point","coordinates":[1e999,1]}`, noNumbers},
		{"latitude 91", `{"type":"Point","coordinates":[1,91]}`, "features skipped for coordinates that are no longitude and latitude"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			text := `{"type":"Topology","objects":{"nothing":null,"a":{"type":"GeometryCollection","geometries":[` +
				good + "," + tt.geometry + "," + good + `]}},` + arcs + `}`
			s, features, err := read(text, Options{})
			if err != nil || len(features) != 2 {
				t.Fatalf("%d features, error %v", len(features), err)
			}
			told := slices.ContainsFunc(s.Info().Warnings, func(w string) bool {
				return strings.HasPrefix(w, tt.warning+`: 1 (object "a", geometry 2`)
			})
			if !told {
				t.Errorf("warnings %q, want %q", s.Info().Warnings, tt.warning)
			}
			if _, _, err = read(text, Options{Strict: true}); err == nil || !strings.Contains(err.Error(), `object "a", geometry 2`) {
				t.Errorf("strict: error %v", err)
			}
		})
	}
}

// TestPropertiesThatAreNone are read as none.
func TestPropertiesThatAreNone(t *testing.T) {
	for properties, warnings := range map[string]int{"[]": 0, "null": 0, `"x"`: 1, "5": 1} {
		s, features, err := read(`{"type":"Topology","objects":{"a":{"type":"Point","properties":`+properties+`,"coordinates":[1,2]}}}`, Options{})
		if err != nil || len(features) != 1 || len(s.Info().Warnings) != warnings {
			t.Errorf("%s: %d features, %v, %q", properties, len(features), err, s.Info().Warnings)
		}
	}
}
