package overlay

import (
	"math"
	"testing"

	"github.com/twpayne/go-geom"
)

// TestCloseRingsAreCutTheSame crops to rings in each other's holes, and subtracts them,
// with the mask's cutter and without: the areas are the same.
func TestCloseRingsAreCutTheSame(t *testing.T) {
	around := func(x, y, size float64, n int) (ring []float64) {
		for k := range n + 1 {
			sin, cos := math.Sincos(2 * math.Pi * float64(k%n) / float64(n))
			ring = append(ring, x+size*cos, y+size*sin)
		}
		return ring
	}
	of := func(rings ...[]float64) geom.T {
		var a areas
		a.add(rings)
		return a.geometry()
	}
	var clips []geom.T
	for i := range 200 {
		size := 300 - 0.05*float64(i)
		clips = append(clips, of(around(500, 300, size, 64), around(500, 300, size-0.02, 64)))
	}
	m, err := NewMask(t.Context(), clips)
	if err != nil || m.cutter == nil {
		t.Fatalf("no cutter: %v", err)
	}
	plain := *m
	plain.cutter = nil
	gs := []geom.T{
		of(around(500, 300, 320, 5), around(500, 300, 100, 7)), of(around(200, 300, 30, 40)), of(around(500, 10, 8, 12)),
		of(around(799.5, 301, 0.7, 4)), of(around(500, 300, 20, 9)), of(around(900, 300, 200, 9), around(900, 300, 150, 8)),
	}
	for _, op := range []operation{cropping(), subtracting()} {
		got, err := m.each(t.Context(), gs, op)
		if err != nil {
			t.Fatal(err)
		}
		want, err := plain.each(t.Context(), gs, op)
		if err != nil {
			t.Fatal(err)
		}
		for i := range gs {
			if a, b := size(got[i]), size(want[i]); !(math.Abs(a-b) <= 1e-6) {
				t.Errorf("%s %d: area %v, want %v", op.name, i, a, b)
			}
		}
	}
}

// size is the area of polygons.
func size(g geom.T) (sum float64) {
	for rings := range polygonParts(g) {
		for k, r := range rings {
			one := 0.0
			for i := 0; i+3 < len(r); i += 2 {
				one += r[i]*r[i+3] - r[i+2]*r[i+1]
			}
			if one = math.Abs(one) / 2; k > 0 {
				one = -one
			}
			sum += one
		}
	}
	return sum
}
