package topology

import (
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/conveyor"
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/twpayne/go-geom"
)

// TestRepairOnAllCoresIsTheSame puts the points of tangled rings back on one core
// and on several, with a budget that suffices and with such that do not, which only
// the order of the work decides.
func TestRepairOnAllCoresIsTheSame(t *testing.T) {
	random := rand.New(rand.NewPCG(31, 32))
	layer := Layer{UnifyPrecision: 1e-4}
	for range 40 {
		x, y := 100*random.Float64(), 100*random.Float64()
		ring := make([]float64, 0, 1202)
		for range 600 {
			x, y = x+random.NormFloat64(), y+random.NormFloat64()
			ring = append(ring, x, y)
		}
		layer.Geometries = append(layer.Geometries, geom.NewPolygonFlat(geom.XY, append(ring, ring[0], ring[1]), []int{len(ring) + 2}))
	}
	topo := Build([]Layer{layer})
	u := topo.arcUses([]Rule{{Tolerance: 1}})
	bad := func(ctx context.Context, budget int) (marked []bool, left int) {
		c, err := topo.chooseAll(ctx, u.rules)
		if err != nil {
			t.Fatal(err)
		}
		r := &repairer{ctx: ctx, t: topo, chosen: c, budget: budget}
		if !r.index(u.polygonLayers) || len(r.segments) < 5*lot {
			t.Fatalf("%d segments are too few", len(r.segments))
		}
		r.testAllCrossing(0)
		for _, c := range r.crossers.all { // or memory would grow with the crossings
			if once := slices.Compact(slices.Sorted(slices.Values(c.bad))); len(once) < len(c.bad) {
				t.Errorf("%d segments are noted %d times", len(once), len(c.bad))
			}
		}
		return r.bad, r.budget
	}
	one, many := conveyor.WithWorkers(t.Context(), 1), conveyor.WithWorkers(t.Context(), 3)
	whole := func(ctx context.Context) []bool {
		c, err := topo.chooseAll(ctx, u.rules)
		if err := errors.Join(err, repair(ctx, topo, u.polygonLayers, c)); err != nil {
			t.Fatal(err)
		}
		return c.keep
	}
	if !slices.Equal(whole(one), whole(many)) { // with several rounds
		t.Error("other points are put back on several cores")
	}
	for _, budget := range []int{1e9, 100_000, 20_000, 1000} {
		want, left := bad(one, budget)
		got, also := bad(many, budget)
		if !slices.Equal(got, want) || left != also {
			t.Errorf("with a budget of %d other segments are bad on several cores, and %d are left, not %d", budget, also, left)
		}
		if !slices.Contains(want, true) || (left > 0) != (budget == 1e9) {
			t.Errorf("with a budget of %d, %d are left and nothing may be bad, which tests little", budget, left)
		}
	}
}

// TestBoxOverOddPoints compares it with a box to which points are added.
func TestBoxOverOddPoints(t *testing.T) {
	for _, layer := range cloud(rand.New(rand.NewPCG(33, 34)), 3000, 0.1, true) {
		pts := layer.FlatCoords()
		want := boxOver(nil)
		for i := 0; i < len(pts); i += 2 {
			want.Add(pts[i], pts[i+1])
		}
		if got := boxOver(pts); got != want {
			t.Errorf("%v: the box is %v, want %v", pts, got, want)
		}
	}
}

// TestCellsFindWhatSegmentsFind compares what crosses, and what it costs, with what is found
// segment by segment, also for points that are no numbers and segments of several layers.
func TestCellsFindWhatSegmentsFind(t *testing.T) {
	random := rand.New(rand.NewPCG(39, 40))
	found := 0
	for round := range 60 {
		layers := []Layer{{Geometries: cloud(random, 600, 0.01, round%3 == 0)}, {Geometries: cloud(random, 300, 0.01, round%2 == 0)}}
		topo := Build(layers)
		u := topo.arcUses([]Rule{{Tolerance: 2}, {Tolerance: 1}})
		c, err := topo.chooseAll(t.Context(), u.rules)
		if err != nil {
			t.Fatal(err)
		}
		r := &repairer{ctx: t.Context(), t: topo, chosen: c, budget: 1e9}
		if !r.index(u.polygonLayers) {
			t.Fatalf("round %d: nothing is left out", round)
		}
		one := r.crosser()
		one.seen = make([]int32, len(r.segments))
		for s := range r.segments {
			one.test(int32(s), 0)
		}
		want := make([]bool, len(r.segments))
		for _, s := range one.bad {
			want[s] = true
			found++
		}
		if r.testAllCrossing(0); !slices.Equal(r.bad, want) || r.budget != one.budget {
			t.Errorf("round %d: of %d segments, other ones cross, or %d are left of the budget, not %d", round, len(want), r.budget, one.budget)
		}
	}
	if found == 0 {
		t.Error("nothing crosses, which tests little")
	}
}

// TestSquaresMeetWhereBoxesDo holds that boxes that meet do so in squares, and most of those that
// do not meet there neither.
func TestSquaresMeetWhereBoxesDo(t *testing.T) {
	random := rand.New(rand.NewPCG(41, 42))
	q := squaresOver(flat.Page{MinX: -300, MinY: 20, MaxX: 700, MaxY: 520})
	at := func() point { return point{1100*random.Float64() - 350, 600*random.Float64() - 30} }
	apart := 0
	for range 100_000 {
		a, c := at(), at()
		b := point{a.x + 300*random.NormFloat64(), a.y + 300*random.NormFloat64()}
		d := point{c.x + 300*random.NormFloat64(), c.y}
		ab, cd := flat.Nothing[flat.Page](), flat.Nothing[flat.Page]()
		for _, p := range [2][2]point{{a, b}, {c, d}} {
			ab.Add(p[0].x, p[0].y)
			ab, cd = cd, ab
		}
		meet := ab.Meets(cd)
		got := meets(reach(q.between(a, b)), q.between(c, d))
		if got != meets(reach(q.between(c, d)), q.between(a, b)) || meet && !got {
			t.Fatalf("%v to %v and %v to %v meet: %v, in squares %v", a, b, c, d, meet, got)
		}
		if !meet && got {
			apart++
		}
		if at := q.at(c); ab.Has(c.x, c.y) && !meets(reach(q.over(&ab)), at) {
			t.Fatalf("%v is in %v, and not in squares", c, ab)
		}
	}
	if apart > 10_000 {
		t.Errorf("%d boxes that are apart meet in squares, which tell too little", apart)
	}
	nan := point{math.NaN(), 7}
	for _, box := range []uint64{q.between(nan, at()), q.between(at(), nan), q.between(point{math.Inf(1), 0}, point{math.Inf(-1), 3})} {
		if !meets(reach(box), q.at(at())) {
			t.Error("a segment whose end is no number is not everywhere")
		}
	}
	for _, b := range []flat.Page{flat.Nothing[flat.Page](), {MinX: 5, MinY: 5, MaxX: 5, MaxY: 5}} {
		if q := squaresOver(b); !meets(reach(q.at(at())), q.at(point{5, 5})) && b.Empty() {
			t.Error("points are apart in squares over nothing")
		}
	}
}
