package rings

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestOwnIsBuild holds that polygons of coordinates that are taken over are those of
// coordinates that are copied, to the bit: in order and not, closed and not, with and
// without rings that are left out.
func TestOwnIsBuild(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	var spare []float64
	taken := 0
	for range 2000 {
		var xy []float64
		var all []Ring
		for range 1 + random.IntN(5) {
			start := len(xy) / 2
			x, y, size := float64(random.IntN(9)), float64(random.IntN(9)), float64(1+random.IntN(9))
			xy = append(xy, box(x, y, size, random.IntN(2) == 0)...)
			switch random.IntN(12) {
			case 0:
				xy = xy[:len(xy)-2] // open
			case 1:
				if x == 0 {
					xy[len(xy)-2] = math.Copysign(0, -1) // closed, but for the sign of a zero
				}
			case 2:
				continue // left out
			}
			if r, ok := New(xy, start, len(xy)/2); ok {
				all = append(all, r)
			}
		}
		if len(all) == 0 {
			continue
		}
		want, given := Build(xy, all, nil), slices.Clone(xy)
		got := Own(given, all, nil, &spare)
		if !slices.EqualFunc(got.Flat, want.Flat, func(a, b float64) bool { return math.Float64bits(a) == math.Float64bits(b) }) {
			t.Fatalf("rings of %v: %v, want %v", xy, got.Flat, want.Flat)
		}
		if !slices.Equal(got.ends, want.ends) || !slices.Equal(got.sizes, want.sizes) || got.Reversed != want.Reversed || got.Guessed != want.Guessed {
			t.Fatalf("rings of %v: %+v, want %+v", xy, got, want)
		}
		if &got.Flat[0] == &given[0] {
			taken++
		}
		if cap(got.Flat) != len(got.Flat) {
			t.Fatalf("room for %d numbers behind %d", cap(got.Flat), len(got.Flat))
		}
	}
	if taken < 500 {
		t.Errorf("coordinates were taken over %d times", taken)
	}
}
