package place

import (
	"cmp"
	"context"
	"math"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/conveyor"
	"github.com/seed-898ab921/kartograph/internal/sorting"
)

// Verdict is what speaks for and against a candidate.
type Verdict struct {
	// Worth is what the label is worth there; 0 or less where it never stands there.
	Worth int64
	// Crossed is what the lines beneath take off that.
	Crossed int64
	// Nowhere reports whether it is no place, or reaches beyond the frame.
	Nowhere bool
	// Covered reports whether it lies on lines or areas that the label keeps off.
	Covered bool
	// Obstacles, Symbols and Labels list, by number, the obstacles of the page, the labels
	// whose symbols and the labels that are in its way where they stand.
	Obstacles, Symbols, Labels []int
}

// Judge tells of each candidate of a label what speaks for and against it where the other
// labels stand as of says, each at one of its candidates or None.
func Judge(labels []Label, page Page, of []int, label int) []Verdict {
	boxes := make([][]Box, len(labels))
	for i, k := range of {
		if k != None {
			boxes[i] = labels[i].Candidates[k].Boxes
		}
	}
	some := []Asked{{label, labels[label].Candidates}}
	ctx := context.Background() // which does not end
	standing, _ := Stand(ctx, labels, page, boxes)
	verdicts, _ := standing.Judge(ctx, some)
	return verdicts[0]
}

// Standing is a page with the labels that stand on it. Any number of
// goroutines may ask.
type Standing struct {
	labels []Label
	page   Page
	// taken has the boxes of obstacles by their numbers, behind these those of symbols by
	// those of their labels, and behind these those of labels.
	taken *grid
}

// Asked is a label, by its number, and candidates of it that are asked about.
type Asked struct {
	Label      int
	Candidates []Candidate
}

// Stand puts labels on a page, each with the boxes that it takes there; one with none is left
// out. Candidates of the labels are not looked at. Its error is that of the context.
func Stand(ctx context.Context, labels []Label, page Page, boxes [][]Box) (*Standing, error) {
	s := &Standing{labels: labels, page: page}
	obstacles, n := len(page.Obstacles), len(labels)
	all := func(yield func(Box, int) bool) {
		for i, b := range page.Obstacles {
			if b.usable() && !yield(b, i) {
				return
			}
		}
		for i := range 2 * n {
			own := boxes[i%n]
			if i < n {
				own = labels[i].Symbol
			}
			for _, b := range own {
				if b.usable() && !yield(b, obstacles+i) {
					return
				}
			}
		}
	}
	taken, err := gridFor(ctx, func(yield func(Box) bool) {
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
		taken.add(b, int32(owner))
	}
	s.taken = taken
	return s, taken.steps.Err()
}

// Judge tells of each candidate of some labels what speaks for and against it; the lines of the
// page are gone through once for all of them. Its error is that of the context.
func (s *Standing) Judge(ctx context.Context, some []Asked) ([][]Verdict, error) {
	verdicts, on, own := make([][]Verdict, len(some)), make([][]spot, len(some)), make([]Label, len(some))
	none := func() struct{} { return struct{}{} }
	err := conveyor.Each(ctx, len(some), none, func(_ struct{}, i int) error {
		a, taken := some[i], *s.taken // its cells and boxes do not change any more
		own[i], verdicts[i] = s.labels[a.Label], make([]Verdict, len(a.Candidates))
		for k, c := range a.Candidates {
			at, v := spot{int32(a.Label), int32(k), c.Boxes, own[i].Worth - c.Cost}, &verdicts[i][k]
			v.Worth, v.Nowhere = at.worth, !at.within(s.page)
			if !v.Nowhere {
				on[i] = append(on[i], at)
				s.hinder(&at, &taken, v)
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	f, err := fieldOf(ctx, on)
	if err != nil {
		return nil, err
	}
	c := newCrossing(f, own, math.MaxInt)
	if err := c.crossAll(ctx, s.page.lines()); err != nil {
		return nil, err
	}
	if err := c.coverAll(ctx, s.page.Areas); err != nil {
		return nil, err
	}
	for i, spots := range on {
		for n := range spots {
			v, number := &verdicts[i][spots[n].candidate], c.first[i]+int32(n)
			v.Covered = c.covered[number]
			v.Crossed = int64(math.Min(own[i].Crossing*c.crossed[number], float64(own[i].Worth)/2))
			v.Worth = max(1, v.Worth-v.Crossed)
		}
	}
	return verdicts, nil
}

// hinder finds what is in the way of a spot.
func (s *Standing) hinder(at *spot, taken *grid, v *Verdict) {
	var met []int32
	for _, b := range at.boxes {
		taken.overlapping(b.grown(s.page.Gap), func(owner int32) bool {
			met = append(met, owner)
			return true
		})
	}
	sorting.By(met, cmp.Compare[int32])
	obstacles, n, own := len(s.page.Obstacles), len(s.labels), int(at.label)
	for _, owner := range slices.Compact(met) {
		switch i := int(owner) - obstacles; {
		case i < 0:
			v.Obstacles = append(v.Obstacles, int(owner))
		case i < n && i != own:
			v.Symbols = append(v.Symbols, i)
		case i >= n && i-n != own:
			v.Labels = append(v.Labels, i-n)
		}
	}
}
