package topology

import (
	"sync"

	"github.com/seed-898ab921/kartograph/internal/conveyor"
	"github.com/seed-898ab921/kartograph/internal/heed"
)

// crosser looks for segments that cross others.
type crosser struct {
	r *repairer
	// seen has the stamp of the segments that a segment was tested against.
	seen  []int32
	stamp int32
	// budget is how many neighbours may still be looked at.
	budget int
	// bad are segments that were found to cross others, each once; those are told.
	bad  []int32
	told []bool
	// steps are of looking at pairs of a cell's segments.
	steps *heed.Steps
}

// crossers are those of all rounds, one for each processor.
type crossers struct {
	mu   sync.Mutex
	all  []*crosser
	used int // of them, in this round
}

// crosser is one that nobody has in this round.
func (r *repairer) crosser() *crosser {
	r.crossers.mu.Lock()
	defer r.crossers.mu.Unlock()
	if r.crossers.used == len(r.crossers.all) {
		r.crossers.all = append(r.crossers.all, &crosser{r: r})
	}
	c := r.crossers.all[r.crossers.used]
	r.crossers.used++
	for _, s := range c.bad {
		c.told[s] = false
	}
	c.budget, c.bad, c.steps = r.budget, c.bad[:0], heed.Every(r.ctx, 1<<20)
	return c
}

// testAllCrossing marks as bad what crosses, of the segments from pending on and
// what they cross: of all of them cell by cell where the budget suffices. Where it does not the
// order counts in which it is used up, and they are tested one by one.
func (r *repairer) testAllCrossing(pending int32) {
	r.crossers.used = 0
	if pending == 0 {
		if looks := r.looks(); looks < r.budget {
			r.budget -= looks
			r.testCells()
			return
		}
	}
	c := r.crosser()
	c.seen = append(c.seen, make([]int32, len(r.segments)-len(c.seen))...)
	for s := pending; int(s) < len(r.segments); s++ {
		c.test(s, pending)
		if s%lot == 0 {
			if r.err = heed.Err(r.ctx); r.err != nil {
				return
			}
		}
	}
	r.budget = c.budget
	r.mark(c.bad)
}

func (r *repairer) mark(bad []int32) {
	for _, s := range bad {
		r.bad[s] = true
	}
}

// looks is how many neighbours are looked at where each chord is tested: all those in its
// cells.
func (r *repairer) looks() (n int) {
	for cell := range r.lines.ends {
		chords := 0
		items, _ := r.lines.in(cell)
		for _, s := range items {
			if r.segments[s].chord {
				chords++
			}
		}
		n += chords * len(items)
	}
	return n
}

// testCells tests all segments against those of their cells, on all cores.
func (r *repairer) testCells() {
	r.err = conveyor.Each(r.ctx, r.lines.rows, r.crosser, func(c *crosser, row int) error {
		for cell := row * r.lines.cols; cell < (row+1)*r.lines.cols; cell++ {
			if err := c.testCell(cell); err != nil {
				return err
			}
		}
		return nil
	})
	for _, c := range r.crossers.all[:r.crossers.used] {
		r.mark(c.bad)
	}
}

// testCell tests the segments of a cell against each other.
func (c *crosser) testCell(cell int) error {
	items, boxes := c.r.lines.in(cell)
	for i, box := range boxes {
		if err := c.steps.Take(len(boxes) - i); err != nil {
			return err
		}
		reach := reach(box)
		for j := i + 1; j < len(boxes); j++ {
			if meets(reach, boxes[j]) {
				c.pair(items[i], items[j])
			}
		}
	}
	return nil
}

// pair tests two segments.
func (c *crosser) pair(s, o int32) {
	g, other := &c.r.segments[s], &c.r.segments[o]
	if !other.chord && !g.chord || other.layers&g.layers == 0 {
		return
	}
	if (!g.chord || c.knows(s)) && (!other.chord || c.knows(o)) {
		return
	}
	a, b := c.r.ends(*g)
	if d, e := c.r.ends(*other); touch(a, b, d, e) {
		c.cross(s, *g)
		c.cross(o, *other)
	}
}

// test tests a segment against all others but those from pending on that have been
// tested against it already.
func (c *crosser) test(s, pending int32) {
	r := c.r
	g := r.segments[s]
	if pending == 0 && !g.chord {
		return
	}
	a, b := r.ends(g)
	reach := reach(r.squares.between(a, b))
	c.stamp++
	c.seen[s] = c.stamp
	r.lines.eachAlong(a.x, a.y, b.x, b.y, func(cell int) {
		for e := r.lines.later(cell); e != 0; e = r.lines.entries[e-1].next {
			if !c.against(s, r.lines.entries[e-1].item, pending) {
				return
			}
		}
		items, boxes := r.lines.in(cell)
		for i, o := range items {
			if c.budget > 1 && !meets(reach, boxes[i]) {
				c.budget--
			} else if !c.against(s, o, pending) {
				return
			}
		}
	})
}

// against tests a segment against another one that may be new to it, and reports whether the
// budget goes on.
func (c *crosser) against(s, o, pending int32) bool {
	g, other := &c.r.segments[s], &c.r.segments[o]
	c.budget--
	if c.seen[o] == c.stamp || other.dead || other.layers&g.layers == 0 ||
		!other.chord && !g.chord || o >= pending && o < s && (pending > 0 || other.chord) {
		return true
	}
	c.seen[o] = c.stamp
	c.pair(s, o)
	if c.budget <= 0 {
		c.cross(s, *g)
		return false
	}
	return true
}

// knows reports whether a segment is known to cross another.
func (c *crosser) knows(s int32) bool { return int(s) < len(c.told) && c.told[s] }

// cross notes a segment that may not cross another, which edges may. Spikes cross each other
// millions of times.
func (c *crosser) cross(s int32, g segment) {
	if !g.chord || c.knows(s) {
		return
	}
	if int(s) >= len(c.told) {
		c.told = append(c.told, make([]bool, len(c.r.segments)-len(c.told))...)
	}
	c.told[s] = true
	c.bad = append(c.bad, s)
}
