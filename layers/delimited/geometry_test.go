package delimited

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/layers"
)

// featuresOf reads a text and returns its points, "lon lat" each, its columns and
// its warnings.
func featuresOf(t *testing.T, text string, o Options) (points []string, s *Source, err error) {
	t.Helper()
	if s, err = Open(fstest.MapFS{"t.csv": {Data: []byte(text)}}, "t.csv", o); err != nil {
		return nil, nil, err
	}
	for f, err := range s.Features(context.Background()) {
		if err != nil {
			return nil, s, err
		}
		flat := f.Geometry.FlatCoords()
		points = append(points, fmt.Sprintf("%.5g %.5g", flat[0], flat[1]))
	}
	return points, s, nil
}

// TestGeometryColumns finds columns of geometries by what is in them.
func TestGeometryColumns(t *testing.T) {
	const point, hex, json = "POINT (1 2)", "0101000020e6100000000000000000f03f0000000000000040", `"{""type"": ""Point"", ""coordinates"": [1, 2]}"`
	for _, tt := range []struct {
		name, text string
		o          Options
		want       string
		columns    string
		told       string
	}{
		{"WKT by name", "name,wkt\na," + point, Options{}, "1 2", "name", ""},
		{"WKT by what it is", "name,where\na," + point, Options{}, "1 2", "name", ""},
		{"WKB", "name,geom\na," + hex, Options{}, "1 2", "name", ""},
		{"WKB by what it is", "name,location\na," + hex, Options{}, "1 2", "name", ""},
		{"GeoJSON", "name,geojson\na," + json, Options{}, "1 2", "name", ""},
		{"GeoJSON by what it is", "name,area\na," + json, Options{}, "1 2", "name", ""},
		{"a mixture", "name,g\na," + point + "\nb," + hex + "\nc," + json, Options{}, "1 2, 1 2, 1 2", "name", ""},
		{"the first are missing", "name,g\na,\nb,NULL\nc," + point, Options{}, "1 2", "name", "rows without a geometry skipped: 2"},
		{"a column named so without any", "geometry,border\npoint,\"LINESTRING (1 2, 3 4)\"", Options{}, "1 2", "geometry", ""},
		{"several", "centre,border\n" + point + `,"LINESTRING (3 4, 5 6)"`, Options{}, "1 2", "border", `2 columns have geometries; "centre" is drawn; "geometry" names another, such as "border"`},
		{"several, one usual", "centre,the_geom\n" + point + `,"LINESTRING (3 4, 5 6)"`, Options{}, "3 4", "centre", `"the_geom" is drawn`},
		{"the one that is named", "centre,border\n" + point + `,"LINESTRING (3 4, 5 6)"`, Options{WKT: "border"}, "3 4", "centre", ""},
		{"besides coordinates", "lon,lat,border\n7,8,\"LINESTRING (3 4, 5 6)\"", Options{}, "7 8", "lon,lat,border", `the points of "lon" and "lat" are drawn; "geometry": "border" draws the geometries in that column`},
		{"coordinates that are named", "lon,lat,border\n7,8,\"LINESTRING (3 4, 5 6)\"", Options{X: "lon", Y: "lat"}, "7 8", "lon,lat,border", ""},
		{"a system in the cells", "g\nSRID=3857;POINT (0 0)\nPOINT (1 2)", Options{}, "0 0, 1 2", "", ""},
		{"a system in WKB", "name,g\na,0101000020110F0000" + "0000000000000000" + "0000000000000000", Options{}, "0 0", "name", ""},
		{"a system of the layer", "name,g\na,SRID=4326;POINT (1113194.9079 0)", Options{CRS: "EPSG:3857"}, "10 0", "name", ""},
		{"a system that is none", "name,g\na,SRID=999999;POINT (0 0)\nb," + point + "\nc," + point, Options{}, "1 2, 1 2", "name", "rows skipped for a coordinate system of their own that is not known: 1"},
		{"a faulty one", "name,g\na,POINT (0 x)\nb," + point + "\nc," + point, Options{WKT: "g"}, "1 2, 1 2", "name", "rows skipped for content that cannot be read: 1 (line 2: g: well-known text, byte 10"},
	} {
		points, s, err := featuresOf(t, tt.text+"\n", tt.o)
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if got := strings.Join(points, ", "); got != tt.want {
			t.Errorf("%s: points %s, want %s", tt.name, got, tt.want)
		}
		if got := strings.Join(s.Info().Schema.Columns(), ","); got != tt.columns {
			t.Errorf("%s: columns %s, want %s", tt.name, got, tt.columns)
		}
		if told := strings.Join(s.Info().Warnings, "; "); (tt.told == "") != (told == "") || !strings.Contains(told, tt.told) {
			t.Errorf("%s: told %q, want %q", tt.name, told, tt.told)
		}
	}
}

// TestGeometrySystem tells the plane of edges where all geometries name one.
func TestGeometrySystem(t *testing.T) {
	for text, want := range map[string]bool{
		"g\n\"SRID=25832;LINESTRING (500000 5000000, 600000 5000000)\"\n":                   true,
		"g\n\"SRID=25832;LINESTRING (500000 5000000, 600000 5000000)\"\n\"POINT (1 2)\"\n":  false,
		"g\n\"SRID=4326;LINESTRING (1 2, 3 4)\"\n":                                          false,
		"g\n\"SRID=25832;POINT (500000 5000000)\"\n\"SRID=25833;POINT (500000 5000000)\"\n": false,
	} {
		_, s, err := featuresOf(t, text, Options{})
		if err != nil || (s.Info().System != nil) != want {
			t.Errorf("%s: %v, %v; want %v", text, s.Info().System, err, want)
		}
	}
}

var _ layers.Source = (*Source)(nil)
