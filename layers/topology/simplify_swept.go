package topology

import (
	"sort"

	"github.com/seed-898ab921/kartograph/internal/conveyor"
	"github.com/seed-898ab921/kartograph/internal/flat"
)

// test marks as bad what does not keep apart, looking at segments from pending
// and vertices from fresh on against all others.
func (r *repairer) test(pending, fresh int32) {
	if r.testAllCrossing(pending); r.err != nil {
		return
	}
	r.testAllSwept(pending, int32(len(r.segments)), r.dots)
	r.testOlder(pending, fresh)
}

// testOlder looks for vertices from fresh on between chords of the segments before pending and what these
// replace.
func (r *repairer) testOlder(pending, fresh int32) {
	if pending == 0 || int(fresh) == len(r.vertices) {
		return
	}
	extent := flat.Nothing[flat.Page]()
	for _, v := range r.vertices[fresh:] {
		extent.Add(v.x, v.y)
	}
	if dots := newSpots(extent, r.squares, r.vertices, fresh); !r.glance(pending, fresh, dots) {
		r.testAllSwept(0, pending, dots)
	}
}

// lot is how many segments are looked at in one go.
const lot = 1024

// testAllSwept tests the chords of the segments from first to before last, on all cores. Each
// lot has its share of the budget, so that the result does not depend on their
// number.
func (r *repairer) testAllSwept(first, last int32, dots *spots) {
	lots := int((last - first + lot - 1) / lot)
	if lots == 0 {
		return
	}
	share := max(r.budget, 0) / lots
	left := make([]int, lots)
	err := conveyor.Each(r.ctx, lots, func() *repairer { return r }, func(r *repairer, k int) error {
		mine := share // not in the list, which is in a line of the cache with those of other lots
		from := first + int32(k)*lot
		chords := r.chords[r.firstChord(from):r.firstChord(min(from+lot, last))]
		for c := range chords {
			if c := &chords[c]; c.edges > 0 && !r.bad[c.segment] {
				r.testSwept(c, dots, &mine)
			}
		}
		left[k] = mine
		return nil
	})
	for _, l := range left {
		r.budget -= share - l
		r.tight = r.tight || l <= 0
	}
	if err != nil {
		r.err = err
	}
}

// firstChord is the place of the first chord from a segment on.
func (r *repairer) firstChord(from int32) int {
	return sort.Search(len(r.chords), func(c int) bool { return r.chords[c].segment >= from })
}

// testSwept looks for vertices between a segment and the edges it replaces. Nearly
// all segments have none near them: what they replace is read for those only.
func (r *repairer) testSwept(c *chord, dots *spots, budget *int) {
	around := &c.box
	if around.Empty() {
		*around = boxOver(r.replaced(r.segments[c.segment]))
		c.reach = reach(r.squares.over(around))
		r.reaches[r.segments[c.segment].place] = c.reach
	}
	*budget -= int(c.edges)
	c0, c1, r0, r1 := dots.cells(around)
	bad := false
	for row := r0; row <= r1; row++ {
		for col := c0; col <= c1; col++ { // none, where the box is empty
			if cell := row*dots.cols + col; !bad && dots.some(cell) {
				bad = r.sweepsAny(c, dots, cell, budget)
			}
			*budget--
		}
	}
	if bad || *budget <= 0 {
		r.bad[c.segment] = true
	}
}

// sweepsAny reports whether one of the vertices in a cell is between a segment and the
// edges it replaces, or the budget is used up.
func (r *repairer) sweepsAny(c *chord, dots *spots, cell int, budget *int) bool {
	for e := dots.later(cell); e != 0; e = dots.entries[e-1].next {
		*budget--
		if r.sweeps(c, dots.entries[e-1].item, budget) {
			return true
		}
	}
	items, boxes := dots.in(cell)
	for i, box := range boxes {
		if !meets(c.reach, box) || items[i] == c.from || items[i] == c.to {
			continue
		}
		left := *budget - (i + 1)
		before := left
		if r.sweeps(c, items[i], &left) {
			*budget = left
			return true
		}
		*budget -= before - left
	}
	*budget -= len(items)
	return false
}

// sweeps reports whether a vertex is between a segment and the edges it replaces, or the
// budget is used up. Only those in its box cost something.
func (r *repairer) sweeps(c *chord, item int32, budget *int) bool {
	g, v := &r.segments[c.segment], &r.vertices[item]
	if !c.box.Has(v.x, v.y) || v.layers&g.layers == 0 {
		return false
	}
	if a, b := r.ends(*g); v.point == a || v.point == b {
		return false
	}
	*budget -= int(c.edges)
	return *budget <= 0 || within(r.replaced(*g), 0, c.edges, v.point)
}

// boxOver is the box of points of which some may be no numbers; those count for
// nothing.
func boxOver(pts []float64) flat.Page {
	box := boxAround(pts, 2)
	if box.Empty() {
		box = flat.Around[flat.Page](pts, 2)
	}
	return box
}
