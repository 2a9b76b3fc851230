package topology

import (
	"cmp"
	"math"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/sorting"
)

// contacts ticks, of two polygons whose edges meet beside their ends, the later one.
// It reports whether it saw all that do: there may be too many pairs of neighbours to
// look at, which takes tens of thousands of edges across each other in the same place.
func (o *outline) contacts(aside []bool) bool {
	c := crowd{o: o, aside: aside, budget: 1e7 + 200*len(o.strokes)}
	for cell, head := range o.grid.heads {
		c.items, c.open = c.items[:0], c.open[:0]
		for e := head; e != 0; e = o.grid.entries[e-1].next {
			item := o.grid.entries[e-1].item
			if c.items = append(c.items, item); !aside[o.strokes[item].who] {
				c.open = append(c.open, int32(len(c.items)-1))
			}
		}
		if !c.meet(cell) {
			return false
		}
	}
	return true
}

// crowd is the edges of a cell, of which those that meet are looked for.
type crowd struct {
	o      *outline
	aside  []bool
	budget int
	// items are the edges, and open which of them are of polygons that were not
	// ticked yet: nothing is to be found out by two that are not.
	items, open []int32
	// from and to are how far items reach across the direction that most of them have,
	// and order is that of where they begin.
	from, to []float64
	order    []int32
}

// fewItems is up to how many edges of a cell are looked at each with each other one, and
// fewOpen is of how many one must be open for others to be measured.
const fewItems, fewOpen = 32, 8

// meet looks at the pairs of items that may meet. Where there are many, most may run side
// by side, as the edges of areas within areas do: across their direction each is narrow,
// and only those that are in the same place there are looked at. It reports false where
// there is no budget left, or the context has ended.
func (c *crowd) meet(cell int) bool {
	if len(c.items) <= fewItems || fewOpen*len(c.open) < len(c.items) || !c.sort(cell) {
		return c.meetAll()
	}
	for i, one := range c.order {
		for _, other := range c.order[i+1:] {
			if c.from[other] > c.to[one] {
				break
			}
			if !c.look(c.items[one], c.items[other]) {
				return false
			}
		}
	}
	return true
}

// meetAll looks at all pairs of which one is open.
func (c *crowd) meetAll() bool {
	next := 0
	for i, one := range c.items {
		if next < len(c.open) && int(c.open[next]) == i {
			next++
			for _, other := range c.items[i+1:] {
				if !c.look(one, other) {
					return false
				}
			}
			continue
		}
		for _, other := range c.open[next:] {
			if !c.look(one, c.items[other]) {
				return false
			}
		}
	}
	return true
}

// look looks at one pair of edges, if it may tell anything.
func (c *crowd) look(i, k int32) bool {
	o := c.o
	if o.err = o.steps.Take(1); o.err != nil {
		return false
	}
	s, r := &o.strokes[i], &o.strokes[k]
	later := max(s.who, r.who)
	if c.aside[later] {
		return true
	}
	a, b := o.t.strokeEnds(*s)
	d, e := o.t.strokeEnds(*r)
	if meet(a, b, d, e, o.nearby) {
		c.aside[later] = true
	}
	c.budget--
	return c.budget >= 0
}

// sort measures what items have in a cell across the direction that most of them have,
// and puts them in the order of where they begin. It reports false where coordinates are
// too large to be measured.
func (c *crowd) sort(cell int) bool {
	x, y := c.across()
	c.from, c.to, c.order = c.from[:0], c.to[:0], c.order[:0]
	// Edges that meet are no farther apart than nearby, which is much more than what
	// is rounded here.
	margin := 4 * c.o.nearby
	box := c.o.grid.boxOf(cell)
	box = box.Grown(margin + 2*slack*box.Width())
	for i, item := range c.items {
		a, b := c.o.t.strokeEnds(c.o.strokes[item])
		a, b = clipped(a, b, box)
		p, q := float64(a.x*x)+float64(a.y*y), float64(b.x*x)+float64(b.y*y)
		if !(math.Abs(p) <= math.MaxFloat64 && math.Abs(q) <= math.MaxFloat64) {
			return false
		}
		c.from, c.to, c.order = append(c.from, min(p, q)-margin), append(c.to, max(p, q)+margin), append(c.order, int32(i))
	}
	sorting.By(c.order, func(i, k int32) int {
		if c.o.steps.Take(1) != nil {
			return 0 // the end, which look hears
		}
		return cmp.Compare(c.from[i], c.from[k])
	})
	return true
}

// clipped is the part of a segment that is in a box, or all of it where none is (Y.-D.
// Liang and B. A. Barsky, A new concept and method for line clipping, 1984).
func clipped(a, b point, box flat.Page) (from, to point) {
	dx, dy := b.x-a.x, b.y-a.y
	t0, t1 := 0.0, 1.0
	for _, side := range [4][2]float64{{-dx, a.x - box.MinX}, {dx, box.MaxX - a.x}, {-dy, a.y - box.MinY}, {dy, box.MaxY - a.y}} {
		switch along, left := side[0], side[1]; {
		case along < 0:
			t0 = max(t0, left/along)
		case along > 0:
			t1 = min(t1, left/along)
		}
	}
	if !(t0 < t1) {
		return a, b
	}
	return point{a.x + float64(dx*t0), a.y + float64(dy*t0)}, point{a.x + float64(dx*t1), a.y + float64(dy*t1)}
}

// across is the direction, of length 1, across that of most items: half way around from
// the mean of twice their angles, longer ones counting more.
func (c *crowd) across() (x, y float64) {
	var cosine, sine float64
	for _, item := range c.items {
		a, b := c.o.t.strokeEnds(c.o.strokes[item])
		dx, dy := b.x-a.x, b.y-a.y
		cosine += float64(dx*dx) - float64(dy*dy)
		sine += 2 * float64(dx*dy)
	}
	length := math.Sqrt(float64(cosine*cosine) + float64(sine*sine))
	if !(length > 0 && length <= math.MaxFloat64) {
		return 1, 0
	}
	cosine /= length
	x, y = math.Sqrt(max(0, 1-cosine)/2), math.Sqrt(max(0, 1+cosine)/2)
	if sine > 0 {
		x = -x
	}
	return x, y
}
