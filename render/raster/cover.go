package raster

import (
	"cmp"
	"context"
	"math/bits"
	"slices"
)

// Rule says what is inside of a path.
type Rule uint8

// The rules of SVG.
const (
	NonZero Rule = iota
	EvenOdd
)

// coverer finds how much of each pixel is inside, row by row. It belongs to one goroutine.
type coverer struct {
	width int32
	// ctx ends the work; nil never does.
	ctx context.Context
	// active are the edges that cross the line of samples at hand, and fresh those that
	// begin there.
	active, fresh []crossing
	// order is room for the edges of a band.
	order []edge
	// part is what is covered of pixels besides the runs, and runs where runs of whole
	// pixels begin (+) and end (-), in 1/256 pixels, added up over the lines of samples of a
	// row; touched has a bit for each pixel where either may be something.
	part, runs []int32
	touched    []uint64
}

func newCoverer(width int32) *coverer {
	return &coverer{width: width, part: make([]int32, width+2), runs: make([]int32, width+2), touched: make([]uint64, (width+2+63)/64)}
}

// whole is the coverage of a pixel that is covered on all lines of samples.
const whole = 256 * samples

// edgesUnheard is how many edges of a band are gone through without asking the context.
const edgesUnheard = 1 << 10

// rows goes through the rows that edges of one band cross, and gives each run of pixels
// with the same coverage (1 to whole) to paint, from left to right.
func (c *coverer) rows(edges []edge, rule Rule, paint func(y, x0, x1, covered int32)) {
	edges = c.inOrder(edges)
	c.active = c.active[:0]
	line, long := int32(0), c.ctx != nil && len(edges) > edgesUnheard
	for len(edges) > 0 || len(c.active) > 0 {
		if long && c.ctx.Err() != nil {
			return
		}
		if len(c.active) == 0 {
			line = edges[0].first
		}
		c.fresh = c.fresh[:0]
		for len(edges) > 0 && edges[0].first == line {
			e := &edges[0]
			c.fresh = append(c.fresh, crossing{e.x, e.step, e.last, e.winds})
			edges = edges[1:]
		}
		c.admit()
		c.sample(rule)
		c.advance(line)
		line++
		if line%samples == 0 || len(c.active) == 0 && (len(edges) == 0 || edges[0].first/samples != (line-1)/samples) {
			c.finish((line-1)/samples, paint)
		}
	}
}

// inOrder puts the edges of a band in the order of the lines on which they begin.
func (c *coverer) inOrder(edges []edge) []edge {
	const few = 24
	if len(edges) <= few {
		slices.SortStableFunc(edges, func(a, b edge) int { return cmp.Compare(a.first, b.first) })
		return edges
	}
	const lines = bandRows * samples
	var from [lines + 1]int32
	for i := range edges {
		from[edges[i].first%lines+1]++
	}
	for i := range lines {
		from[i+1] += from[i]
	}
	c.order = slices.Grow(c.order[:0], len(edges))[:len(edges)]
	for i := range edges {
		at := &from[edges[i].first%lines]
		c.order[*at] = edges[i]
		*at++
	}
	return c.order
}

// advance moves the active edges to the next line of samples, and lets those go that end.
func (c *coverer) advance(line int32) {
	kept := 0
	for i := range c.active {
		if e := &c.active[i]; e.last > line {
			e.x += e.step
			if kept < i {
				c.active[kept] = *e
			}
			kept++
		}
	}
	c.active = c.active[:kept]
}

// crossing is where an edge crosses the line of samples at hand: what of an edge is needed there.
type crossing struct {
	x, step     int64
	last, winds int32
}

// admit puts the fresh edges among the active ones, from left to right.
func (c *coverer) admit() {
	sortCrossings(c.active)
	if len(c.fresh) == 0 {
		return
	}
	sortCrossings(c.fresh)
	i, k := len(c.active)-1, len(c.fresh)-1
	c.active = append(c.active, c.fresh...)
	for at := len(c.active) - 1; k >= 0; at-- { // the last of both first
		if i >= 0 && c.active[i].x > c.fresh[k].x {
			c.active[at] = c.active[i]
			i--
			continue
		}
		c.active[at] = c.fresh[k]
		k--
	}
}

// sample adds what is inside on the line at hand.
func (c *coverer) sample(rule Rule) {
	a := c.active
	winding, from := int32(0), int64(0)
	for i := range a {
		before := winding
		winding += a[i].winds
		if rule == EvenOdd {
			winding &= 1
		}
		switch {
		case before == 0 && winding != 0:
			from = a[i].x
		case before != 0 && winding == 0:
			c.run(from, a[i].x)
		}
	}
	if winding != 0 { // what ends it lies beside the page
		c.run(from, int64(c.width)<<32)
	}
}

// sortCrossings sorts from left to right: by inserting, which is fast as they are almost in
// order, until it becomes clear that they are not.
func sortCrossings(a []crossing) {
	const often = 8
	left := often * len(a)
	for i := 1; i < len(a); i++ {
		if a[i].x >= a[i-1].x {
			continue
		}
		one, k := a[i], i
		for ; k > 0 && one.x < a[k-1].x; k-- {
			a[k] = a[k-1]
		}
		a[k] = one
		if left -= i - k; left < 0 {
			slices.SortStableFunc(a, func(p, q crossing) int { return cmp.Compare(p.x, q.x) })
			return
		}
	}
}

// run adds a part of a line of samples, in 2^-32 pixels.
func (c *coverer) run(from, to int64) {
	const shift = 32 - 8
	limit := int64(c.width) << 8
	x0 := int32(max(0, min(limit, (from+1<<(shift-1))>>shift)))
	x1 := int32(max(0, min(limit, (to+1<<(shift-1))>>shift)))
	if x0 >= x1 {
		return
	}
	p0, p1 := x0>>8, x1>>8
	c.touch(p0)
	if p0 == p1 {
		c.part[p0] += x1 - x0
		return
	}
	c.part[p0] += 256 - x0&255
	c.runs[p0+1] += 256
	c.runs[p1] -= 256
	c.part[p1] += x1 & 255
	c.touch(p0 + 1)
	c.touch(p1)
}

func (c *coverer) touch(x int32) {
	c.touched[x>>6] |= 1 << (x & 63)
}

// finish gives the runs of a row to paint, and forgets them.
func (c *coverer) finish(y int32, paint func(y, x0, x1, covered int32)) {
	run, at := int32(0), int32(0)
	for w, set := range c.touched {
		for set != 0 {
			x := int32(w<<6 + bits.TrailingZeros64(set))
			set &= set - 1
			if run > 0 && at < x {
				paint(y, at, x, run)
			}
			run += c.runs[x]
			if covered := run + c.part[x]; covered > 0 && x < c.width {
				paint(y, x, x+1, covered)
			}
			c.runs[x], c.part[x], at = 0, 0, x+1
		}
		c.touched[w] = 0
	}
}
