package topology

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/conveyor"
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
