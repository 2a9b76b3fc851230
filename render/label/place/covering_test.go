package place

import (
	"context"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/heed/ending"
)

// evenOdd reports whether a point is within rings, edge by edge.
func evenOdd(rings [][]float64, x, y float64) bool {
	within := false
	for _, ring := range rings {
		for i := 3; i < len(ring); i += 2 {
			x0, y0, x1, y1 := ring[i-3], ring[i-2], ring[i-1], ring[i]
			if (y0 > y) != (y1 > y) && x < (x1-x0)*((y-y0)/(y1-y0))+x0 {
				within = !within
			}
		}
	}
	return within
}

// flower is a closed ring of so many points around a middle.
func flower(random *rand.Rand, points int) []float64 {
	var ring []float64
	for i := range points {
		at, r := 2*math.Pi*float64(i)/float64(points), 20+20*random.Float64()
		ring = append(ring, 50+r*math.Cos(at), 50+r*math.Sin(at))
	}
	return append(ring, ring[0], ring[1])
}

// TestWithinIsEvenOdd compares with asking every edge, also at the heights of points and where a
// point is none.
func TestWithinIsEvenOdd(t *testing.T) {
	random := rand.New(rand.NewPCG(16, 2))
	inside, compared := 0, 0
	for i := range 300 {
		rings := [][]float64{flower(random, 3+random.IntN(500)), flower(random, 3+random.IntN(10)), {}, {1, 2}}
		if i%5 == 0 {
			rings[0][2*random.IntN(len(rings[0])/2)+1] = math.NaN()
		}
		pieces := stretchesOf(rings)
		for range 100 {
			x, y := random.Float64()*100, random.Float64()*100
			if random.IntN(3) == 0 {
				y = rings[0][2*random.IntN(len(rings[0])/2)+1]
			}
			at := Upright(x-1, y-1, x+1, y+1)
			x, y = at.middle()
			want := evenOdd(rings, x, y)
			if got := within(pieces, at); got != want {
				t.Fatalf("%v, %v is within: %v, want %v", x, y, got, want)
			}
			if compared++; want {
				inside++
			}
		}
	}
	if inside < compared/20 {
		t.Errorf("%d of %d points are within", inside, compared)
	}
}

// TestCoveringHears holds that boxes are looked for in large areas as long as the context goes on.
func TestCoveringHears(t *testing.T) {
	random := rand.New(rand.NewPCG(16, 3))
	area := Area{Rings: [][]float64{flower(random, 64*edgesInStretch)}, Kind: 1}
	labels, open := make([]Label, 1000), make([][]spot, 1000)
	for i := range open {
		x, y := random.Float64()*100, random.Float64()*100
		labels[i], open[i] = Label{Worth: 1, Off: []int{1}}, []spot{{label: int32(i), boxes: []Box{Upright(x, y, x+1, y+1)}}}
	}
	ending.Heard(t, "covering", 10, func(ctx context.Context) error {
		f := must(fieldOf(context.Background(), open))
		return newCrossing(f, labels, math.MaxInt).coverAll(ctx, []Area{area})
	})
}
