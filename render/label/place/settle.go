package place

import (
	"cmp"
	"context"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/sorting"
)

// settling looks for spots that no spot of another label comes near.
type settling struct {
	*field
	gap float64
	// blocker is the number of a spot of another label that is in the way of each, nobody as
	// long as none was met.
	blocker []int32
}

// settle takes away spots that a best choice can do without before anybody asks which
// exclude which: where a label has a spot that is in nobody's way, all others that are worth
// no more. What is left of one label so is in the way of fewer others. It makes no more
// comparisons than most.
func (f *field) settle(ctx context.Context, gap float64, most int) error {
	s := &settling{field: f, gap: gap, blocker: slices.Repeat([]int32{nobody}, len(f.of))}
	start := f.g.work
	for changed := true; changed; {
		changed = false
		for label := range f.open {
			if err := heed.Err(ctx); err != nil {
				return err
			}
			if f.g.work-start > most {
				return nil
			}
			changed = s.label(f.open[label], f.first[label]) || changed
		}
	}
	return nil
}

// label takes away the spots of one label that are worth no more than its best free one, the last
// of equal ones, and reports whether there are any.
func (s *settling) label(spots []spot, first int32) bool {
	order := make([]int, 0, len(spots))
	for i := range spots {
		if !s.gone[first+int32(i)] {
			order = append(order, i)
		}
	}
	if len(order) < 2 {
		return false
	}
	sorting.By(order, func(i, k int) int { return cmp.Or(cmp.Compare(spots[k].worth, spots[i].worth), cmp.Compare(k, i)) })
	for n, i := range order {
		if s.free(spots[i], first+int32(i)) {
			for _, k := range order[n+1:] {
				s.gone[first+int32(k)] = true
			}
			return n+1 < len(order)
		}
	}
	return false
}

// free reports whether no spot of another label that is left comes near one.
func (s *settling) free(at spot, number int32) bool {
	if b := s.blocker[number]; b != nobody && !s.gone[b] {
		return false
	}
	s.blocker[number] = nobody
	for _, b := range at.boxes {
		s.g.overlapping(b.grown(s.gap), func(other int32) bool {
			if s.of[other] == s.of[number] || s.gone[other] {
				return true
			}
			s.blocker[number] = other
			return false
		})
		if s.blocker[number] != nobody {
			return false
		}
	}
	return true
}
