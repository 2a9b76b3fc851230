package topology

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/twpayne/go-geom"
)

// TestGlancesFindWhatLooksFind puts points of tangled rings back by glances and without, with budgets that
// suffice and such that do not, and begins again after all of them.
func TestGlancesFindWhatLooksFind(t *testing.T) {
	random := rand.New(rand.NewPCG(51, 52))
	guessed, back := 0, 0
	for round := range 8 {
		var layer Layer
		for range 4 + round {
			layer.Geometries = append(layer.Geometries, wander(random, 300))
		}
		topo := Build([]Layer{layer})
		u := topo.arcUses([]Rule{{Tolerance: 1}})
		repaired := func(most int, exact bool) (r *repairer, first int) {
			c, err := topo.chooseAll(t.Context(), u.rules)
			if err != nil {
				t.Fatal(err)
			}
			r, first = &repairer{ctx: t.Context(), t: topo, chosen: c, most: most, exact: exact}, countTrue(c.keep)
			if err := repairBy(r, u.polygonLayers); err != nil {
				t.Fatal(err)
			}
			return r, first
		}
		r, _ := repaired(1e9, true)
		used := 1e9 - r.budget
		for _, most := range []int{1e9, 3 * used, 2 * used, 3 * used / 2, 5 * used / 4, used, used / 2} {
			want, _ := repaired(most, true)
			got, first := repaired(most, false)
			if !slices.Equal(got.keep, want.keep) {
				t.Fatalf("round %d: with a budget of %d, where %d are used, glances put other points back", round, most, used)
			}
			if !got.guessed || len(got.vertices) == first {
				continue
			}
			guessed, back = guessed+1, back+len(got.vertices)-first
			if err := got.again(first, u.polygonLayers); err != nil || !slices.Equal(got.keep, want.keep) {
				t.Fatalf("round %d: with a budget of %d other points are put back again, %v", round, most, err)
			}
		}
	}
	if guessed < 8 || back < 1000 {
		t.Errorf("%d points were put back in %d rounds of glances, which tests little", back, guessed)
	}
}

// TestUsedUpBudgetsAreDoubted holds when what was not reckoned might have counted.
func TestUsedUpBudgetsAreDoubted(t *testing.T) {
	for r, want := range map[*repairer]bool{
		{guessed: true, budget: 100}:              false,
		{guessed: true, budget: 1}:                true,
		{guessed: true, tight: true, budget: 100}: true,
		{tight: true, budget: -1}:                 false,
	} {
		if r.doubtful() != want {
			t.Errorf("a budget of %d, guessed %v, tight %v, is doubtful: %v", r.budget, r.guessed, r.tight, !want)
		}
	}
}

// wander is a ring of a walk at random that others are near.
func wander(random *rand.Rand, points int) geom.T {
	x, y := 100*random.Float64(), 100*random.Float64()
	ring := make([]float64, 0, 2*points+2)
	for range points {
		x, y = x+random.NormFloat64(), y+random.NormFloat64()
		ring = append(ring, x, y)
	}
	return geom.NewPolygonFlat(geom.XY, append(ring, ring[0], ring[1]), []int{2*points + 2})
}

// TestPicturesMissNothing asks pictures of some vertices about boxes, small ones and large ones.
func TestPicturesMissNothing(t *testing.T) {
	random := rand.New(rand.NewPCG(53, 54))
	told := 0
	for range 200 {
		q := squaresOver(flat.Page{MinX: 10, MinY: 20, MaxX: 10 + 900*random.Float64(), MaxY: 20 + 900*random.Float64()})
		at := func() point { return point{1000*random.Float64() - 20, 1000*random.Float64() - 20} }
		p, vertices := &picture{}, []point{at(), at(), at(), at()}
		for _, v := range vertices {
			p.add(q.at(v))
		}
		for range 500 {
			a, size := at(), 100*random.Float64()*random.Float64()
			b := flat.Page{MinX: a.x, MinY: a.y, MaxX: a.x + size*random.Float64(), MaxY: a.y + size*random.Float64()}
			within := slices.ContainsFunc(vertices, func(v point) bool { return b.Has(v.x, v.y) })
			some := p.some(reach(q.over(&b)))
			if within && !some {
				t.Fatalf("none of %v is in %v", vertices, b)
			}
			if !some {
				told++
			}
		}
	}
	if told < 50_000 {
		t.Errorf("%d of 100,000 boxes are told to be empty, which are few", told)
	}
}
