package topology_test

import (
	"math"
	"math/rand/v2"
	"testing"

	sf "github.com/peterstace/simplefeatures/geom"
	"github.com/seed-898ab921/kartograph/layers/topology"
	"github.com/twpayne/go-geom"
)

func TestClean(t *testing.T) {
	tests := []struct {
		name string
		g    geom.T
		area float64
	}{
		{"a square", polygonOf(square(0, 0, 2)), 4},
		{"a hole", polygonOf(square(0, 0, 9), square(1, 1, 2), turned(square(4, 4, 1))), 76},
		{"a bow-tie", polygonOf([]float64{0, 0, 2, 2, 2, 0, 0, 2, 0, 0}), 2},
		{"a bow-tie with its knot", polygonOf([]float64{0, 0, 1, 1, 2, 2, 2, 0, 1, 1, 0, 2, 0, 0}), 2},
		{"a spike", polygonOf([]float64{0, 0, 2, 0, 5, 0, 2, 0, 2, 2, 0, 2, 0, 0}), 4},
		{"a hole that crosses the edge", polygonOf(square(0, 0, 4), square(3, 1, 2)), 16},
		{"a hole outside", polygonOf(square(0, 0, 4), square(9, 9, 2)), 20},
		{"a hole that touches at a corner", polygonOf(square(0, 0, 4), []float64{0, 0, 2, 1, 1, 2, 0, 0}), 14.5},
		{"a ring that touches itself", polygonOf([]float64{0, 0, 4, 0, 4, 4, 2, 0, 0, 4, 0, 0}), 8},
		{"a ring walked twice", polygonOf(append(square(0, 0, 1), square(0, 0, 1)[2:]...)), 0},
		{"a line", polygonOf([]float64{0, 0, 4, 0, 0, 0}), 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g, err := topology.Clean(t.Context(), tt.g)
			if err != nil {
				t.Fatal(err)
			}
			if a := areaOf(g); !(math.Abs(a-tt.area) <= 1e-9) {
				t.Errorf("area %g, want %g", a, tt.area)
			}
			if err := simpleFeature(g).Validate(); g != nil && err != nil {
				t.Error(err)
			}
		})
	}
}

// randomStar is a polygon around a point, valid by its making.
func randomStar(r *rand.Rand, x, y, size float64, n int) *geom.Polygon {
	var flat []float64
	for i := range n {
		a := 2 * math.Pi * (float64(i) + 0.8*r.Float64()) / float64(n)
		d := size * (0.2 + r.Float64())
		flat = append(flat, x+d*math.Cos(a), y+d*math.Sin(a))
	}
	return polygonOf(append(flat, flat[0], flat[1]))
}

// TestOperationsAgreeWithSimpleFeatures does the four operations with random
// shapes on and off a grid, so that edges also coincide and touch.
func TestOperationsAgreeWithSimpleFeatures(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	snap := func(g *geom.Polygon) *geom.Polygon {
		for i, f := range g.FlatCoords() {
			g.FlatCoords()[i] = math.Round(f)
		}
		return g
	}
	for round := range 400 {
		a := randomStar(r, 20*r.Float64(), 20*r.Float64(), 10, 3+r.IntN(20))
		b := randomStar(r, 20*r.Float64(), 20*r.Float64(), 10, 3+r.IntN(20))
		if round%2 == 0 {
			a, b = snap(a), snap(b)
		}
		sa, sb := simpleFeature(a), simpleFeature(b)
		if sa.Validate() != nil || sb.Validate() != nil {
			continue
		}
		check := func(name string, got geom.T, err error, want sf.Geometry, wantErr error) {
			t.Helper()
			if err != nil {
				t.Errorf("round %d: %s: %v", round, name, err)
				return
			}
			if got != nil && simpleFeature(got).Validate() != nil {
				t.Errorf("round %d: %s: %v", round, name, simpleFeature(got).Validate())
			}
			if d := areaOf(got) - want.Area(); wantErr == nil && !(math.Abs(d) <= 1e-8) {
				t.Errorf("round %d: %s: area %g, want %g", round, name, areaOf(got), want.Area())
			}
		}
		g, err := topology.Unite(t.Context(), []geom.T{a, b})
		w, werr := sf.Union(sa, sb)
		check("union", g, err, w, werr)
		g, err = topology.Intersect(t.Context(), a, b)
		w, werr = sf.Intersection(sa, sb)
		check("intersection", g, err, w, werr)
		g, err = topology.Subtract(t.Context(), a, b)
		w, werr = sf.Difference(sa, sb)
		check("difference", g, err, w, werr)
	}
}

func TestUniteCountries(t *testing.T) {
	for _, name := range []string{"ne_110m_countries.shp", "ne_50m_countries.shp"} {
		gs := project(readShapefile(t, name), projections[0])
		g, err := topology.Unite(t.Context(), gs)
		if err != nil {
			t.Fatal(name, err)
		}
		if err := simpleFeature(g).Validate(); err != nil {
			t.Error(name, err)
		}
		all := make([]int, len(gs))
		for i := range all {
			all[i] = i
		}
		d := dissolve(t, build(gs...), [][]int{all})[0]
		if a, b := areaOf(d.Geometry), areaOf(g); d.Rest != nil || !(math.Abs(a-b) <= 1e-6) {
			t.Errorf("%s: dissolved to %g px², united to %g, %d left", name, a, b, len(d.Rest))
		}
	}
}

// TestManyRingsAreManyAreas compares what is in and beside many areas at once with
// what is in each of them: areas around each other, and some beside them.
func TestManyRingsAreManyAreas(t *testing.T) {
	random := rand.New(rand.NewPCG(71, 72))
	whole, err := topology.Clean(t.Context(), polygonOf([]float64{100, 5, 190, 180, 5, 60, 195, 70, 20, 190, 100, 5}))
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{4, 40, 150} {
		star := polygonOf([]float64{100, 5, 190, 180, 5, 60, 195, 70, 20, 190, 100, 5}) // that crosses itself
		all, areas := geom.NewMultiPolygon(geom.XY), 0.0
		for i := range n {
			size := 180 - 170*float64(i)/float64(n)
			width := 0.4 * 170 / float64(n) * (0.1 + random.Float64())
			ring := polygonOf(square(100-size/2, 100-size/2, size), square(100-size/2+width, 100-size/2+width, size-2*width))
			if err := all.Push(ring); err != nil {
				t.Fatal(err)
			}
			one, err := topology.Intersect(t.Context(), star, ring)
			if err != nil {
				t.Fatal(err)
			}
			areas += areaOf(one)
		}
		in, err := topology.Intersect(t.Context(), star, all)
		if err != nil {
			t.Fatal(err)
		}
		beside, err := topology.Subtract(t.Context(), star, all)
		if err != nil {
			t.Fatal(err)
		}
		if got := areaOf(in); !(math.Abs(got-areas) <= 1e-6) {
			t.Errorf("%d areas: %g in them, want %g", n, got, areas)
		}
		if got, want := areaOf(beside), areaOf(whole)-areas; !(math.Abs(got-want) <= 1e-6) {
			t.Errorf("%d areas: %g beside them, want %g", n, got, want)
		}
	}
}
