package topology

import (
	"context"
	"math"

	"github.com/seed-898ab921/kartograph/internal/compact"
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/longlist"
)

// depths tells how often walls go around the two sides of a wall. It knows that
// for one point of each cell of a grid; from there it is a short way to the wall.
//
// Coordinates are whole numbers and middles of walls whole numbers and halves,
// so that the points of the cells, which are in between, are on no end of a wall
// and everything is told without rounding.
type depths struct {
	walls []wall
	grid  grid
	// base is by cell how often walls go around its point.
	base []int32
	xs   []float64 // of the points, by column
	ys   []float64 // by row
	// steps are those of a context, and err is its error, after which nothing
	// that is told is true.
	steps *heed.Steps
	ctx   context.Context
	err   error
	// looks are those at walls that may still be taken until a line goes over all
	// of them, and swept tells that it did.
	looks int
	swept bool
	sweep sweep
}

// fewWalls is how many walls are looked at without an index.
const fewWalls = 48

// looksAWall are the looks for each wall after which a line goes over them: it takes
// about as long.
const looksAWall = 12

// smallestCell is the size of a cell, in units, that a point between whole numbers
// surely has room in.
const smallestCell = 4

// prepare takes walls, that will be asked for by their number, and others.
func (d *depths) prepare(walls, others []wall) {
	d.walls = append(longlist.For(d.walls[:0], len(walls)+len(others)), walls...)
	d.walls = append(d.walls, others...)
	if d.looks, d.swept = math.MaxInt, d.sweepAtOnce(len(walls)); d.swept {
		return
	}
	if d.err = d.steps.Err(); d.err != nil {
		return
	}
	sv := newSurvey()
	for _, w := range walls {
		sv.add(w.a, w.b)
	}
	box := sv.extent
	things := sv.edges
	if len(walls)+len(others) <= fewWalls {
		things = 0
	}
	d.grid.reuse(box, things, max(smallestCell, sv.length/float64(max(sv.edges, 1))/2), sv.length)
	for i, w := range d.walls {
		if d.err = d.steps.Take(1); d.err != nil {
			return
		}
		if w.meets(box) {
			d.grid.eachAlong(w.a.x, w.a.y, w.b.x, w.b.y, func(cell int) { d.grid.insert(cell, int32(i)) })
		}
	}
	d.places(box)
	d.count()
	d.looks = looksAWall * len(d.walls)
	if !compact.Program && len(walls) >= sampled && d.willBeMany(len(walls)) {
		d.looks = -1
	}
}

// sampled is of how many walls is told what all of them will take. It is also from how many on
// a line goes over them at once, if they are most of all: it needs no grid.
const sampled = 256

// sweepAtOnce reports whether a line has gone over all walls, of which n will be asked for,
// before there is a grid.
func (d *depths) sweepAtOnce(n int) bool {
	if compact.Program || n < sampled || n < len(d.walls)-n {
		return false
	}
	return d.over()
}

// over has a line go over all walls, and reports whether it could.
func (d *depths) over() bool {
	d.sweep.steps, d.sweep.ctx = d.steps, d.ctx
	return d.sweep.over(len(d.walls), func(i int) wall { return d.walls[i] })
}

// willBeMany reports whether the first n walls, which will be asked for, will surely take more
// looks than are allowed, by some of them.
func (d *depths) willBeMany(n int) bool {
	g, looks, asked := &d.grid, 0, 0
	for i := 0; i < n; i += n/sampled + 1 {
		w := d.walls[i]
		cell := g.row((w.a.y+w.b.y)/2)*g.cols + g.col((w.a.x+w.b.x)/2)
		for e := g.heads[cell]; e != 0; e = g.entries[e-1].next {
			looks++
		}
		asked++
	}
	return looks/asked*n > 2*d.looks
}

// places puts a point near the north-western corner of each cell, the first ones
// west of everything there.
func (d *depths) places(box flat.Page) {
	g := &d.grid
	d.xs, d.ys = d.xs[:0], d.ys[:0]
	for c := range g.cols {
		d.xs = append(d.xs, between(box.MinX, g.perPx, c))
	}
	for r := range g.rows {
		d.ys = append(d.ys, between(box.MinY, g.perPx, r))
	}
}

// between is a quarter past a whole number within a cell, or before the first
// one.
func between(from, perPx float64, k int) float64 {
	if k == 0 {
		return from - 0.75
	}
	return math.Ceil(from+float64(k)/perPx) + 0.25
}

// count goes along each row of points from the west, where nothing is.
func (d *depths) count() {
	g := &d.grid
	d.base = append(d.base[:0], make([]int32, g.cols*g.rows)...)
	for _, w := range d.walls {
		low, high := min(w.a.y, w.b.y), max(w.a.y, w.b.y)
		way := int32(1) // northwards: the inside is east of it
		if w.b.y > w.a.y {
			way = -1
		}
		for r := g.row(low); r <= g.row(high) && d.err == nil; r++ {
			d.err = d.steps.Take(1)
			y := d.ys[r]
			if y < low || y > high || low == high {
				continue
			}
			if c := d.firstEast(w, y); c < g.cols {
				d.base[r*g.cols+c] += way
			}
		}
	}
	for r := range g.rows {
		for c := 1; c < g.cols; c++ {
			d.base[r*g.cols+c] += d.base[r*g.cols+c-1]
		}
	}
}

// firstEast is the first column whose point at a height is east of a wall.
func (d *depths) firstEast(w wall, y float64) int {
	a, b := w.a, w.b
	if a.y > b.y {
		a, b = b, a
	}
	x := a.x + (b.x-a.x)*((y-a.y)/(b.y-a.y))
	c := d.grid.col(x)
	for c > 0 && eastOf(a, b, point{d.xs[c-1], y}) {
		c--
	}
	for c < d.grid.cols && !eastOf(a, b, point{d.xs[c], y}) {
		c++
	}
	return c
}

// eastOf reports whether a point is east of the line from a southwards to b.
func eastOf(a, b, p point) bool { return side(a, b, p) < 0 }

// beside tells how often walls go around what is west of wall i, or south of it
// where it runs east or west, and around what is on the other side. Of walls
// that are the same only one is the first.
func (d *depths) beside(i int) (one, other int32, first bool) {
	if d.looks < 0 {
		d.looks = math.MaxInt
		d.swept = d.over()
	}
	if d.swept {
		return d.sweep.beside(i)
	}
	w := d.walls[i]
	p := point{(w.a.x + w.b.x) / 2, (w.a.y + w.b.y) / 2}
	level := w.a.y == w.b.y
	g := &d.grid
	r, c := g.row(p.y), g.col(p.x)
	cell := r*g.cols + c
	from := point{d.xs[c], d.ys[r]}
	n, across := d.base[cell], int32(0)
	first = true
	for e := g.heads[cell]; e != 0 && d.err == nil; e = g.entries[e-1].next {
		d.err = d.steps.Take(1)
		d.looks--
		k := int(g.entries[e-1].item)
		v := d.walls[k]
		if v == w || v.a == w.b && v.b == w.a {
			first = first && k >= i
			across += rightwards(v, level)
		}
		n += crossed(v, from, p)
	}
	if level {
		return n, n - across, first
	}
	return n, n + across, first
}

// rightwards is how much deeper it is to the east of a wall than to the west of
// it, or to the south of it than to the north.
func rightwards(w wall, level bool) int32 {
	if level && w.b.x > w.a.x || !level && w.b.y < w.a.y {
		return 1
	}
	return -1
}

// crossed tells how much deeper it is, by a wall, at p than at from. The way goes
// along x = from.x to p's height, a trifle south of it, and along that height to
// a trifle west of p; its beginning lies a trifle west of from.
func crossed(w wall, from, p point) (n int32) {
	corner := sideOr(w, point{from.x, p.y}, w.b.x-w.a.x)
	if (w.a.x > from.x) != (w.b.x > from.x) {
		n += (corner - sideOr(w, from, w.b.y-w.a.y)) / 2
	}
	if (w.a.y > p.y) != (w.b.y > p.y) {
		n += (sideOr(w, p, w.b.y-w.a.y) - corner) / 2
	}
	return n
}

// sideOr tells on which side of a wall a point is: 1 on the right and -1 on the
// left, and for one on the wall the sign of what else decides.
func sideOr(w wall, p point, otherwise float64) int32 {
	if s := side(w.a, w.b, p); s != 0 {
		return int32(s)
	}
	return int32(sign(otherwise))
}
