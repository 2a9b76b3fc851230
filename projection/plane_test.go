package projection

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/twpayne/go-geom"
)

// TestPlaneIsAffine draws points, lines and polygons with holes, of coordinates
// of every size, and compares each vertex with scale and translation.
func TestPlaneIsAffine(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 13))
	page := Page{MaxX: 1000, MaxY: 800}
	for _, size := range []float64{1e-9, 1, 360, 1e7, 1e12} {
		for _, offset := range []float64{0, -1, 1000} {
			ox := offset * size
			var ring, hole []float64
			for i := range 7 {
				a := 2 * math.Pi * float64(i) / 7
				r := size * (1 + random.Float64())
				ring = append(ring, ox+r*math.Cos(a), r*math.Sin(a))
				hole = append(hole, ox+r/4*math.Cos(a), r/4*math.Sin(a))
			}
			ring, hole = append(ring, ring[:2]...), append(hole, hole[:2]...)
			both := append(append([]float64{}, ring...), hole...)
			polygon := geom.NewPolygonFlat(geom.XY, both, []int{len(ring), len(both)})
			p := NewPlane()
			box := p.Extent(polygon)
			p = p.WithView(Fit(box, page))
			want := map[[2]float64]bool{}
			scale := min(1000/box.Width(), 800/box.Height())
			at := func(x, y float64) [2]float64 {
				cx, cy := box.MinX+box.Width()/2, box.MinY+box.Height()/2
				return [2]float64{math.Round(1e5 * (500 + scale*(x-cx))), math.Round(1e5 * (400 - scale*(y-cy)))}
			}
			for i := 0; i < len(both); i += 2 {
				want[at(both[i], both[i+1])] = true
			}
			for _, g := range []geom.T{polygon, geom.NewLineStringFlat(geom.XY, both), geom.NewMultiPointFlat(geom.XY, both)} {
				drawn := p.Project(g)
				if n := len(drawn.FlatCoords()); n != len(both) {
					t.Errorf("size %g: %T of %d numbers, want %d", size, g, n, len(both))
				}
				flat := drawn.FlatCoords()
				for i := 0; i < len(flat); i += 2 {
					if !near(want, flat[i], flat[i+1]) {
						t.Errorf("size %g, offset %g, %T: %g, %g is no vertex", size, offset, g, flat[i], flat[i+1])
					}
				}
			}
			if ends := p.Project(polygon).(*geom.Polygon).Ends(); len(ends) != 2 {
				t.Errorf("size %g: %d rings, want 2", size, len(ends))
			}
			if x, y, ok := p.Inverse(250, 300); ok {
				x, y, ok = p.Forward(x, y)
				if !ok || !(math.Abs(x-250) <= 1e-4 && math.Abs(y-300) <= 1e-4) {
					t.Errorf("size %g: 250, 300 came back as %g, %g", size, x, y)
				}
			}
			if !p.MayShow(polygon.Bounds(), page) {
				t.Errorf("size %g: the polygon is culled", size)
			}
			beside := geom.NewBounds(geom.XY).Set(box.MaxX+box.Width(), box.MinY, box.MaxX+2*box.Width(), box.MaxY)
			if p.MayShow(beside, page) {
				t.Errorf("size %g: what lies beside the page is not culled", size)
			}
		}
	}
}

// near reports whether a pixel is one of the vertices, in 1e-5 pixels, but for
// rounding.
func near(vertices map[[2]float64]bool, x, y float64) bool {
	for v := range vertices {
		if math.Abs(v[0]-1e5*x) <= 2 && math.Abs(v[1]-1e5*y) <= 2 {
			return true
		}
	}
	return false
}

// TestPlaneLeavesOut draws what has nothing to draw.
func TestPlaneLeavesOut(t *testing.T) {
	p := NewPlane()
	nan := math.NaN()
	for _, g := range []geom.T{
		geom.NewPointFlat(geom.XY, []float64{nan, 0}),
		geom.NewLineStringFlat(geom.XY, []float64{1, 1, 1, 1}),
		geom.NewPolygonFlat(geom.XY, []float64{0, 0, 1, 1, 0, 0, 2, 2, 3, 2, 3, 3, 2, 2}, []int{6, 14}),
	} {
		if got := p.Project(g); got != nil {
			t.Errorf("%T: drawn as %v", g, got.FlatCoords())
		}
	}
	if p.Sphere() != nil || p.Extent().Width() >= 0 {
		t.Error("a plane has a globe")
	}
}
