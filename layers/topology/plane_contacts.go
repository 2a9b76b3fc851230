package topology

import (
	"cmp"
	"context"
	"errors"
	"math"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/seed-898ab921/kartograph/internal/compact"
	"github.com/seed-898ab921/kartograph/internal/conveyor"
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/sorting"
)

// contacts ticks, of two polygons whose edges meet beside their ends, the later one.
// It reports whether it saw all that do: there may be too many pairs of neighbours to
// look at, which takes tens of thousands of edges across each other in the same place.
func (o *outline) contacts(ctx context.Context, aside []bool) bool {
	b := &bands{o: o, aside: aside}
	b.left.Store(int64(1e7 + 200*len(o.strokes)))
	if compact.Program || !b.lay() {
		c := b.crowd(o.steps)
		c.aside, c.grid = aside, o.index()
		c.edges = make([]ownedEdge, 0, len(o.strokes))
		for i := range o.strokes {
			c.gather(int32(i))
		}
		all := c.meetInCells(0) && c.spend()
		o.err = o.steps.Err()
		return all
	}
	if o.err = o.steps.Err(); o.err != nil {
		return false
	}
	err := b.meet(ctx)
	if !errors.Is(err, errCrowded) {
		o.err = err
	}
	return err == nil
}

// errCrowded tells that there are too many pairs to look at.
var errCrowded = errors.New("too many edges in the same place")

// bands are the edges of an outline in stripes of the plane, of some rows of a grid each,
// which are looked at on all processors and each in little memory. What is ticked, and how
// many pairs are looked at, does not depend on which of them is first.
type bands struct {
	o    *outline
	grid grid // without cells
	rows int  // of each band
	// edges are those of each band, and ends where in them it ends. Those in several
	// bands are there several times.
	edges, ends []int32
	// known are polygons that were ticked before the bands that are looked at now.
	known []bool
	left  atomic.Int64 // pairs that may be looked at
	mu    sync.Mutex
	aside []bool
}

const (
	// edgesABand is how many edges are worth a band, and mostBands how many of them there are
	// at most: long edges are in many.
	edgesABand, mostBands = 1 << 13, 64
	// firstBands is the part of the bands that are looked at before the others, for which
	// less is left to find out.
	firstBands = 8
)

// lay lays the bands. It reports false where there is but one.
func (b *bands) lay() bool {
	o := b.o
	n := min(mostBands, len(o.strokes)/edgesABand)
	if n < 2 {
		return false
	}
	b.grid.lay(o.survey.extent, o.survey.edges, o.survey.usual())
	b.rows = (b.grid.rows + n - 1) / n
	if b.rows == b.grid.rows {
		return false
	}
	n = (b.grid.rows + b.rows - 1) / b.rows
	b.ends = make([]int32, n+1)
	b.each(func(_ int32, band int) { b.ends[band+1]++ })
	for k := range n {
		b.ends[k+1] += b.ends[k]
	}
	b.edges = make([]int32, b.ends[n])
	b.each(func(edge int32, band int) {
		b.edges[b.ends[band]] = edge
		b.ends[band]++ // at last where the next band begins
	})
	b.ends = b.ends[:n]
	return true
}

// each calls f with each edge for each band that it is in.
func (b *bands) each(f func(edge int32, band int)) {
	for i, s := range b.o.strokes {
		if b.o.steps.Take(1) != nil {
			return
		}
		p, q := b.o.t.strokeEnds(s)
		_, _, r0, r1 := b.grid.rowsOf(min(p.y, q.y), max(p.y, q.y))
		for k := r0 / b.rows; k <= r1/b.rows; k++ {
			f(int32(i), k)
		}
	}
}

// meet ticks what meets in any band: in some first, so that what they tick need not be
// found out by the others.
func (b *bands) meet(ctx context.Context) error {
	n := len(b.ends)
	first := (n + firstBands - 1) / firstBands
	b.known = make([]bool, len(b.aside))
	most, begin := int32(0), int32(0)
	for _, end := range b.ends {
		most, begin = max(most, end-begin), end
	}
	scratch := func() *crowd {
		c := b.crowd(heed.Every(ctx, looksToHeed))
		c.aside, c.grid = make([]bool, len(b.aside)), &grid{}
		c.edges = make([]ownedEdge, 0, most)
		return c
	}
	err := conveyor.Each(ctx, first, scratch, func(c *crowd, i int) error { return b.meetIn(c, firstBands*i) })
	if err != nil {
		return err
	}
	copy(b.known, b.aside)
	return conveyor.Each(ctx, n-first, scratch, func(c *crowd, i int) error {
		return b.meetIn(c, i+i/(firstBands-1)+1)
	})
}

// meetIn ticks what meets in a band.
func (b *bands) meetIn(c *crowd, band int) error {
	from, begin := band*b.rows, int32(0)
	if band > 0 {
		begin = b.ends[band-1]
	}
	to, g := min(from+b.rows, b.grid.rows), c.grid
	heads, entries := g.heads, g.entries
	*g = b.grid
	n := (to - from) * g.cols
	g.heads, g.entries = slices.Grow(heads[:0], n)[:n], entries[:0]
	clear(g.heads)
	copy(c.aside, b.known)
	c.edges = c.edges[:0]
	for _, i := range b.edges[begin:b.ends[band]] {
		c.gather(i)
	}
	// Edges of polygons that are ticked matter only beside those of others.
	for _, ticked := range [2]bool{false, true} {
		if ticked && len(g.entries) == 0 {
			break
		}
		for i := range c.edges {
			if c.aside[c.edges[i].who] == ticked {
				c.insert(int32(i), from, to-1, ticked)
			}
		}
	}
	if c.steps.Take(len(c.edges)) != nil {
		return c.steps.Err()
	}
	if !c.meetInCells(from*g.cols) || !c.spend() {
		return cmp.Or(c.steps.Err(), errCrowded)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	for i, ticked := range c.aside {
		b.aside[i] = b.aside[i] || ticked
	}
	return nil
}

// ownedEdge is an edge of a polygon.
type ownedEdge struct {
	a, b point
	who  int32
}

// crowd is the edges of a cell, of which those that meet are looked for.
type crowd struct {
	o     *outline
	steps *heed.Steps
	grid  *grid
	aside []bool
	// edges are those that the grid tells of.
	edges []ownedEdge
	// left are the pairs that may still be looked at, and spent those that were looked at
	// and are not subtracted yet.
	left  *atomic.Int64
	spent int64
	// items are the edges, and open which of them are of polygons that were not
	// ticked yet: nothing is to be found out by two that are not.
	items, open []int32
	// from and to are how far items reach across the direction that most of them have,
	// and order is that of where they begin.
	from, to []float64
	order    []int32
}

func (b *bands) crowd(steps *heed.Steps) *crowd { return &crowd{o: b.o, steps: steps, left: &b.left} }

// gather adds an edge of the outline. Those that are looked at again and again lie side by side so.
func (c *crowd) gather(stroke int32) {
	s := c.o.strokes[stroke]
	a, b := c.o.t.strokeEnds(s)
	c.edges = append(c.edges, ownedEdge{a, b, s.who})
}

// insert puts an edge into the cells of a band from one row to another, or only into those
// that have one already.
func (c *crowd) insert(i int32, from, to int, besides bool) {
	g, e := c.grid, &c.edges[i]
	g.eachAlongIn(from, to, e.a.x, e.a.y, e.b.x, e.b.y, func(cell int) {
		if cell -= from * g.cols; !besides || g.heads[cell] != 0 {
			g.insert(cell, i)
		}
	})
}

// spend subtracts what was spent. It reports whether that was left.
func (c *crowd) spend() bool {
	spent := c.spent
	c.spent = 0
	return c.left.Add(-spent) >= 0
}

// meetInCells ticks what meets in the cells of the grid; first is the number of the first
// of them.
func (c *crowd) meetInCells(first int) bool {
	entries := c.grid.entries
	for cell, head := range c.grid.heads {
		c.items, c.open = c.items[:0], c.open[:0]
		for e := head; e != 0; e = entries[e-1].next {
			item := entries[e-1].item
			if c.items = append(c.items, item); !c.aside[c.edges[item].who] {
				c.open = append(c.open, int32(len(c.items)-1))
			}
		}
		if len(c.open) > 0 && !c.meet(first+cell) {
			return false
		}
	}
	return true
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

// pairsAtOnce are spent before they are subtracted, as others subtract theirs.
const pairsAtOnce = 1 << 10

// look looks at one pair of edges, if it may tell anything.
func (c *crowd) look(i, k int32) bool {
	if c.steps.Take(1) != nil {
		return false
	}
	s, r := &c.edges[i], &c.edges[k]
	later := max(s.who, r.who)
	if c.aside[later] {
		return true
	}
	if meet(s.a, s.b, r.a, r.b, c.o.nearby) {
		c.aside[later] = true
	}
	c.spent++
	return c.spent < pairsAtOnce || c.spend()
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
	box := c.grid.boxOf(cell)
	box = box.Grown(margin + 2*slack*box.Width())
	for i, item := range c.items {
		a, b := clipped(c.edges[item].a, c.edges[item].b, box)
		p, q := float64(a.x*x)+float64(a.y*y), float64(b.x*x)+float64(b.y*y)
		if !(math.Abs(p) <= math.MaxFloat64 && math.Abs(q) <= math.MaxFloat64) {
			return false
		}
		c.from, c.to, c.order = append(c.from, min(p, q)-margin), append(c.to, max(p, q)+margin), append(c.order, int32(i))
	}
	sorting.By(c.order, func(i, k int32) int {
		if c.steps.Take(1) != nil {
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
		e := &c.edges[item]
		dx, dy := e.b.x-e.a.x, e.b.y-e.a.y
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
