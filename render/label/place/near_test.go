package place

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/flat"
)

// What overlaps a rectangle overlaps what is kept of it in half the memory.
func TestNearIsNoSmaller(t *testing.T) {
	random := rand.New(rand.NewPCG(11, 5))
	number := func() float64 {
		return []float64{random.Float64() * 1000, random.NormFloat64() * 1e-40, random.NormFloat64() * 1e300, float64(random.IntN(20) - 10), math.Nextafter(100, 200)}[random.IntN(5)]
	}
	rectangle := func() flat.Page {
		x, y := number(), number()
		return flat.Page{MinX: x, MinY: y, MaxX: x + math.Abs(number()), MaxY: y + math.Abs(number())}
	}
	met := 0
	for range 100_000 {
		a, b := rectangle(), rectangle()
		n := nearOf(a)
		if overlapUpright(a, b) {
			met++
			if !n.overlaps(b) {
				t.Fatalf("%v overlaps %v, and not %v", b, a, n)
			}
		}
	}
	if met < 1000 {
		t.Errorf("%d rectangles overlap", met)
	}
}
