package raster

import (
	"context"
	"math"
)

// samples is how many lines in a row of pixels are looked at.
const samples = 16

// bandRows is how many rows of pixels are painted together.
const bandRows = 32

// edge is a line from its upper end down, as far as it crosses lines of samples.
type edge struct {
	// x is where it crosses the first of them and step how much farther it is at
	// each next, in 2^-32 pixels.
	x, step int64
	// first and last are the lines of samples that it crosses, counted from the top.
	first, last int32
	// winds is 1 for an edge that goes down and -1 for one that goes up.
	winds int32
}

const (
	one = 1 << 32
	// farthest is how far from the page's left side edges may be, in pixels: what is farther
	// is moved there, where nobody sees it.
	farthest = 1 << 24
)

// shape is what is painted of a path: its edges, by the band where they are.
type shape struct {
	edges []edge
	// bands are the first edges of the bands from top to bottom, and behind the last.
	bands []int32
	// top is the first of the bands.
	top int32
	// box is the part of the page that is touched, in pixels; rows in whole bands.
	box box
}

// box is a rectangle of whole pixels, without its right and lower side.
type box struct{ x0, y0, x1, y1 int32 }

func (b box) empty() bool { return b.x0 >= b.x1 || b.y0 >= b.y1 }

func (b box) with(o box) box {
	if b.empty() {
		return o
	}
	if o.empty() {
		return b
	}
	return box{min(b.x0, o.x0), min(b.y0, o.y0), max(b.x1, o.x1), max(b.y1, o.y1)}
}

// edgesOf makes the edges of closed rings on a page of so many pixels.
type edgesOf struct {
	width, height int32
	list          []edge
	// left are the edges to the left of the page, which only wind; see gather.
	left       []turnAt
	minX, maxX float64
	// ctx ends the work; nil never does. It is asked when unheard is counted down, and over
	// says that it has ended.
	ctx     context.Context
	unheard int
	over    bool
}

// pointsUnheard is of how many points edges are made before the context is asked.
const pointsUnheard = 1 << 12

// ended is called for each point of a path or stroke, and reports whether the context has
// ended: what is made then is not painted.
func (e *edgesOf) ended() bool {
	if e.unheard--; e.unheard < 0 {
		e.unheard = pointsUnheard
		e.over = e.over || e.ctx != nil && e.ctx.Err() != nil
	}
	return e.over
}

// ring adds a ring.
func (e *edgesOf) ring(points []point) {
	if len(points) == 0 {
		return
	}
	last := points[len(points)-1]
	for _, at := range points {
		if e.ended() {
			return
		}
		e.line(last, at)
		last = at
	}
}

// line adds a line.
func (e *edgesOf) line(a, b point) {
	winds := int32(1)
	if a.y > b.y {
		a, b, winds = b, a, -1
	}
	first, last := max(sampleAt(a.y), 0), min(sampleAt(b.y)-1, e.height*samples-1)
	if first > last {
		return
	}
	e.maxX = max(e.maxX, min(float64(e.width), max(a.x, b.x))) // also that of a line beside the page, which is left out
	if min(a.x, b.x) < -farthest || max(a.x, b.x) > farthest {
		e.far(a, b, winds)
		return
	}
	e.add(a, b, first, last, winds)
}

// add adds a line that goes down, near enough for numbers of edges.
func (e *edgesOf) add(a, b point, first, last, winds int32) {
	low, high := min(a.x, b.x), max(a.x, b.x)
	if low >= float64(e.width) {
		return // what it ends goes to the edge of the page
	}
	e.minX, e.maxX = min(e.minX, low), max(e.maxX, high)
	if high <= 0 {
		e.left = append(e.left, turnAt{first, winds}, turnAt{last + 1, -winds})
		return
	}
	slope := (b.x - a.x) / (b.y - a.y)
	y := (float64(first) + 0.5) / samples
	x := a.x + float64(slope*(y-a.y))
	x = max(low, min(high, x))
	step := slope / samples
	e.list = append(e.list, edge{x: int64(math.Round(x * one)), step: int64(math.Round(clampStep(step) * one)), first: first, last: last, winds: winds})
}

// clampStep keeps the steps of edges that are almost level, which cross a line or two, from
// leaving int64.
func clampStep(step float64) float64 { return max(-2*farthest, min(2*farthest, step)) }

// far adds a line that leaves the numbers of edges: what of it is too far to the left goes
// straight down there, and what is too far to the right is not seen.
func (e *edgesOf) far(a, b point, winds int32) {
	from := a
	for _, to := range cutsAt(a, b, -farthest, farthest) {
		first, last := max(sampleAt(from.y), 0), min(sampleAt(to.y)-1, e.height*samples-1)
		left, right := max(from.x, to.x) <= -farthest, min(from.x, to.x) >= farthest
		switch {
		case first > last || right:
		case left:
			e.add(point{-farthest, from.y}, point{-farthest, to.y}, first, last, winds)
		default:
			e.add(from, to, first, last, winds)
		}
		from = to
	}
}

// cutsAt are the places where a line that goes down crosses two uprights, from its upper end to its
// lower one, and that end.
func cutsAt(a, b point, left, right float64) []point {
	var cuts []point
	if a.x > b.x {
		left, right = right, left
	}
	for _, x := range [2]float64{left, right} {
		if min(a.x, b.x) < x && x < max(a.x, b.x) {
			y := a.y + float64((b.y-a.y)*((x-a.x)/(b.x-a.x)))
			cuts = append(cuts, point{x, max(a.y, min(b.y, y))})
		}
	}
	return append(cuts, b)
}

// held is a coordinate no farther than farthest.
func held(v float64) float64 { return max(-farthest, min(farthest, v)) }

// sampleAt is the first line of samples at or below a height.
func sampleAt(y float64) int32 { return int32(math.Ceil(float64(held(y)*samples) - 0.5)) }

// deal deals the edges into bands: an edge that crosses several is in each. There is nothing once
// the context has ended.
func (e *edgesOf) deal() *shape {
	e.gather()
	if len(e.list) == 0 || e.over {
		return nil
	}
	const high = bandRows * samples
	top, bottom := int32(math.MaxInt32), int32(0)
	for i := range e.list {
		top, bottom = min(top, e.list[i].first/high), max(bottom, e.list[i].last/high)
	}
	s := &shape{top: top, bands: make([]int32, bottom-top+2)}
	for i := range e.list {
		for b := e.list[i].first / high; b <= e.list[i].last/high; b++ {
			s.bands[b-top+1]++
		}
	}
	for i := 1; i < len(s.bands); i++ {
		s.bands[i] += s.bands[i-1]
	}
	next := append([]int32(nil), s.bands...)
	s.edges = make([]edge, s.bands[len(s.bands)-1])
	for _, one := range e.list {
		if e.ended() {
			return nil
		}
		for b := one.first / high; b <= one.last/high; b++ {
			part := one
			if start := b * high; start > part.first {
				part.x += part.step * int64(start-part.first)
				part.first = start
			}
			part.last = min(part.last, (b+1)*high-1)
			s.edges[next[b-top]] = part
			next[b-top]++
		}
	}
	s.box = box{
		x0: max(0, int32(math.Floor(max(0, e.minX)))), y0: top * bandRows,
		x1: min(e.width, int32(math.Ceil(min(float64(e.width), e.maxX)))+1), y1: min(e.height, (bottom+1)*bandRows),
	}
	return s
}
