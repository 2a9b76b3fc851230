package layers

import (
	"testing"

	"github.com/twpayne/go-geom"
)

func TestSummary(t *testing.T) {
	point := func(x, y float64) geom.T { return geom.NewPointFlat(geom.XY, []float64{x, y}) }
	line := geom.NewLineStringFlat(geom.XY, []float64{5, 6, 7, 8})
	collection := geom.NewGeometryCollection().MustPush(point(-3, 1), geom.NewGeometryCollection(), line)
	polygon := geom.NewPolygonFlat(geom.XY, []float64{0, 0, 1, 0, 1, 1, 0, 0}, []int{8})
	tests := []struct {
		name  string
		geoms []geom.T
		kind  string
		box   *Degrees
	}{
		{"nothing", nil, "", nil},
		{"nil and empty", []geom.T{nil, geom.NewPolygon(geom.XY), geom.NewGeometryCollection()}, "", nil},
		{"points", []geom.T{point(10, 20), nil, point(30, -5)}, "point", &Degrees{West: 10, South: -5, East: 30, North: 20}},
		{"point and multipoint", []geom.T{point(1, 2), geom.NewMultiPointFlat(geom.XY, []float64{3, 4})}, "point",
			&Degrees{West: 1, South: 2, East: 3, North: 4}},
		{"line", []geom.T{line}, "line", &Degrees{West: 5, South: 6, East: 7, North: 8}},
		{"collection", []geom.T{collection}, "mixed", &Degrees{West: -3, South: 1, East: 7, North: 8}},
		{"polygon and point", []geom.T{polygon, point(9, 9)}, "mixed", &Degrees{West: 0, South: 0, East: 9, North: 9}},
		{"mixed stays mixed", []geom.T{polygon, line, polygon}, "mixed", &Degrees{West: 0, South: 0, East: 7, North: 8}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var s Summary
			for _, g := range tt.geoms {
				s.Add(g)
			}
			got := s.Extent()
			if s.Geometry != tt.kind || (got == nil) != (tt.box == nil) || got != nil && *got != *tt.box {
				t.Errorf("got %q %v, want %q %v", s.Geometry, got, tt.kind, tt.box)
			}
		})
	}
}
