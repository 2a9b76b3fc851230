package topology

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/twpayne/go-geom"
)

// TestKeptAreThoseOfTheList compares the arcs that are left with the list of points that are
// kept, also where points were put back and where all are kept.
func TestKeptAreThoseOfTheList(t *testing.T) {
	random := rand.New(rand.NewPCG(41, 42))
	layers := []Layer{{Geometries: cloud(random, 400, 0.01, false)}, {}}
	for range 30 {
		layers[0].Geometries = append(layers[0].Geometries, island(random, 300))
		layers[1].Geometries = append(layers[1].Geometries, island(random, 9))
	}
	topo := Build(layers)
	u := topo.arcUses([]Rule{{Tolerance: 2}})
	c, err := topo.chooseAll(t.Context(), u.rules)
	if err != nil {
		t.Fatal(err)
	}
	if err := repair(t.Context(), topo, u.polygonLayers, c); err != nil {
		t.Fatal(err)
	}
	back, all, at := 0, 0, 0
	out := topo.kept(c)
	for i, a := range topo.arcs {
		var want []float64
		for p, k := range a.of(c.keep) {
			if k {
				want = append(want, a.points[2*p], a.points[2*p+1])
			}
		}
		got := out.arcs[i]
		if !slices.Equal(got.points, want) || got.first != int32(at) || got.from != a.from || got.to != a.to {
			t.Fatalf("arc %d has %d coordinates from point %d on, want %d from %d on", i, len(got.points), got.first, len(want), at)
		}
		at += len(want) / 2
		if len(c.kept[i]) != len(want) {
			back++
		}
		if len(want) == len(a.points) {
			all++
		}
	}
	if out.points != at || back == 0 || all == 0 || all == len(topo.arcs) {
		t.Errorf("%d points, want %d; in %d of %d arcs points were put back, and in %d all are kept", out.points, at, back, len(topo.arcs), all)
	}
}

// island is a ring of a walk at random.
func island(random *rand.Rand, points int) geom.T {
	x, y := 40*random.Float64(), 40*random.Float64()
	ring := make([]float64, 0, 2*points+2)
	for range points {
		x, y = x+random.NormFloat64(), y+random.NormFloat64()
		ring = append(ring, x, y)
	}
	return geom.NewPolygonFlat(geom.XY, append(ring, ring[0], ring[1]), []int{2*points + 2})
}

func TestTrueOnesAreFound(t *testing.T) {
	random := rand.New(rand.NewPCG(43, 44))
	for n := range 200 {
		list, want := make([]bool, n), []int(nil)
		for i := range list {
			if list[i] = random.IntN(1+n/3) == 0; list[i] {
				want = append(want, i)
			}
		}
		var got []int
		for i := nextTrue(list, 0); i < n; i = nextTrue(list, i+1) {
			got = append(got, i)
		}
		if !slices.Equal(got, want) || countTrue(list) != len(want) || nextTrue(list, n) != n {
			t.Fatalf("%v: %v are true, %d of them, want %v", list, got, countTrue(list), want)
		}
	}
}
