package place

import (
	"cmp"
	"context"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/heed"
)

// settling looks for spots that no spot of another label comes near.
type settling struct {
	g   *grid
	gap float64
	// first is the number of each label's first spot; of is the label of each number, and
	// blocker the number of a spot of another label that is in its way, nobody as long as
	// none was met.
	first   []int32
	of      []int32
	blocker []int32
	gone    []bool
}

// settle takes away spots that a best choice can do without before anybody asks which
// exclude which: where a label has a spot that is in nobody's way, all others that are worth
// no more. What is left of one label so is in the way of fewer others. It makes no more
// comparisons than most.
func settle(ctx context.Context, open [][]spot, gap float64, most int) error {
	s := newSettling(open, gap)
	for changed := true; changed; {
		changed = false
		for label := range open {
			if err := heed.Err(ctx); err != nil {
				return err
			}
			if s.g.work > most {
				return nil
			}
			changed = s.label(open[label], s.first[label]) || changed
		}
	}
	for label, spots := range open {
		k := s.first[label]
		open[label] = slices.DeleteFunc(spots, func(spot) bool {
			k++
			return s.gone[k-1]
		})
	}
	return nil
}

func newSettling(open [][]spot, gap float64) *settling {
	s := &settling{g: gridFor(allBoxes(open)), gap: gap, first: make([]int32, len(open))}
	for label, spots := range open {
		s.first[label] = int32(len(s.of))
		for _, at := range spots {
			for _, b := range at.boxes {
				s.g.add(b, int32(len(s.of)))
			}
			s.of, s.blocker = append(s.of, int32(label)), append(s.blocker, nobody)
		}
	}
	s.gone = make([]bool, len(s.of))
	return s
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
	slices.SortFunc(order, func(i, k int) int { return cmp.Or(cmp.Compare(spots[k].worth, spots[i].worth), cmp.Compare(k, i)) })
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
