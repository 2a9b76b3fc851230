package place

import (
	"cmp"
	"context"
	"iter"
	"math"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/heed"
)

// spot is a candidate that a label may take as far as the page is concerned.
type spot struct {
	label, candidate int32
	boxes            []Box
	// worth is that of the label there.
	worth int64
}

// nobody owns the obstacles of the page.
const nobody = -1

// opening is how spots are found: where candidates come from, and how many comparisons
// are made at most.
type opening struct {
	find Finder
	most int
}

// labelsInLot is how many labels are looked at before it is asked whether the work is done.
const labelsInLot = 512

// openSpots lists, for each label, the candidates that lie in the frame, clear of
// obstacles and of the symbols of other labels, and are worth something. It looks at
// the labels that are worth most first, and makes no more comparisons than it may: the
// rest have no spots then.
func openSpots(ctx context.Context, labels []Label, page Page, by opening) (*field, error) {
	obstacles, err := obstacleGrid(ctx, labels, page)
	if err != nil {
		return nil, err
	}
	order, err := worthiest(ctx, labels)
	if err != nil {
		return nil, err
	}
	spots, work := make([][]spot, len(labels)), make([]int32, len(labels))
	for lot := range slices.Chunk(order, labelsInLot) {
		before := obstacles.work
		err := by.find(ctx, lot, func(i int32, all []Candidate) error {
			if before > by.most {
				return nil
			}
			own := *obstacles // its cells and boxes do not change any more
			own.work = 0
			spots[i] = openOf(i, all, &labels[i], placing{page, &own})
			work[i] = int32(min(own.work, math.MaxInt32))
			return checkCandidates(int(i), all)
		})
		if err != nil {
			return nil, err
		}
		for _, i := range lot {
			if obstacles.work > by.most {
				spots[i] = nil
			}
			obstacles.work += int(work[i])
		}
	}
	f, err := fieldOf(ctx, spots)
	if err != nil {
		return nil, err
	}
	return f, f.charge(ctx, labels, page, by.most)
}

// placing is where spots have to be: on a page, clear of obstacles.
type placing struct {
	page      Page
	obstacles *grid
}

// openOf are the spots of one label.
func openOf(label int32, all []Candidate, of *Label, on placing) []spot {
	var open []spot
	for k, c := range all {
		s := spot{label, int32(k), c.Boxes, of.Worth - c.Cost}
		if s.worth > 0 && s.within(on.page) && s.clear(on.obstacles, on.page.Gap) {
			open = append(open, s)
		}
	}
	return open
}

// ofLists finds the candidates that labels have themselves.
func ofLists(labels []Label) Finder {
	return func(ctx context.Context, some []int32, to func(int32, []Candidate) error) error {
		for _, i := range some {
			if err := heed.Err(ctx); err != nil {
				return err
			}
			if err := to(i, labels[i].Candidates); err != nil {
				return err
			}
		}
		return nil
	}
}

// worthiest lists labels by what they are worth, equal ones by number.
func worthiest(ctx context.Context, labels []Label) ([]int32, error) {
	order := make([]int32, len(labels))
	for i := range order {
		order[i] = int32(i)
	}
	steps := heed.Every(ctx, stepsOfGrid)
	return order, heed.SortStable(steps, order, func(a, b int32) int { return cmp.Compare(labels[b].Worth, labels[a].Worth) })
}

// obstacleGrid holds everything that labels must not stand on. What has no place on
// the page is in nobody's way.
func obstacleGrid(ctx context.Context, labels []Label, page Page) (*grid, error) {
	all := obstacles(labels, page)
	g, err := gridFor(ctx, func(yield func(Box) bool) {
		for b := range all {
			if !yield(b) {
				return
			}
		}
	})
	if err != nil {
		return nil, err
	}
	for b, owner := range all {
		g.add(b, owner)
	}
	return g, g.steps.Err()
}

// obstacles goes through what labels must not stand on, and whose it is.
func obstacles(labels []Label, page Page) iter.Seq2[Box, int32] {
	return func(yield func(Box, int32) bool) {
		for _, b := range page.Obstacles {
			if b.usable() && !yield(b, nobody) {
				return
			}
		}
		for i := range labels {
			for _, b := range labels[i].Symbol {
				if b.usable() && !yield(b, int32(i)) {
					return
				}
			}
		}
	}
}

// within reports whether the spot is somewhere, and within the frame.
func (s spot) within(page Page) bool {
	for _, b := range s.boxes {
		if !b.usable() || page.Frame.Width() > 0 && !page.Frame.Holds(b.Bounds()) {
			return false
		}
	}
	return len(s.boxes) > 0
}

// clear reports whether the spot keeps away from what others have in a grid.
func (s spot) clear(of *grid, gap float64) bool {
	for _, b := range s.boxes {
		free := true
		of.overlapping(b.grown(gap), func(owner int32) bool {
			free = owner == s.label
			return free
		})
		if !free {
			return false
		}
	}
	return true
}
