package topology_test

import (
	"context"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/layers/topology"
	"github.com/twpayne/go-geom"
)

func polygonsOf(gs []geom.T) (all []flat.Polygon) {
	for _, g := range gs {
		for p := range flat.Polygons(g) {
			all = append(all, p)
		}
	}
	return all
}

func TestInside(t *testing.T) {
	big := polygonOf(square(0, 0, 10))
	nan := polygonOf([]float64{1, 1, 2, 1, math.NaN(), 2, 1, 1})
	tests := []struct {
		name string
		gs   []geom.T
		want []bool
	}{
		{"one in another", []geom.T{polygonOf(square(2, 2, 3)), big}, []bool{true, false}},
		{"three in each other", []geom.T{polygonOf(square(2, 2, 3)), big, polygonOf(square(1, 1, 6))}, []bool{true, false, true}},
		{"beside each other", []geom.T{big, polygonOf(square(20, 0, 3))}, nil},
		{"the same twice", []geom.T{big, polygonOf(square(0, 0, 10))}, nil},
		{"along an edge", []geom.T{big, polygonOf(square(0, 2, 3))}, nil},
		{"a corner on an edge", []geom.T{big, polygonOf([]float64{0, 5, 2, 4, 2, 6, 0, 5})}, nil},
		{"across an edge", []geom.T{big, polygonOf(square(8, 2, 3))}, nil},
		{"in a hole", []geom.T{polygonOf(square(0, 0, 10), square(1, 1, 8)), polygonOf(square(2, 2, 3))}, nil},
		{"around a hole", []geom.T{polygonOf(square(0, 0, 10), square(3, 3, 1)), polygonOf(square(2, 2, 3))}, nil},
		{"beside a hole", []geom.T{polygonOf(square(0, 0, 10), square(8, 8, 1)), polygonOf(square(2, 2, 3))}, []bool{false, true}},
		{"with a hole", []geom.T{big, polygonOf(square(2, 2, 3), square(3, 3, 1))}, []bool{false, true}},
		{"a hole that is outside", []geom.T{big, polygonOf(square(2, 2, 3), square(20, 3, 1))}, nil},
		{"within a ring that goes around twice", []geom.T{polygonOf(append(square(0, 0, 10), square(0, 0, 10)[2:]...)), polygonOf(square(2, 2, 3))}, nil},
		{"not a number", []geom.T{big, nan}, nil},
		{"around what is not a number", []geom.T{nan, polygonOf(square(1.5, 1.5, 0.1))}, nil},
		{"not closed", []geom.T{big, polygonOf([]float64{2, 2, 3, 2, 3, 3})}, nil},
		{"all in one point", []geom.T{polygonOf(square(1, 1, 0)), polygonOf(square(1, 1, 0))}, nil},
		{"far away", []geom.T{polygonOf(square(-1e308, -1e308, 1.7e308)), polygonOf(square(1e308, 1e308, 1e300))}, nil},
	}
	for _, tt := range tests {
		got, err := topology.Inside(t.Context(), polygonsOf(tt.gs))
		if err != nil || (got == nil) != (tt.want == nil) {
			t.Errorf("%s: %v, error %v, want %v", tt.name, got, err, tt.want)
			continue
		}
		for i := range got {
			if got[i] != tt.want[i] {
				t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
			}
		}
	}
}

// TestUnionsAreTheSameWithoutWhatIsInside unites stars of all sizes, some with holes, some
// that cross themselves, on and off a grid, with and without those that are inside.
func TestUnionsAreTheSameWithoutWhatIsInside(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 2))
	dropped := 0
	for round := range 200 {
		var gs, rest []geom.T
		for range 2 + r.IntN(30) {
			x, y, size := 60*r.Float64(), 60*r.Float64(), math.Exp(4*r.Float64()-1)
			g := randomStar(r, x, y, size, 3+r.IntN(20))
			switch r.IntN(4) {
			case 0:
				g = polygonOf(g.FlatCoords(), randomStar(r, x, y, size*r.Float64(), 3+r.IntN(9)).FlatCoords())
			case 1:
				g.FlatCoords()[2] = x - g.FlatCoords()[2]
			}
			for i, f := range g.FlatCoords() {
				if round%2 == 0 {
					g.FlatCoords()[i] = math.Round(f)
				}
			}
			gs = append(gs, g)
		}
		inside, err := topology.Inside(t.Context(), polygonsOf(gs))
		if err != nil {
			t.Fatal(err)
		}
		for i, g := range gs {
			if inside == nil || !inside[i] {
				rest = append(rest, g)
			}
		}
		dropped += len(gs) - len(rest)
		all, err := topology.Union(t.Context(), gs)
		if err != nil {
			t.Fatal(err)
		}
		some, err := topology.Union(t.Context(), rest)
		if err != nil {
			t.Fatal(err)
		}
		if a, b := areaOf(all), areaOf(some); !(math.Abs(a-b) <= 1e-9*a) {
			t.Errorf("round %d: %d polygons have %g px², without %d inside %g", round, len(gs), a, len(gs)-len(rest), b)
		}
	}
	if dropped < 200 {
		t.Errorf("%d were inside of others", dropped)
	}
}

// A polygon whose points are all the same has no area, and unions go on without it.
func TestUnionOfAPoint(t *testing.T) {
	for _, n := range []int{1, 2, 100} {
		gs := []geom.T{polygonOf(square(0, 0, 2))}
		for range n {
			gs = append(gs, polygonOf(square(1, 1, 0)))
		}
		if g, err := topology.Union(t.Context(), gs); err != nil || areaOf(g) != 4 {
			t.Errorf("with %d points: area %g, error %v", n, areaOf(g), err)
		}
		if g, err := topology.Union(t.Context(), gs[1:]); err != nil || g != nil {
			t.Errorf("of %d points: %v, error %v", n, g, err)
		}
	}
}

func TestInsideHearsTheContext(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	stop()
	var gs []geom.T
	for i := range 20_000 {
		gs = append(gs, polygonOf(square(0, 0, float64(1+i))))
	}
	if _, err := topology.Inside(ctx, polygonsOf(gs)); err == nil {
		t.Error("it went on")
	}
}
