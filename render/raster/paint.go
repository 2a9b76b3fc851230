package raster

import (
	"math"
	"runtime"
	"sync"
	"sync/atomic"
)

// flush paints what was put together.
func (c *Canvas) flush() {
	if c.err != nil || len(c.ops) == 0 {
		return
	}
	all := c.ops
	c.leaveOut(all)
	for left := all; len(left) > 0 && c.err == nil; {
		n := c.form(left)
		c.ops, left = left[:n], left[n:]
		c.paint()
	}
	c.ops, c.points = all[:0], 0
}

// mostEdges is how many edges are put together before they are painted: dashes and round
// joins make many of a few points.
const mostEdges = 1 << 18

// form finds the edges of the first ops, on all processors, until there are many, and
// returns how many ops those are.
func (c *Canvas) form(ops []op) int {
	var edges atomic.Int64
	return c.each(len(ops), func() func(int) bool {
		e := &edgesOf{width: c.width, height: c.height, ctx: c.ctx}
		return func(i int) bool {
			ops[i].form(e)
			if s := ops[i].shape; s != nil {
				edges.Add(int64(len(s.edges)))
			}
			return edges.Load() < mostEdges
		}
	})
}

// paint paints the ops at hand, whose edges are known.
func (c *Canvas) paint() {
	depth := len(c.groups)
	c.grow(c.measure())
	if c.err != nil {
		return
	}
	bands := int(c.height+bandRows-1) / bandRows
	c.each(bands, func() func(int) bool {
		p := &bandPainter{canvas: c, depth: depth, coverer: newCoverer(c.width)}
		p.ctx = c.ctx
		return func(i int) bool {
			p.paint(int32(i))
			return true
		}
	})
	clear(c.ops) // their edges are not held while the next are found
}

// each does work that has so many parts on all processors, in their order, until the context
// ends or the work says that it is enough. It returns how many parts are done, all
// where the context goes on and nothing was said.
func (c *Canvas) each(n int, worker func() func(int) bool) int {
	var next atomic.Int64
	var enough atomic.Bool
	var all sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		all.Add(1)
		go func() {
			defer all.Done()
			do := worker()
			for !enough.Load() && c.ctx.Err() == nil {
				i := next.Add(1) - 1
				if i >= int64(n) {
					return
				}
				if !do(int(i)) {
					enough.Store(true)
				}
			}
		}()
	}
	all.Wait()
	if err := c.ctx.Err(); err != nil && c.err == nil {
		c.err = err
	}
	return min(n, int(next.Load()))
}

// form finds the edges of what an op paints.
func (o *op) form(e *edgesOf) {
	if o.kind != paintPath {
		return
	}
	if o.stroked {
		o.blendFine()
	}
	if o.paint.Colour.A == 0 {
		return
	}
	e.list, e.minX, e.maxX = e.list[:0], math.Inf(1), math.Inf(-1)
	if o.stroked {
		stroke(o.path, o.pen, e)
	} else {
		o.path.each(func(points []point, closed bool) { e.ring(points) })
	}
	o.path = nil
	o.shape = e.deal()
	if o.shape != nil {
		o.box = o.shape.box
	}
}

// measure finds of each group that ends how opaque it is and what it touches, and how deep they
// lie.
func (c *Canvas) measure() (deepest int) {
	for i := range c.ops {
		o := &c.ops[i]
		n := len(c.groups)
		switch o.kind {
		case beginGroup:
			c.groups = append(c.groups, group{alpha: o.alpha})
			deepest = max(deepest, n+1)
			continue
		case endGroup:
			o.alpha, o.box = c.groups[n-1].alpha, c.groups[n-1].touched
			c.groups = c.groups[:n-1]
		}
		if n := len(c.groups); n > 0 {
			c.groups[n-1].touched = c.groups[n-1].touched.with(o.box)
		}
	}
	return deepest
}

// bandPainter paints bands; it belongs to one goroutine.
type bandPainter struct {
	*coverer
	canvas *Canvas
	// depth is how many groups there are before the first op.
	depth int
	// beyond is, for the first op of a group, up to which op all are hidden; see hide.
	beyond []int
	starts []int
}

// opsUnheard is after how many ops the context is asked.
const opsUnheard = 1 << 5

// paint paints all ops on a band.
func (p *bandPainter) paint(band int32) {
	c, depth := p.canvas, p.depth
	p.hide(band)
	for i := 0; i < len(c.ops); i++ {
		i = max(i, p.beyond[i])
		if i%opsUnheard == 0 && c.ctx.Err() != nil {
			return
		}
		o := &c.ops[i]
		switch o.kind {
		case beginGroup:
			depth++
		case endGroup:
			p.blend(o, band, c.pages[depth-1], c.pages[depth])
			depth--
		case paintPath:
			if edges := o.shape.on(band); len(edges) > 0 {
				p.fill(o, edges, c.pages[depth])
			}
		}
	}
}

// blend ends a group on a band.
func (p *bandPainter) blend(o *op, band int32, below, group *Picture) {
	if o.box.empty() {
		return
	}
	for y := max(o.box.y0, band*bandRows); y < min(o.box.y1, (band+1)*bandRows); y++ {
		layer(below.row(y, o.box.x0, o.box.x1), group.row(y, o.box.x0, o.box.x1), uint32(o.alpha))
	}
}

// fill paints what edges enclose.
func (p *bandPainter) fill(o *op, edges []edge, page *Picture) {
	put := func(y, x0, x1, covered int32) { p.solid(o, page, y, x0, x1, covered) }
	if o.paint.Tile != nil {
		from := o.paint.Tile.sampler()
		put = func(y, x0, x1, covered int32) {
			for x := x0; x < x1; x++ {
				ink, alpha := from.at(x, y), byte255(o.alphaOf(covered)*uint32(o.paint.Colour.A))
				cover(page.row(y, x, x+1), ink, alpha)
			}
		}
	}
	if o.clip != nil {
		put = o.clip.around(put)
	}
	p.rows(edges, o.rule, put)
}

func (p *bandPainter) solid(o *op, page *Picture, y, x0, x1, covered int32) {
	cover(page.row(y, x0, x1), o.paint.Colour.ink(), o.alphaOf(covered))
}

// alphaOf is how opaque, of 255, what is covered so much is painted.
func (o *op) alphaOf(covered int32) uint32 {
	if o.crisp {
		if covered*2 >= whole {
			return 255
		}
		return 0
	}
	return min(255, uint32(covered*255+whole/2)/whole)
}

// around lets paint only what lies within the clip.
func (c *Clip) around(paint func(y, x0, x1, covered int32)) func(y, x0, x1, covered int32) {
	left, right := pixelOf(c.MinX), pixelOf(math.Ceil(c.MaxX))
	innerLeft, innerRight := pixelOf(math.Ceil(c.MinX)), pixelOf(c.MaxX)
	return func(y, x0, x1, covered int32) {
		rows := coverage(y, c.MinY, c.MaxY)
		if rows == 0 {
			return
		}
		covered = covered * rows / 256
		for x := max(x0, left); x < min(x1, right); {
			if x >= innerLeft && x < innerRight {
				end := min(x1, innerRight)
				paint(y, x, end, covered)
				x = end
				continue
			}
			paint(y, x, x+1, covered*coverage(x, c.MinX, c.MaxX)/256)
			x++
		}
	}
}

// pixelOf is the pixel where a coordinate is.
func pixelOf(v float64) int32 { return int32(math.Floor(held(v))) }
