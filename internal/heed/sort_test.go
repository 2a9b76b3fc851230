package heed_test

import (
	"cmp"
	"context"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/heed/ending"
)

// pair is a number that is sorted by, and the place that it had.
type pair struct{ by, place int }

func pairs(n, different int) []pair {
	random := rand.New(rand.NewPCG(1, uint64(n)))
	list := make([]pair, n)
	for i := range list {
		list[i] = pair{random.IntN(different), i}
	}
	return list
}

// Lists of all lengths are sorted as they are without a context, those of equal things in
// the order that they had.
func TestSortIsThatOfSlices(t *testing.T) {
	by := func(a, b pair) int { return cmp.Compare(a.by, b.by) }
	for _, n := range []int{0, 1, 100, 1<<14 - 1, 1 << 14, 100_000} {
		for _, different := range []int{1, 10, 1 << 30} {
			list := pairs(n, different)
			plain, stable := slices.Clone(list), slices.Clone(list)
			slices.SortFunc(plain, by)
			slices.SortStableFunc(stable, by)
			sorted, kept := slices.Clone(list), slices.Clone(list)
			if err := heed.Sort(heed.Every(t.Context(), 100), sorted, by); err != nil || !slices.Equal(sorted, plain) {
				t.Errorf("%d things, %d different: sorted otherwise, %v", n, different, err)
			}
			if err := heed.SortStable(heed.Every(t.Context(), 100), kept, by); err != nil || !slices.Equal(kept, stable) {
				t.Errorf("%d things, %d different: sorted otherwise with equal ones in their order, %v", n, different, err)
			}
		}
	}
}

// A long list asks its context on the way, and is given up soon after the end with all
// that was on it.
func TestSortHearsItsContext(t *testing.T) {
	list := pairs(100_000, 1<<30)
	for name, sort := range map[string]func(steps *heed.Steps, list []pair, by func(a, b pair) int) error{"plain": heed.Sort[pair], "stable": heed.SortStable[pair]} {
		ending.Heard(t, name, 50, func(ctx context.Context) error {
			compared, ended := 0, 0
			work := slices.Clone(list)
			err := sort(heed.Every(ctx, 1<<14), work, func(a, b pair) int { compared++; return cmp.Compare(a.by, b.by) })
			if err != nil {
				ended = compared
			}
			slices.SortFunc(work, func(a, b pair) int { return cmp.Compare(a.place, b.place) })
			if !slices.Equal(work, list) {
				t.Errorf("%s: something is lost after %d comparisons", name, ended)
			}
			return err
		})
	}
}
