package topojson

import (
	"context"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/layers"
	"github.com/twpayne/go-geom"
	"github.com/twpayne/go-geom/encoding/wkt"
)

// read returns all features of a text, or the first error.
func read(text string, o Options) (*Source, []layers.Feature, error) {
	s, err := Parse("x.topojson", []byte(text), o)
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

// show writes geometries as WKT, one to a line.
func show(t *testing.T, features []layers.Feature) string {
	t.Helper()
	var lines []string
	for _, f := range features {
		text, err := wkt.Marshal(f.Geometry)
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, text)
	}
	return strings.Join(lines, "\n")
}

// square has three arcs: two that make a square, one that cuts it in half.
const square = `"arcs":[[[0,0],[2,0],[2,2]],[[2,2],[0,2],[0,0]],[[0,0],[2,2]],[[9,9]]]`

func TestGeometries(t *testing.T) {
	tests := []struct{ name, geometry, want string }{
		{"line", `{"type":"LineString","arcs":[0]}`, "LINESTRING (0 0, 2 0, 2 2)"},
		{"backwards", `{"type":"LineString","arcs":[-1]}`, "LINESTRING (2 2, 2 0, 0 0)"},
		{"end to end", `{"type":"LineString","arcs":[0,1]}`, "LINESTRING (0 0, 2 0, 2 2, 0 2, 0 0)"},
		{"lines", `{"type":"MultiLineString","arcs":[[0],[-3]]}`, "MULTILINESTRING ((0 0, 2 0, 2 2), (2 2, 0 0))"},
		{"polygon", `{"type":"Polygon","arcs":[[0,-3]]}`, "POLYGON ((0 0, 2 0, 2 2, 0 0))"},
		{"multipolygon", `{"type":"MultiPolygon","arcs":[[[0,-3]],[[1,2]]]}`,
			"MULTIPOLYGON (((0 0, 2 0, 2 2, 0 0)), ((2 2, 0 2, 0 0, 2 2)))"},
		{"hole", `{"type":"Polygon","arcs":[[0,1],[0,-3]]}`, "POLYGON ((0 0, 2 0, 2 2, 0 2, 0 0), (0 0, 2 0, 2 2, 0 0))"},
		{"point", `{"type":"Point","coordinates":[1,2,3]}`, "POINT (1 2)"},
		{"points", `{"coordinates":[[1,2],[3,4]],"type":"MultiPoint"}`, "MULTIPOINT (1 2, 3 4)"},
		{"collection", `{"type":"GeometryCollection","geometries":[{"type":"LineString","arcs":[2]},{"type":"Point","coordinates":[1,1]}]}`,
			"LINESTRING (0 0, 2 2)\nPOINT (1 1)"},
		{"collection in a collection", `{"geometries":[{"type":"GeometryCollection","geometries":[{"type":"LineString","arcs":[2]},` +
			`{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,1]}]}]}],"type":"GeometryCollection"}`,
			"GEOMETRYCOLLECTION (LINESTRING (0 0, 2 2), POINT (1 1))"},
		{"empty collection", `{"type":"GeometryCollection","geometries":[]}`, ""},
	}
	for _, tt := range tests {
		for _, text := range []string{
			`{"type":"Topology","objects":{"a":` + tt.geometry + `},` + square + `}`,
			"\ufeff{" + square + `,"objects":{"a":` + tt.geometry + "},\"bbox\":[0,0,2,2],\"type\":\"Topology\"}\n",
		} {
			s, features, err := read(text, Options{})
			if err != nil {
				t.Fatalf("%s: %v", tt.name, err)
			}
			if got := show(t, features); got != tt.want || len(s.Info().Warnings) != 0 {
				t.Errorf("%s: got\n%s\nwant\n%s\nwarnings %v", tt.name, got, tt.want, s.Info().Warnings)
			}
		}
	}
}

func TestQuantised(t *testing.T) {
	text := `{"type":"Topology","transform":{"scale":[0.5,0.1],"translate":[10,-20]},"arcs":[[[2,10],[1,1],[-3,0]]],` +
		`"objects":{"a":{"type":"LineString","arcs":[0]},"b":{"type":"MultiPoint","coordinates":[[4,20],[4,30]]}}}`
	_, features, err := read(text, Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := [][]float64{{11, -19, 11.5, -18.9, 10, -18.9}, {12, -18, 12, -17}}
	for i, f := range features {
		if !slices.Equal(f.Geometry.FlatCoords(), want[i]) {
			t.Errorf("got %v, want %v", f.Geometry.FlatCoords(), want[i])
		}
	}
}

func TestRepairs(t *testing.T) {
	tests := []struct{ name, geometry, want, warning string }{
		{"null", `{"type":null}`, "", `null or empty geometries skipped: 1 (object "a", geometry 1)`},
		{"empty", `{"type":"Polygon","arcs":[]}`, "", `null or empty geometries skipped: 1 (object "a", geometry 1)`},
		{"empty point", `{"type":"Point","coordinates":[]}`, "", `null or empty geometries skipped: 1 (object "a", geometry 1)`},
		{"open ring", `{"type":"Polygon","arcs":[[0]]}`, "POLYGON ((0 0, 2 0, 2 2, 0 0))",
			`open rings closed: 1 (object "a", geometry 1)`},
		{"ring without area", `{"type":"MultiPolygon","arcs":[[[2,-3],[0,1]],[[0,1],[2,-3]]]}`,
			"MULTIPOLYGON (((0 0, 2 0, 2 2, 0 2, 0 0)))",
			`rings with fewer than three corners dropped: 2 (first: object "a", geometry 1)`},
		{"arcs that do not meet", `{"type":"LineString","arcs":[0,0]}`, "LINESTRING (0 0, 2 0, 2 2, 0 0, 2 0, 2 2)",
			`arcs that do not begin where the one before ends: 1 (object "a", geometry 1)`},
		{"arc of one point", `{"type":"MultiLineString","arcs":[[3],[2]]}`, "MULTILINESTRING ((0 0, 2 2))",
			`lines of a single point dropped: 1 (object "a", geometry 1)`},
		{"id of another kind", `{"type":"LineString","arcs":[2],"id":true}`, "LINESTRING (0 0, 2 2)",
			`ids that are neither text nor number ignored: 1 (object "a", geometry 1)`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, features, err := read(`{"type":"Topology","objects":{"a":`+tt.geometry+`},`+square+`}`, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if got := show(t, features); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
			if w := s.Info().Warnings; !slices.Equal(w, []string{tt.warning}) &&
				(len(w) != 2 || w[0] != tt.warning) {
				t.Errorf("warnings %q, want %q", w, tt.warning)
			}
		})
	}
}

func TestRecords(t *testing.T) {
	text := `{"type":"Topology","objects":{"all":{"type":"GeometryCollection","properties":{"ignored":1},"geometries":[` +
		`{"type":"LineString","arcs":[0],"id":"04","properties":{"name":"Arizona","n":{"a": 1}}},` +
		`{"type":"LineString","arcs":[1],"id":7,"properties":{"pop":5}},{"type":"LineString","arcs":[2]}]}},` + square + `}`
	s, features, err := read(text, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := s.Info().Schema.Columns(); !slices.Equal(got, []string{"id", "name", "n", "pop"}) {
		t.Errorf("columns are %q", got)
	}
	n, _ := features[0].Record.Get("n")
	pop, _ := features[1].Record.Get("pop")
	name, _ := features[1].Record.Get("name")
	if n.String() != `{"a":1}` || pop.String() != "5" || !name.IsNull() {
		t.Errorf("values are %v, %v, %v", n, pop, name)
	}
	if features[0].ID != "04" || features[1].ID != "7" || features[2].ID != "" {
		t.Errorf("ids are %q, %q, %q", features[0].ID, features[1].ID, features[2].ID)
	}
}

func TestErrors(t *testing.T) {
	line := func(arcs string) string {
		return `{"type":"Topology","objects":{"a":{"type":"LineString","arcs":` + arcs + `}},` + square + `}`
	}
	tests := []struct{ name, text, object, want string }{
		{"nothing", "", "", "x.topojson:1:1: expected an object, found the end"},
		{"GeoJSON", `{"type":"FeatureCollection","features":[]}`, "", `its type is "FeatureCollection"`},
		{"text after it", line("[0]") + "{}", "", "more text after the topology"},
		{"cut off", line("[0]")[:60], "", "no end"},
		{"arc too high", line("[0,4]"), "", `object "a", geometry 1: arc 4 does not exist, there are 4`},
		{"arc too low", line("[-5]"), "", "arc -5 does not exist"},
		{"arc between", line("[0.5]"), "", "arc 0.5 does not exist"},
		{"arc beyond integers", line("[1e300]"), "", "arc 1e+300 does not exist"},
		{"arcs too deep", line("[[0]]"), "", `expected a number, found "["`},
		{"place", "{\"type\":\"Topology\",\n\"objects\":{\"a\":{\"type\":\"LineString\",\n\"arcs\":[99]}}}", "", "x.topojson:3:9: object"},
		{"no arcs", `{"type":"Topology","objects":{"a":{"type":"LineString"}}}`, "", `the LineString has no "arcs"`},
		{"other type", `{"type":"Topology","objects":{"a":{"type":"Circle","arcs":[]}}}`, "", `"Circle" is not a type of geometry`},
		{"object", line("[0]"), "b", `object "b" not found; the objects are a`},
		{"degrees", `{"type":"Topology","arcs":[[[0,0],[900,400]]],"objects":{"a":{"type":"LineString","arcs":[0]}}}`, "", "arc 0: coordinates 900, 400 are no longitude"},
		{"point in metres", `{"type":"Topology","objects":{"a":{"type":"Point","coordinates":[5000,1]}}}`, "", "coordinates 5000, 1 are no"},
		{"half a transform", `{"type":"Topology","transform":{"scale":[1,1]}}`, "", "needs \"scale\" and \"translate\""},
		{"crs", `{"type":"Topology","crs":{"type":"name"}}`, "", "names no coordinate system"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, features, err := read(tt.text, Options{Object: tt.object})
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("%d features, error %v; want %q", len(features), err, tt.want)
			}
		})
	}
}

func TestOneArcAMillionTimes(t *testing.T) {
	arc := "[[0,0]" + strings.Repeat(",[1,1],[0,0]", 5000) + "]"
	line := `{"type":"LineString","arcs":[0` + strings.Repeat(",0", 1000000) + `]}`
	_, _, err := read(`{"type":"Topology","arcs":[`+arc+`],"objects":{"a":`+line+`}}`, Options{})
	if err == nil || !strings.Contains(err.Error(), "used more than 256 times") {
		t.Errorf("error is %v", err)
	}
}

func TestStops(t *testing.T) {
	s, err := Open(os.DirFS("../../testdata/data"), "world-countries-110m.topojson", Options{})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	n := 0
	for _, err := range s.Features(ctx) {
		if n++; n == 2 && !errors.Is(err, context.Canceled) {
			t.Errorf("error is %v", err)
		}
		cancel()
	}
	if n != 2 || s.Info().Extent != nil {
		t.Errorf("%d steps, extent %v", n, s.Info().Extent)
	}
	if _, err := Open(os.DirFS("."), "missing.topojson", Options{}); err == nil {
		t.Error("no error for a file that is not there")
	}
}

// flatOf returns a polygonal geometry's coordinates and how many rings it has.
func flatOf(g geom.T) ([]float64, int) {
	rings := len(g.Ends())
	if m, ok := g.(*geom.MultiPolygon); ok {
		for _, ends := range m.Endss() {
			rings += len(ends)
		}
	}
	return g.FlatCoords(), rings
}
