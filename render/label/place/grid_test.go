package place

import (
	"context"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/heed/ending"
)

// must is what a call returns that cannot fail.
func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// smallAndLarge are so many boxes of a pixel, after some that are as large as the page.
func smallAndLarge(large, small int) []Box {
	random := rand.New(rand.NewPCG(16, 1))
	boxes := slices.Repeat([]Box{Upright(0, 0, 1000, 1000)}, large)
	for range small {
		x, y := random.Float64()*999, random.Float64()*999
		boxes = append(boxes, Upright(x, y, x+1, y+1))
	}
	return boxes
}

// TestGridOfAFewLargeBoxes holds that boxes as large as the page do not fill the lists of all the
// cells that small ones ask for, and that all are found in those that are left.
func TestGridOfAFewLargeBoxes(t *testing.T) {
	const large, small = 100, 10_000
	boxes := smallAndLarge(large, small)
	g := must(gridFor(t.Context(), slices.Values(boxes)))
	for i, b := range boxes {
		g.add(b, int32(i))
	}
	listed := cap(g.cells)
	if most := (cellsOfBox + 1) * len(boxes); listed > most {
		t.Errorf("%d boxes have room for %d in lists of cells; want %d at most", len(boxes), listed, most)
	}
	found := 0
	g.overlapping(boxes[len(boxes)-1], func(int32) bool {
		found++
		return true
	})
	if found <= large {
		t.Errorf("%d boxes overlap with one, want those %d that are as large as the page and itself", found, large)
	}
}

// TestGridsHear holds that boxes are put into cells as long as the context goes on.
func TestGridsHear(t *testing.T) {
	const n = 20_000
	boxes := smallAndLarge(2, n)
	ending.Heard(t, "grid", 2*n/stepsOfGrid-1, func(ctx context.Context) error {
		_, err := gridFor(ctx, slices.Values(boxes))
		return err
	})
	labels, open := make([]Label, len(boxes)), make([][]spot, len(boxes))
	for i, b := range boxes {
		labels[i], open[i] = Label{Worth: 1 + int64(i), Symbol: []Box{b}}, []spot{{label: int32(i), boxes: []Box{b}, worth: 1}}
	}
	ending.Heard(t, "field", n/stepsOfGrid, func(ctx context.Context) error {
		_, err := fieldOf(ctx, open)
		return err
	})
	ending.Heard(t, "obstacles", n/stepsOfGrid, func(ctx context.Context) error {
		_, err := obstacleGrid(ctx, labels, Page{})
		return err
	})
	ending.Heard(t, "standing labels", n/stepsOfGrid, func(ctx context.Context) error {
		_, err := Stand(ctx, labels, Page{}, make([][]Box, len(labels)))
		return err
	})
	ending.Heard(t, "labels by worth", n/stepsOfGrid, func(ctx context.Context) error {
		_, err := worthiest(ctx, labels)
		return err
	})
}

// TestLateLabelsHear holds that labels that are placed one after the other hear the context.
func TestLateLabelsHear(t *testing.T) {
	boxes := smallAndLarge(0, 300)
	r, open := &rivalry{}, make([][]spot, len(boxes))
	for i, b := range boxes {
		open[i] = []spot{{label: int32(i), boxes: []Box{b}, worth: 1}}
		r.late = append(r.late, int32(i))
	}
	ending.Heard(t, "late labels", len(boxes), func(ctx context.Context) error {
		_, err := r.fit(ctx, nil, open, 0)
		return err
	})
}
