package label

import (
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/seed-898ab921/kartograph/internal/pace"
	"github.com/twpayne/go-geom"
)

// star is a polygon of n corners around 0, 0 with random radii.
func star(random *rand.Rand, n int) []float64 {
	var flat []float64
	for i := range n {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(n))
		r := 20 + 80*random.Float64()
		flat = append(flat, r*cos, r*sin)
	}
	return append(flat, flat[0], flat[1])
}

// The point is inside, and no point of a fine grid is much farther from the
// edge.
func TestInsideIsBest(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 30 {
		ring := star(random, 5+random.IntN(60))
		g := geom.NewPolygonFlat(geom.XY, ring, []int{len(ring)})
		x, y, ok := pole(g)
		rings := [][]float64{ring}
		got := edgesOf(rings).distance(x, y)
		best := 0.0
		for gx := -100.0; gx <= 100; gx += 4 {
			for gy := -100.0; gy <= 100; gy += 4 {
				best = math.Max(best, edgesOf(rings).distance(gx, gy))
			}
		}
		if !ok || !(got > 0) || !(got >= best-6) {
			t.Errorf("%d corners: %g from the edge, a grid finds %g", len(ring)/2-1, got, best)
		}
	}
}

// Shapes that are made to cost much do not.
func TestInsideOfHostileShapes(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	noise := make([]float64, 0, 400_002)
	for range 200_000 {
		noise = append(noise, random.Float64()*1000, random.Float64()*1000)
	}
	noise = append(noise, noise[0], noise[1])
	needle := []float64{0, 0, 1e6, 0, 1e6, 1e-9, 0, 1e-9, 0, 0}
	for name, ring := range map[string][]float64{
		"needle":   needle,
		"noise":    noise,
		"flat":     {0, 0, 10, 0, 5, 0, 0, 0},
		"one dot":  {3, 4, 3, 4, 3, 4, 3, 4},
		"triangle": {0, 0, 1, 0, 0, 1, 0, 0},
	} {
		pace.Within(t, name, 5*time.Second, func() {
			x, y, ok := pole(geom.NewPolygonFlat(geom.XY, ring, []int{len(ring)}))
			if !ok || math.IsNaN(x) || math.IsNaN(y) {
				t.Errorf("%s: %g, %g, %v", name, x, y, ok)
			}
		})
	}
}

// In a polygon whose poles are a whole line, as in a rectangle, it is the middle of them, in
// whatever way the rectangle is divided into edges.
func TestPoleOfRectangles(t *testing.T) {
	for _, size := range [][2]float64{{100, 40}, {40, 100}, {300, 41}, {17, 500}, {60, 60}} {
		for _, parts := range []int{1, 3, 10} {
			w, h := size[0], size[1]
			var ring []float64
			corners := [][2]float64{{7, 9}, {7 + w, 9}, {7 + w, 9 + h}, {7, 9 + h}, {7, 9}}
			for i := range 4 {
				for k := range parts {
					f := float64(k) / float64(parts)
					ring = append(ring, corners[i][0]+f*(corners[i+1][0]-corners[i][0]), corners[i][1]+f*(corners[i+1][1]-corners[i][1]))
				}
			}
			ring = append(ring, 7, 9)
			x, y, ok := pole(geom.NewPolygonFlat(geom.XY, ring, []int{len(ring)}))
			if !ok || !(math.Abs(x-7-w/2) <= min(w, h)/4+1) || !(math.Abs(y-9-h/2) <= min(w, h)/4+1) {
				t.Errorf("the pole of %g x %g in %d parts is %g, %g", w, h, parts, x-7, y-9)
			}
		}
	}
}
