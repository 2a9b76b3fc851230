package place

import (
	"cmp"
	"context"
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

// openSpots lists, for each label, the candidates that lie in the frame, clear of
// obstacles and of the symbols of other labels, and are worth something. It looks at
// the labels that are worth most first, and makes no more comparisons than most: the
// rest have no spots then.
func openSpots(ctx context.Context, labels []Label, page Page, most int) (*field, error) {
	obstacles := obstacleGrid(labels, page)
	spots := make([][]spot, len(labels))
	for _, i := range worthiest(labels) {
		if err := heed.Err(ctx); err != nil {
			return nil, err
		}
		if obstacles.work > most {
			break
		}
		for k, c := range labels[i].Candidates {
			s := spot{i, int32(k), c.Boxes, labels[i].Worth - c.Cost}
			if s.worth > 0 && s.within(page) && s.clear(obstacles, page.Gap) {
				spots[i] = append(spots[i], s)
			}
		}
	}
	f := fieldOf(spots)
	return f, f.charge(ctx, labels, page, most)
}

// worthiest lists labels by what they are worth, equal ones by number.
func worthiest(labels []Label) []int32 {
	order := make([]int32, len(labels))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(labels[b].Worth, labels[a].Worth) })
	return order
}

// obstacleGrid holds everything that labels must not stand on. What has no place on
// the page is in nobody's way.
func obstacleGrid(labels []Label, page Page) *grid {
	var boxes []Box
	var owners []int32
	keep := func(more []Box, owner int32) {
		for _, b := range more {
			if b.usable() {
				boxes, owners = append(boxes, b), append(owners, owner)
			}
		}
	}
	keep(page.Obstacles, nobody)
	for i, l := range labels {
		keep(l.Symbol, int32(i))
	}
	g := gridFor(slices.Values(boxes))
	for i, b := range boxes {
		g.add(b, owners[i])
	}
	return g
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
