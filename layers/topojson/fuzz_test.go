package topojson

import (
	"context"
	"testing"

	"github.com/twpayne/go-geom"
)

// FuzzParse checks that no text makes the reader panic, and that what it reads
// are degrees and closed rings.
func FuzzParse(f *testing.F) {
	f.Add([]byte(`{"type":"Topology","transform":{"scale":[0.5,0.1],"translate":[10,-20]},"arcs":[[[2,10],[1,1],[-3,0]],[]],` +
		`"objects":{"a":{"type":"Polygon","arcs":[[0]],"id":1},"b":{"type":"MultiPoint","coordinates":[[4,20]]}}}`))
	f.Add([]byte(`{"arcs":[[[0,0],[2,0],[2,2]],[[2,2],[0,0]]],"type":"Topology","objects":{"a":{"geometries":[` +
		`{"type":"MultiPolygon","arcs":[[[0,1],[-1]]],"properties":{"x":[1]}},{"type":null}],"type":"GeometryCollection"}}}`))
	f.Add([]byte(`{"type":"Topology","crs":{"properties":{"name":"EPSG:4326"}},"objects":{"a":{"type":"LineString","arcs":[-1]}},"arcs":[[[0,0]]]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := Parse("fuzz", data, Options{})
		if err != nil {
			return
		}
		for feature, err := range s.Features(context.Background()) {
			if err != nil {
				return
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
	if len(flat) == 0 {
		t.Fatal("empty geometry")
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
