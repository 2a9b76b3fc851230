package label

import (
	"cmp"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/sorting"
	"github.com/seed-898ab921/kartograph/render/label/place"
)

// table is where the places of one label after the other are laid out before some of them
// are taken: room that is used again.
type table struct {
	spots []spot
	order []int
	// passing says that what is sorted is looked at and forgotten, in this room.
	passing bool
	// whole says that texts are measured to their end even where they have no room.
	whole bool
	room  []spot
	found []place.Candidate
}

func newTable() *table { return &table{} }

// few adds some spots to the table, the best first: those beside an area, and of the others
// half so many the best, and half spread over the rest, which is somewhere else.
func (on *table) few(spots []spot, most int) {
	if len(spots) <= most {
		on.spots = append(on.spots, spots...)
		return
	}
	on.order = byCost(spots, on.order)
	others := on.order[:0]
	for _, i := range on.order {
		if spots[i].beside {
			on.take(&spots[i])
		} else {
			others = append(others, i)
		}
	}
	best := min(most/2, len(others))
	rest := others[best:]
	for _, i := range others[:best] {
		on.take(&spots[i])
	}
	for i := range min(most-best, len(rest)) {
		on.take(&spots[rest[i*len(rest)/min(most-best, len(rest))]])
	}
}

func (on *table) take(s *spot) { on.spots = append(on.spots, *s) }

// sorted is a list of the table's spots of its own, the cheapest first; on a table where they
// are passing, the next ones take its room.
func (on *table) sorted() []spot {
	var sorted []spot
	if on.passing {
		on.room = slices.Grow(on.room[:0], len(on.spots))
		sorted = on.room[:len(on.spots)]
	} else {
		sorted = make([]spot, len(on.spots))
	}
	on.order = byCost(on.spots, on.order)
	for n, i := range on.order {
		sorted[n] = on.spots[i]
	}
	return sorted
}

// byCost lists the numbers of spots, the cheapest first, in a list whose room is used.
func byCost(spots []spot, order []int) []int {
	order = order[:0]
	for i := range spots {
		order = append(order, i)
	}
	sorting.By(order, func(i, k int) int { return cmp.Or(cmp.Compare(spots[i].cost, spots[k].cost), cmp.Compare(i, k)) })
	return order
}
