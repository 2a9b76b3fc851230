package projection

import (
	"math"
	"math/rand/v2"
	"testing"
)

// How far a point is aside from a line is the same to the bit as by the functions of package
// math, whose ways with signs of zero and with what is no number do not show.
func TestAsideIsThatOfMath(t *testing.T) {
	random := rand.New(rand.NewPCG(71, 72))
	number := func() float64 {
		if special := [6]float64{0, math.Copysign(0, -1), 1, math.Inf(1), math.NaN(), 1e200}; random.IntN(6) == 0 {
			return special[random.IntN(len(special))]
		}
		return 100 * random.NormFloat64()
	}
	for range 100_000 {
		x, y, dx, dy := number(), number(), number(), number()
		px, py, length := x, y, float64(dx*dx)+float64(dy*dy)
		if length > 0 {
			along := math.Max(0, math.Min((float64(x*dx)+float64(y*dy))/length, 1))
			px, py = x-float64(along*dx), y-float64(along*dy)
		}
		want := float64(px*px) + float64(py*py)
		if got := aside(x, y, dx, dy); math.Float64bits(got) != math.Float64bits(want) && (got == got || want == want) {
			t.Fatalf("%v, %v from the line to %v, %v: %v, and not %v", x, y, dx, dy, got, want)
		}
	}
}
