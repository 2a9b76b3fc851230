package place

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestRunsAreAllSegments holds that what a line has in boxes does not depend on the runs that
// it is looked at in.
func TestRunsAreAllSegments(t *testing.T) {
	random := rand.New(rand.NewPCG(6, 6))
	met := 0
	for i := range 200 {
		var open [][]spot
		for i := range 20 {
			b := randomBox(random, random.Float64()*100, random.Float64()*100)
			open = append(open, []spot{{label: int32(i), boxes: []Box{b}}})
		}
		step := math.Exp(float64(random.IntN(8)) - 3)
		x, y, points := side/2.0, side/2.0, []float64(nil)
		for range random.IntN(200) * (1 + 20*(i%10/9)) { // some are longer than a lot
			points = append(points, x, y)
			x, y = x+step*(random.Float64()-0.5), y+step*(random.Float64()-0.5)
		}
		if random.IntN(4) == 0 && len(points) > 0 {
			points[random.IntN(len(points))] = math.NaN()
		}
		c := newCrossing(must(fieldOf(t.Context(), open)), make([]Label, len(open)), math.MaxInt)
		if err := c.crossAll(t.Context(), slices.Values([]Line{{Points: points, Weight: 2}})); err != nil {
			t.Fatal(err)
		}
		for k, spots := range open {
			want := 0.0
			for i := 3; i < len(points); i += 2 {
				if in := (segment{points[i-3], points[i-2], points[i-1], points[i]}).within(spots[0].boxes[0]); in > 0 {
					want += 2 * in
				}
			}
			if want > 0 {
				met++
			}
			if !(math.Abs(c.crossed[k]-want) <= 1e-9*(1+want)) {
				t.Errorf("%g px in box %v, want %g", c.crossed[k], spots[0].boxes[0], want)
			}
		}
	}
	if met < 100 {
		t.Errorf("only %d boxes were met", met)
	}
}
