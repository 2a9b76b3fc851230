package topology

import (
	"sync"
	"sync/atomic"

	"github.com/seed-898ab921/kartograph/internal/compact"
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
	// bad are segments that were found to cross others.
	bad []int32
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
	c.seen = append(c.seen, make([]int32, len(r.segments)-len(c.seen))...)
	c.budget, c.bad = r.budget, nil
	return c
}

// testAllCrossing marks as bad what crosses, of the segments from pending on and
// what they cross: on all cores where the budget suffices. Where it does not the
// order counts in which it is used up, and they are tested one by one.
func (r *repairer) testAllCrossing(pending int32) {
	r.crossers.used = 0
	if !compact.Program && len(r.segments)-int(pending) >= fewCrossing && conveyor.Workers(r.ctx) > 1 && r.testTogether(pending) || r.err != nil {
		return
	}
	r.crossers.used = 0
	c := r.crosser()
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

// crossingLot is how many segments are tested for crossings in one go, and fewCrossing up
// to how many are so one by one, which is sooner done.
const (
	crossingLot = 256
	fewCrossing = 2 * crossingLot
)

// testTogether does so on all cores, and reports whether the budget sufficed.
func (r *repairer) testTogether(pending int32) bool {
	lots := (len(r.segments) - int(pending) + crossingLot - 1) / crossingLot
	bad := make([][]int32, lots)
	var spent atomic.Int64
	r.err = conveyor.Each(r.ctx, lots, r.crosser, func(c *crosser, k int) error {
		left := r.budget - int(spent.Load())
		from := pending + int32(k)*crossingLot
		c.budget = left
		for s := from; s < min(from+crossingLot, int32(len(r.segments))) && c.budget > 0; s++ {
			c.test(s, pending)
		}
		spent.Add(int64(left - c.budget)) // once, as all wait for who writes it
		bad[k], c.bad = c.bad, nil
		return nil
	})
	if r.err != nil || int(spent.Load()) >= r.budget {
		return false
	}
	r.budget -= int(spent.Load())
	for _, list := range bad {
		r.mark(list)
	}
	return true
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
	c.stamp++
	c.seen[s] = c.stamp
	r.lines.eachAlong(a.x, a.y, b.x, b.y, func(cell int) {
		for e := r.lines.heads[cell]; e != 0; e = r.lines.entries[e-1].next {
			o := r.lines.entries[e-1].item
			c.budget--
			other := &r.segments[o]
			if c.seen[o] == c.stamp || other.dead || other.layers&g.layers == 0 ||
				!other.chord && !g.chord || o >= pending && o < s && (pending > 0 || other.chord) {
				continue
			}
			c.seen[o] = c.stamp
			if d, e := r.ends(*other); touch(a, b, d, e) {
				c.cross(s, g)
				c.cross(o, *other)
			}
			if c.budget <= 0 {
				c.cross(s, g)
				return
			}
		}
	})
}

// cross notes a segment that may not cross another, which edges may.
func (c *crosser) cross(s int32, g segment) {
	if g.chord {
		c.bad = append(c.bad, s)
	}
}
