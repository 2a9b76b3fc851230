package projection_test

import (
	"math/rand/v2"
	"testing"

	"github.com/seed-898ab921/kartograph/projection"
	"github.com/twpayne/go-geom"
)

// TestClipToBoxUgly clips polygons of random points, which cross, touch and
// retrace themselves, on a grid so coarse that most of them run along the box's
// edge and through its corners. What the even-odd rule has inside stays inside.
func TestClipToBoxUgly(t *testing.T) {
	random := rand.New(rand.NewPCG(21, 22))
	box := projection.Page{MinX: 0, MinY: 0, MaxX: 10, MaxY: 8}
	for i := range 6000 {
		grid := []float64{4, 2, 1, 1e-9}[i%4]
		var flat []float64
		var ends []int
		for range 1 + random.IntN(3) {
			from := len(flat)
			for range 3 + random.IntN(12) {
				flat = append(flat, gridded(random.Float64()*20-5, grid), gridded(random.Float64()*16-4, grid))
			}
			flat = append(flat, flat[from], flat[from+1])
			ends = append(ends, len(flat))
		}
		g := geom.NewPolygonFlat(geom.XY, flat, ends)
		clipped := projection.ClipToBox(g, box)
		for range 30 {
			x, y := 0.01+random.Float64()*9.98, 0.01+random.Float64()*7.98
			if want := holds(g, x, y); want != holds(clipped, x, y) && toLine(g, x, y) > 1e-6 {
				t.Fatalf("polygon %d: %g, %g is inside: %v, clipped: %v\n%v %v", i, x, y, want, !want, flat, ends)
			}
		}
	}
}

func gridded(v, grid float64) float64 { return float64(int(v/grid)) * grid }
