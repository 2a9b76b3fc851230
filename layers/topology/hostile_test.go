package topology_test

import (
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/seed-898ab921/kartograph/internal/pace"
	"github.com/seed-898ab921/kartograph/layers/topology"
	"github.com/twpayne/go-geom"
)

// TestHostileShapes takes shapes that make simple methods quadratic, and
// coordinates that are no numbers. Each has to be done with soon: in 5 s, or in
// four times that where there are twice as many points.
func TestHostileShapes(t *testing.T) {
	n := pace.Of(3000, 6000)
	most := 5 * time.Second * time.Duration(n*n/(3000*3000))
	r := rand.New(rand.NewPCG(9, 9))
	comb := func(step, height func(i int) float64) []float64 {
		flat := []float64{0, -1}
		for i := range n {
			flat = append(flat, step(i), height(i))
		}
		return append(flat, step(n), -1, 0, -1)
	}
	var star, scribble []float64
	for i := range n {
		a := 2 * math.Pi * float64(i) * 0.49
		star = append(star, 500+500*math.Cos(a), 500+500*math.Sin(a))
		scribble = append(scribble, 1000*r.Float64(), 1000*r.Float64())
	}
	even := func(i int) float64 { return float64(i) / 20 }
	tests := []struct {
		name string
		g    geom.T
	}{
		{"a growing zigzag", polygonOf(comb(even, func(i int) float64 { return float64(i * (i % 2)) }))},
		{"teeth as long as the map", polygonOf(comb(even, func(i int) float64 { return 1000 * float64(i%2) }))},
		{"slanted teeth", polygonOf(comb(func(i int) float64 { return even(i) + 500*float64(i%2) }, func(i int) float64 { return 900 * float64(i%2) }))},
		{"a star", polygonOf(star)},
		{"a scribble", polygonOf(scribble)},
		{"all in one place", polygonOf(comb(func(i int) float64 { return 1e-300 * float64(i) }, func(i int) float64 { return 1e-300 * float64(i%7) }))},
		{"huge", polygonOf(comb(func(i int) float64 { return 1e300 * even(i) }, func(i int) float64 { return 1e308 * float64(i%2) }))},
		{"not numbers", polygonOf([]float64{0, 0, math.NaN(), 1, 2, 2, math.Inf(1), 3, 0, 5, 0, 0})},
		{"nothing but not numbers", polygonOf([]float64{math.NaN(), 0, 1, math.NaN(), math.Inf(-1), math.NaN(), math.NaN(), 0})},
	}
	if testing.Short() {
		t.Skip("hostile shapes take seconds")
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			pace.Within(t, tt.name, most, func() {
				topo := topology.Build([]topology.Layer{{Geometries: []geom.T{tt.g}, UnifyPrecision: 1e-9}})
				for _, m := range methods {
					for _, tolerance := range []float64{1, 50} {
						simplified(t, topo, []topology.Rule{{Method: m, Tolerance: tolerance}}).Geometries(0)
					}
				}
				dissolve(t, topo, [][]int{{0}})
				topo.Borders(0, topology.AllBorders)
				_, _ = topology.Clean(t.Context(), tt.g)
			})
		})
	}
}

func FuzzTopology(f *testing.F) {
	f.Add([]byte{0, 0, 9, 0, 9, 9, 0, 9, 255, 9, 0, 18, 0, 18, 9, 9, 9})
	f.Add([]byte{0, 0, 9, 9, 9, 0, 0, 9, 255, 3, 3, 6, 3, 6, 6})
	f.Add([]byte{0, 0, 9, 0, 5, 0, 5, 5, 254, 1, 1, 2, 1, 2, 2})
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 400 {
			return
		}
		testPolygons(t, decodePolygons(data))
		testPolygons(t, skewed(decodePolygons(data)))
	})
}

// skewed turns the grid of bytes, so that points on a line are no longer
// exactly on it.
func skewed(gs []geom.T) []geom.T {
	for _, g := range gs {
		flat := g.FlatCoords()
		for i := 0; i < len(flat); i += 2 {
			x, y := flat[i], flat[i+1]
			flat[i], flat[i+1] = 0.7*x+0.31*y+500, 0.53*y-0.17*x+300
		}
	}
	return gs
}

func testPolygons(t *testing.T, gs []geom.T) {
	t.Helper()
	for _, precision := range []float64{0, 1.5} {
		topo := topology.Build([]topology.Layer{{Geometries: gs, UnifyPrecision: precision}})
		valid := make([]bool, len(gs))
		for i, g := range topo.Geometries(0) {
			valid[i] = g != nil && simpleFeature(g).Validate() == nil
		}
		for _, m := range methods {
			for i, g := range simplified(t, topo, []topology.Rule{{Method: m, Tolerance: 3}}).Geometries(0) {
				if err := simpleFeature(g).Validate(); valid[i] && err != nil {
					t.Errorf("polygon %d became invalid: %v", i, err)
				}
			}
		}
		all := make([]int, len(gs))
		for i := range all {
			all[i] = i
		}
		d := dissolve(t, topo, [][]int{all})[0]
		if err := simpleFeature(d.Geometry).Validate(); d.Geometry != nil && err != nil {
			t.Errorf("the union is not valid: %v", err)
		}
		topo.Borders(0, topology.AllBorders)
	}
}

// decodePolygons reads points of two bytes; 255 begins a new polygon and 254 a
// hole.
func decodePolygons(data []byte) []geom.T {
	var gs []geom.T
	var rings [][]float64
	var ring []float64
	end := func(polygon bool) {
		if len(ring) > 0 {
			rings = append(rings, append(ring, ring[0], ring[1]))
		}
		ring = nil
		if polygon && len(rings) > 0 {
			gs = append(gs, polygonOf(rings...))
			rings = nil
		}
	}
	for i := 0; i < len(data); i++ {
		switch {
		case data[i] >= 254:
			end(data[i] == 255)
		case i+1 < len(data):
			ring = append(ring, float64(data[i]), float64(data[i+1]))
			i++
		}
	}
	end(true)
	return gs
}
