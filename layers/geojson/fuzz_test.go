package geojson

import (
	"context"
	"testing"

	"github.com/twpayne/go-geom"
)

// FuzzParse checks that no text makes the reader panic, and that what it reads
// keeps the promises of layers.Feature: finite degrees, closed rings.
func FuzzParse(f *testing.F) {
	f.Add([]byte(`{"type":"FeatureCollection","features":[{"type":"Feature","id":1,"properties":{"a":"\u00e9","b":[1,{}]},` +
		`"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0,5],[1,1.5e0]],[[0,0]]]}}]}`))
	f.Add([]byte(`{"geometries":[{"coordinates":[[[[0,0],[1,0],[1,1],[0,0]]]],"type":"MultiPolygon"}],"type":"GeometryCollection"}`))
	f.Add([]byte("\x1e{\"type\":\"MultiLineString\",\"coordinates\":[[[1,2],[3,4]],[]]}\n\x1e{\"type\":\"Point\",\"coordinates\":[]}"))
	f.Add([]byte("\ufeff{\"type\":\"Feature\",\"geometry\":null,\"crs\":{\"properties\":{\"name\":\"EPSG:4326\"}}}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := Parse("fuzz", data, Options{})
		if err != nil {
			return
		}
		for feature, err := range s.Features(context.Background()) {
			if err != nil {
				return
			}
			if len(feature.Record.Values) > len(s.schema.Columns()) {
				t.Fatal("more values than columns")
			}
			checkGeometry(t, feature.Geometry)
		}
	})
}

func checkGeometry(t *testing.T, g geom.T) {
	t.Helper()
	if c, ok := g.(*geom.GeometryCollection); ok {
		for _, member := range c.Geoms() {
			checkGeometry(t, member)
		}
		return
	}
	flat := g.FlatCoords()
	if len(flat) == 0 || g.Layout() != geom.XY {
		t.Fatalf("geometry with %d coordinates, layout %v", len(flat), g.Layout())
	}
	for i := 0; i < len(flat); i += 2 {
		if !(flat[i] >= -361 && flat[i] <= 361 && flat[i+1] >= -90 && flat[i+1] <= 90) {
			t.Fatalf("point %v, %v", flat[i], flat[i+1])
		}
	}
	if p, ok := g.(*geom.Polygon); ok {
		start := 0
		for _, end := range p.Ends() {
			if end-start < 8 || flat[start] != flat[end-2] || flat[start+1] != flat[end-1] {
				t.Fatalf("ring %v", flat[start:end])
			}
			start = end
		}
	}
}
