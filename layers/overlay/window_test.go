package overlay

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/flat"
)

// TestRingsCutTogether holds that rings that are cut to a window together have the
// same inside as before, by the even-odd rule, and nothing outside: for any rings.
func TestRingsCutTogether(t *testing.T) {
	random := rand.New(rand.NewPCG(51, 52))
	for round := range 3000 {
		rings := make([][]float64, random.IntN(6))
		whole := round%2 == 0 // numbers, so that many edges lie on each other
		for k := range rings {
			for range 3 + random.IntN(12) {
				x, y := random.Float64()*10, random.Float64()*10
				if whole {
					x, y = math.Floor(x), math.Floor(y)
				}
				if round%4 == 0 && x > 8 { // from so far that what is rounded is more than a point is inside
					x += 1e6
				}
				rings[k] = append(rings[k], x, y)
			}
			rings[k] = append(rings[k], rings[k][0], rings[k][1])
		}
		w := flat.Page{MinX: 2, MinY: 3, MaxX: 8, MaxY: 7}
		w.MinX, w.MaxY = w.MinX+random.Float64()/8, w.MaxY+random.Float64()/8
		w.MinY, w.MaxX = w.MinY-random.Float64()/8, w.MaxX+random.Float64()/8
		if round%4 == 0 { // sides that points are as near to as can be, outside or inside
			w = flat.Page{MinX: math.Nextafter(2, 0), MinY: math.Nextafter(3, 9), MaxX: math.Nextafter(8, 9), MaxY: math.Nextafter(7, 0)}
		}
		if !isFree(w, rings) {
			continue
		}
		around := round%3 == 0
		inside := func(x, y float64) bool { return oddAround(rings, x, y) != around }
		got := cutTogether(rings, w, inside)
		for range 50 {
			x, y := w.MinX+random.Float64()*w.Width(), w.MinY+random.Float64()*w.Height()
			if is := oddAround(got, x, y); is != inside(x, y) {
				t.Fatalf("round %d: %g %g is inside: %v, want %v: %v of %v", round, x, y, is, !is, got, rings)
			}
		}
		for _, r := range got {
			if !w.Holds(flat.Around[flat.Page](r, 2)) {
				t.Fatalf("round %d: %v reaches out of %v", round, r, w)
			}
		}
	}
}

// oddAround reports whether an odd number of rings goes around a point.
func oddAround(rings [][]float64, x, y float64) (odd bool) {
	for _, r := range rings {
		for k := 0; k+3 < len(r); k += 2 {
			crossed, _ := crosses(r[k], r[k+1], r[k+2], r[k+3], x, y)
			odd = odd != crossed
		}
	}
	return odd
}
