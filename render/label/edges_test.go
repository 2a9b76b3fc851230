package label

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestEdgesInRunsAreAllEdges compares distances with those by looking at each edge.
func TestEdgesInRunsAreAllEdges(t *testing.T) {
	random := rand.New(rand.NewPCG(41, 42))
	inside := 0
	for range 60 {
		var rings [][]float64
		for range 1 + random.IntN(3) {
			var ring []float64
			for n := 1 + random.IntN(80); len(ring) < 2*n; {
				a := float64(len(ring)/2) / float64(n) * 2 * math.Pi
				r := 20 + 80*random.Float64()
				ring = append(ring, r*math.Cos(a), math.Round(r*math.Sin(a)))
			}
			rings = append(rings, append(ring, ring[0], ring[1]))
		}
		e := edgesOf(rings)
		for range 50 {
			x, y := 240*random.Float64()-120, math.Round(240*random.Float64()-120)
			got, want := e.distance(x, y), distanceByEdges(x, y, rings)
			if got != want {
				t.Fatalf("%v, %v is %v from %v, want %v", x, y, got, rings, want)
			}
			if got > 0 {
				inside++
			}
		}
	}
	if inside < 300 {
		t.Errorf("only %d points were inside", inside)
	}
}

func distanceByEdges(x, y float64, rings [][]float64) float64 {
	within, least := false, math.Inf(1)
	for _, ring := range rings {
		for i := 2; i < len(ring); i += 2 {
			x0, y0, x1, y1 := ring[i-2], ring[i-1], ring[i], ring[i+1]
			if (y0 > y) != (y1 > y) && x < (x1-x0)*(y-y0)/(y1-y0)+x0 {
				within = !within
			}
			least = min(least, segment{x0, y0, x1, y1}.distance2(x, y))
		}
	}
	if !within {
		return -math.Sqrt(least)
	}
	return math.Sqrt(least)
}
