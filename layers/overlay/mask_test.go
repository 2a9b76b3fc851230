package overlay

import (
	"context"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/peterstace/simplefeatures/rtree"
	"github.com/seed-898ab921/kartograph/internal/heed/ending"
)

// TestForest finds in several trees what it finds one by one, ends where it has enough,
// and hears its context while the trees are made.
func TestForest(t *testing.T) {
	random := rand.New(rand.NewPCG(41, 42))
	boxes := make([]rtree.BulkItem, 3*treeBoxes+100)
	for i := range boxes {
		x, y := random.Float64()*1000, random.Float64()*1000
		boxes[i] = rtree.BulkItem{RecordID: i, Box: rtree.Box{MinX: x, MinY: y, MaxX: x + random.Float64(), MaxY: y + random.Float64()}}
	}
	f, err := grow(t.Context(), slices.Clone(boxes))
	if err != nil {
		t.Fatal(err)
	}
	for range 200 {
		x, y := random.Float64()*1000, random.Float64()*1000
		asked := rtree.Box{MinX: x, MinY: y, MaxX: x + 20, MaxY: y + 20}
		var want, got []int
		for i, b := range boxes {
			if b.Box.MinX <= asked.MaxX && b.Box.MaxX >= asked.MinX && b.Box.MinY <= asked.MaxY && b.Box.MaxY >= asked.MinY {
				want = append(want, i)
			}
		}
		f.each(asked, func(i int) bool { got = append(got, i); return false })
		if slices.Sort(got); !slices.Equal(got, want) {
			t.Fatalf("%v: %v, want %v", asked, got, want)
		}
		few := 0
		f.each(asked, func(int) bool { few++; return few == 2 })
		if few != min(2, len(want)) {
			t.Errorf("%v: went on to %d", asked, few)
		}
	}
	ending.Heard(t, "trees", 4, func(ctx context.Context) error {
		_, err := grow(ctx, slices.Clone(boxes))
		return err
	})
}
