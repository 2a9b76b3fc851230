package overlay

import (
	"math"
	"testing"

	"github.com/twpayne/go-geom"
)

// The wanted points are those of GEOS 3.11, for example
// python3 -c 'import shapely.wkt as w; print(w.loads("POLYGON((0 0,10 0,10 4,6 4,6 10,0 10,0 0))").representative_point())'
func TestPointOnSurface(t *testing.T) {
	ell := geom.NewPolygonFlat(geom.XY, []float64{0, 0, 10, 0, 10, 4, 6, 4, 6, 10, 0, 10, 0, 0}, []int{14})
	ring := geom.NewPolygonFlat(geom.XY, []float64{0, 0, 10, 0, 10, 10, 0, 10, 0, 0, 2, 2, 2, 8, 9, 8, 9, 2, 2, 2}, []int{10, 20})
	two := geom.NewMultiPolygonFlat(geom.XY, []float64{0, 0, 3, 0, 3, 9, 0, 9, 0, 0, 10, 0, 14, 0, 14, 1, 10, 1, 10, 0}, [][]int{{10}, {20}})
	for name, test := range map[string]struct {
		g    geom.T
		x, y float64
	}{
		"ell": {ell, 3, 7}, "ring": {ring, 1, 5}, "two parts": {two, 12, 0.5},
	} {
		x, y, ok := PointOnSurface(test.g)
		if !ok || !(math.Abs(x-test.x) < 1e-12) || !(math.Abs(y-test.y) < 1e-12) {
			t.Errorf("%s: got %g, %g, %v, want %g, %g", name, x, y, ok, test.x, test.y)
		}
	}
	flat := geom.NewPolygonFlat(geom.XY, []float64{0, 0, 10, 0, 5, 0, 0, 0}, []int{8})
	bad := geom.NewPolygonFlat(geom.XY, []float64{0, 0, math.NaN(), 0, 5, 5, 0, 0}, []int{8})
	for _, g := range []geom.T{flat, bad, geom.NewPolygon(geom.XY), geom.NewPointFlat(geom.XY, []float64{1, 1})} {
		if x, y, ok := PointOnSurface(g); ok {
			t.Errorf("%v has the point %g, %g", g, x, y)
		}
	}
}
