package topology_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/seed-898ab921/kartograph/layers/topology"
	"github.com/twpayne/go-geom"
)

// randomTiling covers a square with wiggly cells that share their edges; some
// have a lake in them, some lakes an island with a lake of its own, and the
// lakes' water is a polygon too. Rings start anywhere and run either way.
func randomTiling(r *rand.Rand, n int) []geom.T {
	const size, steps = 10.0, 8
	edges := map[[4]int][]float64{}
	corner := func(i, j int) (x, y float64) { return size * float64(i), size * float64(j) }
	edge := func(i, j, k, l int) []float64 {
		if back, ok := edges[[4]int{k, l, i, j}]; ok {
			return turned(back)
		}
		x1, y1 := corner(i, j)
		x2, y2 := corner(k, l)
		flat := []float64{x1, y1}
		for s := 1; s < steps; s++ {
			f, bulge := float64(s)/steps, 2*(r.Float64()-0.5)
			flat = append(flat, x1+f*(x2-x1)+bulge*(y2-y1)/size, y1+f*(y2-y1)+bulge*(x2-x1)/size)
		}
		flat = append(flat, x2, y2)
		edges[[4]int{i, j, k, l}] = flat
		return flat
	}
	var gs []geom.T
	for i := range n {
		for j := range n {
			ring := edge(i, j, i+1, j)
			ring = append(ring[:len(ring):len(ring)], edge(i+1, j, i+1, j+1)[2:]...)
			ring = append(ring, edge(i+1, j+1, i, j+1)[2:]...)
			ring = append(ring, edge(i, j+1, i, j)[2:]...)
			rings := [][]float64{mixed(r, ring)}
			x, y := corner(i, j)
			for k := range r.IntN(4) {
				shore := randomStar(r, x+5, y+5, 2/float64(k*k+1), 12).FlatCoords()
				if k > 0 {
					shore = scaled(rings[0], x+5, y+5, 0.3/float64(k))
				}
				rings = append(rings, mixed(r, shore))
				gs = append(gs, polygonOf(rings...))
				rings = [][]float64{mixed(r, shore)}
			}
			gs = append(gs, polygonOf(rings...))
		}
	}
	return gs
}

// mixed is the same ring, begun elsewhere and perhaps turned round, with a
// point repeated.
func mixed(r *rand.Rand, ring []float64) []float64 {
	ring = shifted(ring, r.IntN(len(ring)/2-1))
	if r.IntN(2) == 0 {
		ring = turned(ring)
	}
	return append(ring[:2:2], ring...)
}

func scaled(ring []float64, x, y, f float64) []float64 {
	out := make([]float64, len(ring))
	for i := 0; i < len(ring); i += 2 {
		out[i], out[i+1] = x+f*(ring[i]-x), y+f*(ring[i+1]-y)
	}
	return out
}

func TestRandomTilings(t *testing.T) {
	tried := 0
	for seed := range uint64(30) {
		r := rand.New(rand.NewPCG(seed, 7))
		gs := randomTiling(r, 2+r.IntN(4))
		for _, g := range gs {
			if simpleFeature(g).Validate() != nil {
				gs = nil // a lake that came out badly: not this one
				break
			}
		}
		if gs == nil {
			continue
		}
		tried++
		topo := build(gs...)
		overlap, _ := coverage(t, gs)
		for _, m := range methods {
			for _, tolerance := range []float64{0.3, 1, 4, 30} {
				name := fmt.Sprintf("seed %d, method %d, tolerance %g", seed, m, tolerance)
				simple := simplified(t, topo, []topology.Rule{{Method: m, Tolerance: tolerance, Weighted: seed%2 == 0}})
				out := simple.Geometries(0)
				for i, g := range out {
					if err := simpleFeature(g).Validate(); err != nil {
						t.Errorf("%s: polygon %d: %v", name, i, err)
					}
				}
				after, holes := coverage(t, out)
				if !(math.Abs(after-overlap) <= 1e-6) || holes > 0 {
					t.Errorf("%s: overlap %g, before %g; %d gaps", name, after, overlap, holes)
				}
			}
		}
		testGroups(t, seed, gs, r)
	}
	if tried < 10 {
		t.Errorf("only %d tilings were valid", tried)
	}
}

// testGroups dissolves random groups of a tiling on arcs and by areas.
func testGroups(t *testing.T, seed uint64, gs []geom.T, r *rand.Rand) {
	t.Helper()
	groups := make([][]int, 3)
	for i := range gs {
		k := r.IntN(len(groups))
		groups[k] = append(groups[k], i)
	}
	for k, d := range dissolve(t, build(gs...), groups) {
		want, parts := 0.0, make([]geom.T, 0, len(groups[k]))
		for _, i := range groups[k] {
			want += areaOf(gs[i])
			parts = append(parts, gs[i])
		}
		united, err := topology.Unite(t.Context(), parts)
		if err != nil || d.Rest != nil {
			t.Fatal(err, d.Rest)
		}
		if a, b := areaOf(d.Geometry), areaOf(united); !(math.Abs(a-want) <= 1e-9 && math.Abs(b-want) <= 1e-9) {
			t.Errorf("seed %d, group %d: areas %g and %g, want %g", seed, k, a, b, want)
		}
		if d.Geometry == nil {
			continue
		}
		if err := simpleFeature(d.Geometry).Validate(); err != nil {
			t.Errorf("seed %d, group %d: %v", seed, k, err)
		}
	}
}

func TestSameInputSameOutput(t *testing.T) {
	all := func() any {
		r := rand.New(rand.NewPCG(3, 4))
		gs := randomTiling(r, 4)
		topo := topology.Build([]topology.Layer{{Geometries: gs, UnifyPrecision: 0.1}})
		simple := simplified(t, topo, []topology.Rule{{Tolerance: 2}})
		united, err := topology.Unite(t.Context(), gs)
		return []any{
			simple.Geometries(0), simple.Borders(0, topology.AllBorders), united, err,
			dissolve(t, topo, [][]int{{0, 1, 2, 3}, {5, 6, 9}}),
		}
	}
	first := all()
	for range 3 {
		if !reflect.DeepEqual(first, all()) {
			t.Fatal("another result")
		}
	}
}
