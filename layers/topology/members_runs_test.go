package topology

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/flat"
)

// TestBoxAround compares with the box that grows point by point.
func TestBoxAround(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for range 2000 {
		var coords []float64
		for range 3 * (1 + random.IntN(20)) {
			v := (random.Float64() - 0.5) * math.Pow(10, float64(random.IntN(20)-10))
			if random.IntN(8) == 0 {
				v = [4]float64{0, math.Inf(1), math.Inf(-1), math.Copysign(0, -1)}[random.IntN(4)]
			}
			coords = append(coords, v)
		}
		want := flat.Around[flat.Page](coords, 3)
		if got := boxAround(coords, 3); got != want {
			t.Fatalf("%v: %v, want %v", coords, got, want)
		}
	}
}
