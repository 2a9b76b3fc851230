package esrijson

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/layers"
	"github.com/twpayne/go-geom"
	"github.com/twpayne/go-geom/encoding/wkt"
)

var _ layers.Source = (*Source)(nil)

// read returns all features of a text, or the first error.
func read(text string, o Options) (*Source, []layers.Feature, error) {
	s, err := Parse("x.json", []byte(text), o)
	if err != nil {
		return nil, nil, err
	}
	var features []layers.Feature
	for f, err := range s.Features(context.Background()) {
		if err != nil {
			return s, features, err
		}
		features = append(features, f)
	}
	return s, features, nil
}

// set is a feature set of these geometries.
func set(head string, geometries ...string) string {
	var features []string
	for i, g := range geometries {
		features = append(features, fmt.Sprintf(`{"attributes":{"n":%d},"geometry":%s}`, i+1, g))
	}
	return `{` + head + `"features":[` + strings.Join(features, ",") + `]}`
}

func TestGeometries(t *testing.T) {
	const outer, hole, island = `[[0,0],[0,9],[9,9],[9,0],[0,0]]`, `[[2,2],[4,2],[4,4],[2,2]]`, `[[20,0],[20,5],[25,5],[20,0]]`
	for _, tt := range []struct{ name, geometry, want, warning string }{
		{"point", `{"x":1.5,"y":-2,"z":99,"spatialReference":{"wkid":4326}}`, "POINT (1.5 -2)", ""},
		{"points", `{"points":[[1,2],[3,4,5]]}`, "MULTIPOINT (1 2, 3 4)", ""},
		{"line", `{"hasZ":true,"paths":[[[1,2,0],[3,4,0]]]}`, "LINESTRING (1 2, 3 4)", ""},
		{"lines", `{"paths":[[[1,2],[3,4]],[[5,6],[7,8]]]}`, "MULTILINESTRING ((1 2, 3 4), (5 6, 7 8))", ""},
		{"polygon", `{"rings":[` + outer + `]}`, "POLYGON ((0 0, 0 9, 9 9, 9 0, 0 0))", ""},
		{"hole before its ring", `{"rings":[` + hole + "," + outer + `]}`, "POLYGON ((0 0, 0 9, 9 9, 9 0, 0 0), (2 2, 4 2, 4 4, 2 2))", ""},
		{"two polygons", `{"rings":[` + island + "," + outer + "," + hole + `]}`,
			"MULTIPOLYGON (((20 0, 20 5, 25 5, 20 0)), ((0 0, 0 9, 9 9, 9 0, 0 0), (2 2, 4 2, 4 4, 2 2)))", ""},
		{"open ring", `{"rings":[[[0,0],[0,9],[9,9]]]}`, "POLYGON ((0 0, 0 9, 9 9, 0 0))", ""},
		{"parts with nothing to draw", `{"paths":[[[1,1],[1,1]],[],[[5,6],[7,8]]]}`, "LINESTRING (5 6, 7 8)", "lines without length left out: 1 (feature 1)"},
		{"ring of two points", `{"rings":[` + outer + `,[[1,1],[2,2],[1,1]]]}`, "POLYGON ((0 0, 0 9, 9 9, 9 0, 0 0))",
			"rings of fewer than 3 distinct points left out: 1 (feature 1)"},
		{"another copy of the world", `{"x":-531,"y":63}`, "POINT (-171 63)",
			"features with longitudes more than a turn away, brought back by whole turns: 1 (feature 1)"},
	} {
		s, features, err := read(set("", tt.geometry), Options{})
		if err != nil || len(features) != 1 {
			t.Errorf("%s: %d features, %v", tt.name, len(features), err)
			continue
		}
		if got, err := wkt.Marshal(features[0].Geometry); err != nil || got != tt.want || strings.Join(s.Info().Warnings, "; ") != tt.warning {
			t.Errorf("%s: %s, %v, warnings %q; want %s, %q", tt.name, got, err, s.Info().Warnings, tt.want, tt.warning)
		}
	}
}

// TestUnusableFeatures puts each among good ones.
func TestUnusableFeatures(t *testing.T) {
	const good = `{"attributes":{"n":"good"},"geometry":{"x":1,"y":2}}`
	geometry := func(g string) string { return `{"attributes":{"n":"bad"},"geometry":` + g + `}` }
	const empty, noNumbers, unreadable = "features without a geometry skipped", "features skipped for coordinates that are no numbers", "features skipped for content that cannot be read"
	for _, tt := range []struct{ name, element, warning string }{
		{"null geometry", geometry("null"), empty},
		{"no geometry", `{"attributes":{"n":"bad"}}`, empty},
		{"empty geometry", geometry("{}"), empty},
		{"NaN", geometry(`{"x":"NaN","y":"NaN"}`), empty},
		{"null", geometry(`{"x":null,"y":null}`), empty},
		{"x alone", geometry(`{"x":5}`), empty},
		{"no rings", geometry(`{"rings":[]}`), empty},
		{"line without length", geometry(`{"paths":[[[1,1],[1,1]]]}`), empty},
		{"words", geometry(`{"x":"east","y":"north"}`), noNumbers},
		{"infinite", geometry(`{"x":1e999,"y":1}`), noNumbers},
		{"null in a ring", geometry(`{"rings":[[[1,1],[null,2],[3,3],[1,1]]]}`), noNumbers},
		{"latitude 91", geometry(`{"x":1,"y":91}`), "features skipped for coordinates that are no longitude and latitude"},
		{"curves", geometry(`{"curveRings":[[[1,1],{"c":[[3,3],[2,4]]}]]}`), "features skipped for curves"},
		{"null feature", "null", unreadable},
		{"text", `"a"`, unreadable},
		{"broken", `{"attributes":{"n":undefined},"geometry":{"x":1,"y":2}}`, unreadable},
	} {
		text := `{"features":[` + good + "," + tt.element + "," + good + `]}`
		s, features, err := read(text, Options{})
		if err != nil || len(features) != 2 {
			t.Errorf("%s: %d features, %v", tt.name, len(features), err)
			continue
		}
		if !slices.ContainsFunc(s.Info().Warnings, func(w string) bool { return strings.HasPrefix(w, tt.warning+": 1 (feature 2") }) {
			t.Errorf("%s: warnings %q, want %q", tt.name, s.Info().Warnings, tt.warning)
		}
		if _, _, err := read(text, Options{Strict: true}); err == nil || !strings.Contains(err.Error(), "feature 2") {
			t.Errorf("%s, strict: %v", tt.name, err)
		}
	}
}

func TestCoordinateSystems(t *testing.T) {
	const mercator = `{"x":111319.49079327358,"y":0}`
	for _, tt := range []struct{ name, head, geometry, asked, fault string }{
		{"none", "", `{"x":1,"y":0}`, "", ""},
		{"degrees", `"spatialReference":{"wkid":4326},`, `{"x":1,"y":0}`, "", ""},
		{"latest code", `"spatialReference":{"wkid":102100,"latestWkid":3857},`, mercator, "", ""},
		{"Esri's code", `"spatialReference":{"wkid":102100},`, mercator, "", ""},
		{"well-known text", `"spatialReference":{"wkt":"GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137,298.257223563]],PRIMEM[\"Greenwich\",0],UNIT[\"Degree\",0.0174532925199433]]"},`, `{"x":1,"y":0}`, "", ""},
		{"of the geometry", "", `{"x":111319.49079327358,"y":0,"spatialReference":{"wkid":102100,"latestWkid":3857}}`, "", ""},
		{"asked for", `"spatialReference":{"wkid":4326},`, mercator, "EPSG:3857", ""},
		{"unknown", `"spatialReference":{"wkid":999999},`, mercator, "", "EPSG:999999"},
		{"no object", `"spatialReference":7,`, mercator, "", "spatialReference is none"},
	} {
		_, features, err := read(set(tt.head, tt.geometry), Options{CRS: tt.asked})
		if tt.fault != "" {
			if err == nil || !strings.Contains(err.Error(), tt.fault) {
				t.Errorf("%s: %v, want %q", tt.name, err, tt.fault)
			}
			continue
		}
		if err != nil || len(features) != 1 {
			t.Errorf("%s: %d features, %v", tt.name, len(features), err)
		} else if p := features[0].Geometry.FlatCoords(); !(math.Abs(p[0]-1) <= 1e-9 && math.Abs(p[1]) <= 1e-9) {
			t.Errorf("%s: the point is %v", tt.name, p)
		}
	}
}

func TestAttributesAndErrors(t *testing.T) {
	s, features, err := read(`{"exceededTransferLimit":true,"fields":[{"name":"a"}],"features":[{"geometry":{"x":1,"y":2},"attributes":{"a":"K`+"\xf6"+`ln","b":5}},`+
		`{"geometry":{"x":1,"y":2},"attributes":[]}]}`, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(features) != 2 {
		t.Fatalf("%d features, want 2", len(features))
	}
	if got := s.Info().Schema.Columns(); !slices.Equal(got, []string{"a", "b"}) {
		t.Fatalf("the columns are %q", got)
	}
	if got := s.Info().Warnings; len(got) != 3 {
		t.Fatalf("%d warnings, want 3: %q", len(got), got)
	}
	if v, _ := features[0].Record.Get("a"); v.String() != "Köln" {
		t.Errorf("a is %q", v)
	}
	for text, want := range map[string]string{
		`{"features":[{"attributes":{}}`: "found the end of the file", `{}`: `has no "features"`, `[]`: "expected an object", `{"features":[]} x`: "more text",
		`{"features":[{"geometry":{"x":500000,"y":4500000}}]}`: "feature 1: coordinates 500000, 4.5e+06",
	} {
		if _, _, err := read(text, Options{}); err == nil || !strings.HasPrefix(err.Error(), "x.json") || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(set(`"spatialReference":{"wkid":4326},`, `{"x":1,"y":2}`, `{"rings":[[[0,0],[0,9],[9,9],[0,0]],[[2,2],[4,2],[4,4]]]}`, `{"paths":[[[1,2],[3,4]]]}`)))
	f.Add([]byte(`{"features":[null,{"geometry":{"points":[[1,"2"]]},"attributes":null}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := Parse("fuzz", data, Options{})
		if err != nil {
			return
		}
		for feature, err := range s.Features(context.Background()) {
			if err != nil {
				return
			}
			flat := feature.Geometry.FlatCoords()
			if len(flat) == 0 || feature.Geometry.Layout() != geom.XY || len(feature.Record.Values) > len(s.schema.Columns()) {
				t.Fatalf("feature %v", feature)
			}
			for i := 0; i < len(flat); i += 2 {
				if !(math.Abs(flat[i]) <= 361 && math.Abs(flat[i+1]) <= 90) {
					t.Fatalf("point %v, %v", flat[i], flat[i+1])
				}
			}
		}
	})
}
