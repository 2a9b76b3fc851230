package location

import (
	"math"
	"math/rand/v2"
	"testing"
)

// Chords to boxes and points are, to the bit, what the function max makes of them, of numbers
// that are none as well.
func TestChordsAreThoseOfMax(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	number := func() float64 {
		switch r.IntN(12) {
		case 0:
			return 0
		case 1:
			return math.Copysign(0, -1)
		case 2:
			return math.NaN()
		}
		return r.NormFloat64()
	}
	for range 100_000 {
		n, from, to := &nearest{}, [3]float64{}, [3]float64{}
		want, point := 0.0, 0.0
		for k := range 3 {
			a, b := number(), number()
			n.from[k], from[k], to[k] = number(), min(a, b), max(a, b)
			d := max(from[k]-n.from[k], n.from[k]-to[k], 0)
			want += float64(d * d)
			d = max(from[k]-n.from[k], n.from[k]-from[k], 0)
			point += float64(d * d)
		}
		got, gotPoint := n.chordTo(&from, &to), n.chordToPoint(&from)
		same := func(a, b float64) bool { return a == b || math.IsNaN(a) && math.IsNaN(b) }
		if !same(got, want) || !same(gotPoint, point) {
			t.Fatalf("from %v to %v and %v: %v and %v, want %v and %v", n.from, from, to, got, gotPoint, want, point)
		}
	}
}
