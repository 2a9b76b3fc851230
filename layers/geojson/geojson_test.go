package geojson

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/layers"
	"github.com/twpayne/go-geom"
	"github.com/twpayne/go-geom/encoding/wkt"
)

// read returns all features of a text, or the first error.
func read(text string, o Options) (*Source, []layers.Feature, error) {
	s, err := Parse("x.geojson", []byte(text), o)
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

func TestGeometries(t *testing.T) {
	const square = `[[0,0],[1,0],[1,1],[0,0]]`
	tests := []struct{ name, text, want string }{
		{"point", `{"type":"Point","coordinates":[1.5,-2]}`, "POINT (1.5 -2)"},
		{"heights are dropped", `{"type":"LineString","coordinates":[[1,2,99],[3,4,5,6],[5,6,null]]}`,
			"LINESTRING (1 2, 3 4, 5 6)"},
		{"multipoint", `{"type":"MultiPoint","coordinates":[[1,2],[3,4]]}`, "MULTIPOINT (1 2, 3 4)"},
		{"multiline", `{"type":"MultiLineString","coordinates":[[[1,2],[3,4]],[[5,6],[7,8],[9,9]]]}`,
			"MULTILINESTRING ((1 2, 3 4), (5 6, 7 8, 9 9))"},
		{"polygon", `{"type":"Polygon","coordinates":[` + square + `,` + square + `]}`,
			"POLYGON ((0 0, 1 0, 1 1, 0 0), (0 0, 1 0, 1 1, 0 0))"},
		{"multipolygon", `{"type":"MultiPolygon","coordinates":[[` + square + `],[` + square + `]]}`,
			"MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((0 0, 1 0, 1 1, 0 0)))"},
		{"members in any order", `{"coordinates":[1,2],"bbox":[1,2,1,2],"type":"Point"}`, "POINT (1 2)"},
		{"feature", `{"geometry":{"coordinates":[1,2],"type":"Point"},"properties":null,"type":"Feature"}`, "POINT (1 2)"},
		{"collection", `{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},` +
			`{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[3,4]}]}]}`,
			"GEOMETRYCOLLECTION (POINT (1 2), POINT (3 4))"},
		{"collection before its type", `{"geometries":[{"coordinates":[1,2],"type":"Point"}],"type":"GeometryCollection"}`,
			"POINT (1 2)"},
		{"features before their type", `{"features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]}}],` +
			`"type":"FeatureCollection"}`, "POINT (1 2)"},
		{"bare geometry as a feature", `{"type":"FeatureCollection","features":[{"type":"Point","coordinates":[1,2]}]}`,
			"POINT (1 2)"},
		{"newline-delimited", "{\"type\":\"Point\",\"coordinates\":[1,2]}\r\n\n{\"type\":\"Point\",\"coordinates\":[3,4]}\n",
			"POINT (1 2)\nPOINT (3 4)"},
		{"text sequence", "\x1e{\"type\":\"Point\",\"coordinates\":[1,2]}\n\x1e{\"type\":\"Point\",\"coordinates\":[3,4]}\n",
			"POINT (1 2)\nPOINT (3 4)"},
		{"byte order mark", "\ufeff{\"type\":\"Point\",\"coordinates\":[1,2]}", "POINT (1 2)"},
		{"numbers of every form", `{"type":"MultiPoint","coordinates":[[-0.0,1e1],[1E-2,0.5e+1],[12.345678901234567890,7]]}`,
			"MULTIPOINT (-0 10, 0.01 5, 12.345678901234567 7)"},
		{"foreign members", `{"type":"Feature","x":{"features":[1]},"geometry":{"type":"Point","coordinates":[1,2],"y":"]"},"z":[]}`,
			"POINT (1 2)"},
		{"latitude a little beyond the pole", `{"type":"Point","coordinates":[0,-90.0000000001]}`, "POINT (0 -90)"},
		{"no features", `{"type":"FeatureCollection","features":[]}`, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, features, err := read(tt.text, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if got := show(t, features); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
			if w := s.Info().Warnings; len(w) != 0 {
				t.Errorf("warnings %v", w)
			}
		})
	}
}

func TestRepairs(t *testing.T) {
	tests := []struct{ name, text, want, warning string }{
		{"open ring", `{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1]]]}`,
			"POLYGON ((0 0, 1 0, 1 1, 0 0))", "open rings closed: 1 (feature 1)"},
		{"hole of two points", `{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]],[[2,2],[3,3]]]}`,
			"POLYGON ((0 0, 1 0, 1 1, 0 0))", "rings with fewer than three corners dropped: 1 (feature 1)"},
		{"outer ring of one point takes its holes along",
			`{"type":"MultiPolygon","coordinates":[[[[2,2]],[[0,0],[1,0],[1,1],[0,0]]],[[[0,0],[1,0],[1,1],[0,0]]]]}`,
			"MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)))", "rings with fewer than three corners dropped: 1 (feature 1)"},
		{"line of one point", `{"type":"MultiLineString","coordinates":[[[1,1]],[[1,1],[2,2]]]}`,
			"MULTILINESTRING ((1 1, 2 2))", "lines of a single point dropped: 1 (feature 1)"},
		{"null geometry", `{"type":"Feature","geometry":null,"properties":{}}`, "", "null geometries skipped: 1 (feature 1)"},
		{"empty point", `{"type":"Point","coordinates":[]}`, "", "empty geometries skipped: 1 (feature 1)"},
		{"empty polygon", `{"type":"Polygon","coordinates":[[]]}`, "", "empty geometries skipped: 1 (feature 1)"},
		{"empty collection", `{"type":"GeometryCollection","geometries":[{"type":"MultiPolygon","coordinates":[]}]}`,
			"", "empty geometries skipped: 1 (feature 1)"},
		{"id of another kind", `{"type":"Feature","id":[1],"geometry":{"type":"Point","coordinates":[1,2]}}`,
			"POINT (1 2)", "ids that are neither text nor number ignored: 1 (feature 1)"},
		{"NaN", `{"type":"Feature","properties":{"a":NaN,"b":-Infinity},"geometry":{"type":"Point","coordinates":[1,2]}}`,
			"POINT (1 2)", "properties that are NaN or infinite, taken as null: 2"},
		{"Latin 1", "{\"type\":\"Feature\",\"properties\":{\"a\":\"Espa\xf1a\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}}",
			"POINT (1 2)", "texts that are not UTF-8, read as windows-1252: 1"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, features, err := read(tt.text, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if got := show(t, features); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
			if w := s.Info().Warnings; !slices.Contains(w, tt.warning) {
				t.Errorf("warnings %q, want %q", w, tt.warning)
			}
		})
	}
}

func TestProperties(t *testing.T) {
	const point = `"geometry":{"type":"Point","coordinates":[1,2]}`
	text := `{"type":"FeatureCollection","features":[` +
		`{"type":"Feature","id":"DEU","properties":{"name":"Deutschland","pop":83,"tags":[1, {"a": "b c"}]},` + point + `},` +
		`{"type":"Feature","id":9007199254740993,"properties":{"pop":9007199254740993,"eu":true,"name":null},` + point + `},` +
		`{"type":"Feature","properties":{"\u00e9\ud83d\ude00":"\"\\\/\n\ud83d","half":0.5,"huge":123456789012345678901234567890,"far":1e999},` + point + `},` +
		`{"type":"Feature","properties":null,` + point + `},` +
		`{"type":"Feature","properties":{"pop":1,"pop":2},` + point + `}]}`
	s, features, err := read(text, Options{})
	if err != nil {
		t.Fatal(err)
	}
	columns := []string{"id", "name", "pop", "tags", "eu", "é😀", "half", "huge", "far"}
	if got := s.Info().Schema.Columns(); !slices.Equal(got, columns) {
		t.Fatalf("columns are %q", got)
	}
	tests := []struct {
		feature int
		column  string
		kind    layers.Kind
		text    string
	}{
		{0, "name", layers.KindText, "Deutschland"}, {0, "pop", layers.KindNumber, "83"},
		{0, "tags", layers.KindText, `[1,{"a":"b c"}]`}, {0, "eu", layers.KindNull, ""},
		{1, "pop", layers.KindNumber, "9007199254740993"}, {1, "eu", layers.KindBool, "true"},
		{1, "name", layers.KindNull, ""}, {2, "é😀", layers.KindText, "\"\\/\n\ufffd"},
		{2, "half", layers.KindNumber, "0.5"}, {2, "huge", layers.KindText, "123456789012345678901234567890"},
		{2, "far", layers.KindText, "1e999"}, {3, "name", layers.KindNull, ""}, {4, "pop", layers.KindNumber, "2"},
	}
	for _, tt := range tests {
		v, ok := features[tt.feature].Record.Get(tt.column)
		if !ok || v.Kind() != tt.kind || v.String() != tt.text {
			t.Errorf("feature %d: %s is %v (kind %d), want %q", tt.feature, tt.column, v, v.Kind(), tt.text)
		}
	}
	if features[0].ID != "DEU" || features[1].ID != "9007199254740993" || features[2].ID != "" {
		t.Errorf("ids are %q, %q, %q", features[0].ID, features[1].ID, features[2].ID)
	}
}

func TestErrors(t *testing.T) {
	deep := strings.Repeat("[", 10000)
	manyColumns := func() string {
		var b strings.Builder
		for i := range 5000 {
			fmt.Fprintf(&b, "%q:1,", fmt.Sprint("c", i))
		}
		return `{"type":"Feature","properties":{` + strings.TrimSuffix(b.String(), ",") + `}}`
	}
	tests := []struct{ name, text, want string }{
		{"nothing", " \n", "x.geojson:1:1: there is nothing in it"},
		{"array", "[1]", `x.geojson:1:2: feature 1: expected an object, found "1"`},
		{"markup", "<kml>", `found "<kml>"`},
		{"no type", `{"a":1}`, `x.geojson:1:1: this is no GeoJSON: the object has no "type"`},
		{"TopoJSON", `{"type":"Topology","arcs":[]}`, "this is TopoJSON"},
		{"other type", `{"type":"Square"}`, `"Square" is not a type of GeoJSON`},
		{"no features", `{"type":"FeatureCollection"}`, `has no "features"`},
		{"features of a Feature", `{"type":"Feature","features":[]}`, "must be of type FeatureCollection"},
		{"feature that is none", `{"type":"FeatureCollection","features":[1]}`, `feature 1: expected an object, found "1"`},
		{"cut off", `{"type":"Point","coordinates":[1,2]`, "x.geojson:1:36: expected a comma or '}', found the end of the file"},
		{"cut off in an array", `{"type":"Point","coordinates":[1,`, "x.geojson:1:31: what '[' opens here has no end"},
		{"wrong bracket", `{"type":"Point","coordinates":[1,2}}`, `'}' closes what '[' opened`},
		{"too deep", `{"type":"Point","coordinates":` + deep, "nested more than"},
		{"place", "{\"type\":\"FeatureCollection\",\n\"features\":[{\"type\":\"Feature\",\"properties\":{\"é\":1},\"geometry\":{\"type\":\"Point\",\n \"coordinates\":[1,x]}}]}",
			`x.geojson:3:19: feature 1: expected a number, found "x"`},
		{"one number", `{"type":"Point","coordinates":[1]}`, `a position needs two numbers, found "]"`},
		{"too shallow", `{"type":"LineString","coordinates":[1,2]}`, `expected a position such as [lon, lat], found "1"`},
		{"too deep for a point", `{"type":"Point","coordinates":[[1,2]]}`, `expected a number, found "["`},
		{"number with a plus", `{"type":"Point","coordinates":[+1,2]}`, `expected a number, found "+1"`},
		{"number with leading zero", `{"type":"Point","coordinates":[01,2]}`, `expected a number, found "01"`},
		{"number without digits", `{"type":"Point","coordinates":[1.,2]}`, `expected a number, found "1."`},
		{"exponent without digits", `{"type":"Point","coordinates":[1e,2]}`, `expected a number, found "1e"`},
		{"number too large", `{"type":"Point","coordinates":[1e400,2]}`, "the number \"1e400\" is too large"},
		{"metres", `{"type":"Point","coordinates":[500000,4500000]}`, "feature 1: coordinates 500000, 4.5e+06 are no longitude and latitude"},
		{"no coordinates", `{"type":"Point"}`, "the Point has no coordinates"},
		{"geometry of no type", `{"type":"Feature","geometry":{"coordinates":[1,2]}}`, `the object has no "type"`},
		{"feature as geometry", `{"type":"Feature","geometry":{"type":"Feature","coordinates":[1,2]}}`, `"Feature" is not a type`},
		{"bad nested property", `{"type":"Feature","properties":{"a":[1 2]}}`, "feature 1: this value is not JSON"},
		{"bad word", `{"type":"Feature","properties":{"a":nul}}`, `expected a value, found "nul"`},
		{"bad escape", `{"type":"Feature","properties":{"a":"\x"}}`, "is not an escape of JSON"},
		{"control character", "{\"type\":\"Feature\",\"properties\":{\"a\":\"b\nc\"}}", "control character"},
		{"too many properties", manyColumns(), "more than 4096 different properties"},
		{"crs without a name", `{"type":"FeatureCollection","features":[],"crs":{"type":"link","properties":{"href":"x"}}}`,
			"names no coordinate system"},
		{"crs that is none", `{"type":"FeatureCollection","features":[],"crs":5}`, `the "crs" member`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, features, err := read(tt.text, Options{})
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %d features and error %v, want %q", len(features), err, tt.want)
			}
		})
	}
}

func TestGoodFeaturesBeforeABadOne(t *testing.T) {
	text := `{"type":"Point","coordinates":[1,2]}` + "\n" + `{"type":"Point","coordinates":["a",2]}`
	_, features, err := read(text, Options{Strict: true})
	if len(features) != 1 || err == nil || !strings.HasPrefix(err.Error(), "x.geojson:2:32: feature 2:") {
		t.Errorf("%d features, error %v", len(features), err)
	}
}

func TestCoordinateSystems(t *testing.T) {
	const rest = `"features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[%s]}}]}`
	tests := []struct{ name, crs, override, point, want string }{
		{"CRS84", `{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}}`, "", "10,50", "POINT (10 50)"},
		{"EPSG:4326 is longitude first", `{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4326"}}`, "", "10,50", "POINT (10 50)"},
		{"null", `null`, "", "10,50", "POINT (10 50)"},
		{"code of the draft", `{"type":"EPSG","properties":{"code":4326}}`, "", "10,50", "POINT (10 50)"},
		{"asked for wins", `{"type":"name","properties":{"name":"nonsense"}}`, "EPSG:4326", "10,50", "POINT (10 50)"},
		// The origin of EPSG:3857 and of EPSG:3035 (4321000, 3210000 is 10 E, 52 N).
		{"web Mercator", `{"type":"name","properties":{"name":"EPSG:3857"}}`, "", "0,0", "POINT (0 0)"},
		{"Europe", `null`, "EPSG:3035", "4321000,3210000", "POINT (10 52)"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text := `{"type":"FeatureCollection","crs":` + tt.crs + "," + fmt.Sprintf(rest, tt.point)
			_, features, err := read(text, Options{CRS: tt.override})
			if err != nil {
				t.Fatal(err)
			}
			flat := features[0].Geometry.FlatCoords()
			rounded := fmt.Sprintf("POINT (%.6g %.6g)", flat[0], flat[1])
			if rounded != tt.want {
				t.Errorf("got %s, want %s", rounded, tt.want)
			}
		})
	}
	_, err := Parse("x", []byte(`{"type":"FeatureCollection","features":[]}`), Options{CRS: "EPSG:nonsense"})
	if err == nil {
		t.Error("no error for a coordinate system that does not exist")
	}
}

func TestOpen(t *testing.T) {
	fsys := fstest.MapFS{"a.geojson": {Data: []byte(`{"type":"Point","coordinates":[1,2]}`)}}
	if _, err := Open(fsys, "a.geojson", Options{}); err != nil {
		t.Error(err)
	}
	if _, err := Open(fsys, "b.geojson", Options{}); err == nil || !strings.Contains(err.Error(), "b.geojson") {
		t.Errorf("error is %v", err)
	}
}

func TestFeaturesStops(t *testing.T) {
	text := strings.Repeat("{\"type\":\"Point\",\"coordinates\":[1,2]}\n", 5)
	s, err := Parse("x", []byte(text), Options{})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	n := 0
	for _, err := range s.Features(ctx) {
		if n++; n == 3 && !errors.Is(err, context.Canceled) {
			t.Errorf("error is %v", err)
		}
		if n == 2 {
			cancel()
		}
	}
	if n != 3 {
		t.Errorf("%d steps after cancelling at the second", n)
	}
	for range s.Features(context.Background()) {
		break
	}
	if s.Info().Extent != nil {
		t.Error("an extent is told before the features were read to their end")
	}
}

func TestLakes(t *testing.T) {
	s, err := Open(os.DirFS("../../testdata/data"), "ne_50m_lakes.geojson", Options{})
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		polygons, points := 0, 0
		for f, err := range s.Features(context.Background()) {
			if err != nil {
				t.Fatal(err)
			}
			switch g := f.Geometry.(type) {
			case *geom.Polygon:
				polygons++
			case *geom.MultiPolygon:
				polygons += g.NumPolygons()
			}
			points += len(f.Geometry.FlatCoords()) / 2
		}
		// python3 -c "import json; f=json.load(open('ne_50m_lakes.geojson'))['features']; g=[x['geometry'] for x in f];
		// p=[p for x in g for p in (x['coordinates'] if x['type']=='MultiPolygon' else [x['coordinates']])];
		// print(len(p), sum(len(r) for q in p for r in q))"
		if polygons != 275 || points != 12376 {
			t.Errorf("%d polygons, %d points", polygons, points)
		}
	}
	info := s.Info()
	if info.Geometry != "polygon" || info.Extent == nil || len(info.Warnings) != 0 {
		t.Errorf("info is %+v", info)
	}
}
