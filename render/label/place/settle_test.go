package place

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/seed-898ab921/kartograph/render/label/internal/independent"
)

// bestOf is what the best choice of some spots is worth, if it is proven.
func bestOf(t *testing.T, open [][]spot, gap float64) (worth int64, proven bool) {
	t.Helper()
	r, err := rivals(context.Background(), open, gap, math.MaxInt)
	if err != nil {
		t.Fatal(err)
	}
	g, err := r.graph(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	set, err := independent.Heaviest(context.Background(), g, independent.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return set.Weight, set.Proven
}

// TestSettledIsAsGood holds that the best choice of what settle leaves is worth as much as the
// best of all, and that it leaves less.
func TestSettledIsAsGood(t *testing.T) {
	random := rand.New(rand.NewPCG(4, 4))
	before, after, compared := 0, 0, 0
	for range 60 {
		labels, page := randomPage(random, random.IntN(40))
		f, err := openSpots(context.Background(), labels, page, opening{ofLists(labels), math.MaxInt})
		if err != nil {
			t.Fatal(err)
		}
		open := f.left()
		settled := make([][]spot, len(open))
		for i := range open {
			settled[i] = slices.Clone(open[i])
		}
		f = must(fieldOf(t.Context(), settled))
		if err := f.settle(context.Background(), page.Gap, math.MaxInt); err != nil {
			t.Fatal(err)
		}
		settled = f.left()
		for i := range open {
			before, after = before+len(open[i]), after+len(settled[i])
			if len(open[i]) > 0 && len(settled[i]) == 0 {
				t.Fatalf("label %d has no spots left", i)
			}
		}
		want, proven := bestOf(t, open, page.Gap)
		got, alsoProven := bestOf(t, settled, page.Gap)
		if proven && alsoProven {
			compared++
			if got != want {
				t.Errorf("the best of what is left is worth %d, that of all %d", got, want)
			}
		}
	}
	if after >= before || compared < 30 {
		t.Errorf("%d of %d spots are left; %d pages compared", after, before, compared)
	}
}

// TestSettleStops makes no more comparisons than it may, and leaves all spots that it has not
// looked at.
func TestSettleStops(t *testing.T) {
	labels, page := randomPage(rand.New(rand.NewPCG(5, 5)), 100)
	f, err := openSpots(context.Background(), labels, page, opening{ofLists(labels), math.MaxInt})
	if err != nil {
		t.Fatal(err)
	}
	f = must(fieldOf(t.Context(), f.left()))
	before := len(f.of)
	if err := f.settle(context.Background(), page.Gap, 1); err != nil {
		t.Fatal(err)
	}
	if after := len(slices.Concat(f.left()...)); after != before {
		t.Errorf("%d spots of %d are left", after, before)
	}
}
