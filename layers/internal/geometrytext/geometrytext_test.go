package geometrytext

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/seed-898ab921/kartograph/internal/pace"
	"github.com/twpayne/go-geom/encoding/wkt"
)

func TestParse(t *testing.T) {
	for _, tt := range []struct {
		text, want string
		srid       int
		system     string
	}{
		{"POINT (1 2)", "POINT (1 2)", 0, ""},
		{" SRID=25832;POINT Z (1 2 3)", "POINT (1 2)", 25832, ""},
		{"0101000020e6100000000000000000f03f0000000000000040", "POINT (1 2)", 4326, ""},
		{`\x0101000000000000000000F03F0000000000000040`, "POINT (1 2)", 0, ""},
		{`{"type": "Point", "coordinates": [1, 2, 3]}`, "POINT (1 2)", 0, ""},
		{`{"coordinates": [[0, 0], [1, 1]], "type": "LineString"}`, "LINESTRING (0 0, 1 1)", 0, ""},
		{`{"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1]]]}`, "POLYGON ((0 0, 1 0, 1 1, 0 0))", 0, ""},
		{`{"type": "GeometryCollection", "geometries": [null, {"type": "Point", "coordinates": [1, 2]}, {"type": "GeometryCollection", "geometries": []}]}`, "POINT (1 2)", 0, ""},
		{`{"geometry": {"type": "Point", "coordinates": [1, 2]}, "type": "Feature", "properties": {"coordinates": 5}}`, "POINT (1 2)", 0, ""},
		{`{"type": "Point", "crs": {"type": "name", "properties": {"name": "EPSG:25832"}}, "coordinates": [1, 2]}`, "POINT (1 2)", 0, "EPSG:25832"},
		{`{"type": "Point", "coordinates": []}`, "", 0, ""},
		{`{"type": "Feature", "geometry": null}`, "", 0, ""},
		{"POLYGON EMPTY", "", 0, ""},
	} {
		g, err := Parse(tt.text, func(string) {})
		got := ""
		if g.Shape != nil {
			got, _ = wkt.Marshal(g.Shape)
		}
		if err != nil || got != tt.want {
			t.Errorf("%s: got %s, %v, want %s", tt.text, got, err, tt.want)
		}
		if g.SRID != tt.srid {
			t.Errorf("%s: the SRID is %d, want %d", tt.text, g.SRID, tt.srid)
		}
		if !strings.Contains(string(g.System), tt.system) {
			t.Errorf("%s: the system is %s, want %s", tt.text, g.System, tt.system)
		}
	}
}

func TestParseErrors(t *testing.T) {
	for text, want := range map[string]string{
		"POINT (1)":            "well-known text, byte",
		"Berlin":               `unknown geometry "Berlin"`,
		"0101000000":           `unknown geometry`,
		"01010000000000000000": "well-known binary: it ends too early",
		`{"type": "Point", "coordinates": ["x", 2]}`:    "GeoJSON: ",
		`{"type": "Point"}`:                             `GeoJSON: the "Point" has no coordinates`,
		`{"type": "Circle", "coordinates": [1, 2]}`:     `"Circle" is not a type of geometry`,
		`{"type": "Point", "coordinates": [1, 2]} more`: "nothing more is expected",
		`{"type": "Point", "coordinates": [1, 2]`:       "GeoJSON: ",
	} {
		if g, err := Parse(text, func(string) {}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, %v; want %q", text, g.Shape, err, want)
		}
	}
}

func TestLooks(t *testing.T) {
	for text, want := range map[string]bool{
		"POINT(1 2)": true, "multipolygon (((0 0": true, "SRID=4326;POINT Z(1 2 3)": true, "POINT EMPTY": true, "LINESTRINGZ(0 0 0": true,
		`{"type":"Point","coordinates":[1,2]}`: true, "0101000020e6100000000000000000f03f0000000000000040": true, "00000000013ff00000000000004000000000000000": true,
		"": false, "Point Reyes": false, "POINT": false, "Polygon": false, "{}": false, `{"a": 1}`: false, "010100000000": false, "0123456789012345678901": false,
		"0000000000000000000000000000": false, "12.5": false, "PORT (1 2)": false,
	} {
		if Looks(text) != want {
			t.Errorf("%q: %v, want %v", text, !want, want)
		}
	}
}

// FuzzParse reads no text in more time than it is long.
func FuzzParse(f *testing.F) {
	f.Add("SRID=4326;MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)))")
	f.Add("0101000020e6100000000000000000f03f0000000000000040")
	f.Add(`{"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [1, 2]}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		pace.Within(t, fmt.Sprint(len(text), " bytes"), 2*time.Second, func() {
			Looks(text)
			g, err := Parse(text, func(string) {})
			if err == nil && g.Shape != nil && len(g.Shape.FlatCoords()) > 2*len(text) {
				t.Errorf("%d numbers of %d bytes", len(g.Shape.FlatCoords()), len(text))
			}
		})
	})
}

// TestNested reads collections within one another in the time of their text.
func TestNested(t *testing.T) {
	for _, deep := range []string{
		strings.Repeat(`{"type":"GeometryCollection","geometries":[`, 30) + `{"type":"MultiPoint","coordinates":[` + strings.Repeat("[1,2],", 50_000) + "[1,2]]}" + strings.Repeat("]}", 30),
		strings.Repeat(`{"type":"Feature","geometry":`, 100_000),
		strings.Repeat("GEOMETRYCOLLECTION(", 100_000),
		strings.Repeat("0107000000"+"01000000", 10_000),
	} {
		pace.Within(t, deep[:20], 3*time.Second, func() { _, _ = Parse(deep, func(string) {}) })
	}
}
