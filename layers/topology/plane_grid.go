package topology

import (
	"math"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/flat"
)

// grid is an index of things in the plane by square cells. Things can be added
// at any time.
type grid struct {
	minX, minY float64
	perPx      float64 // cells per px
	margin     float64 // slack in px
	cols, rows int
	heads      []int32 // by cell: entry + 1
	entries    []entry
}

type entry struct{ item, next int32 }

// survey gathers what is needed to make a grid for edges.
type survey struct {
	extent flat.Page
	length float64 // of all edges together, roughly
	edges  int
}

func newSurvey() survey { return survey{extent: flat.Nothing[flat.Page]()} }

// add counts an edge. Ends that are no numbers do not count.
func (s *survey) add(a, b point) {
	s.edges++
	for _, p := range [2]point{a, b} {
		if isFinite(p) {
			s.extent.Add(p.x, p.y)
		}
	}
	if l := math.Abs(b.x-a.x) + math.Abs(b.y-a.y); l < math.Inf(1) {
		s.length += l
	}
}

// grid makes a grid with about as many cells as edges, in which an edge of the
// usual length runs through a few. It has room for the edges.
func (s *survey) grid() *grid {
	g := &grid{}
	g.lay(s.extent, s.edges, s.usual())
	g.heads = make([]int32, g.cols*g.rows)
	g.entries = make([]entry, 0, g.roomFor(s.edges, s.length))
	return g
}

// roomFor is how many entries edges make that are so long together: one is in a cell, and in one
// more for each side of a cell that it crosses.
func (g *grid) roomFor(edges int, length float64) int {
	const each = 1.03 // some run so close along sides that they count for both
	if n := each * (float64(edges) + float64(length*g.perPx)); n < math.MaxInt32 {
		return int(n) + 1
	}
	return 0
}

// usual is an eighth of the length of the usual edge, px.
func (s *survey) usual() float64 { return s.length / float64(max(s.edges, 1)) / 8 }

// newGrid makes a grid over a box with at most about as many cells as things
// are expected, and no cell smaller than size px. What lies outside of the box
// counts for the cells at its edge.
func newGrid(b flat.Page, things int, size float64) *grid {
	g := &grid{}
	g.reuse(b, things, size, 0)
	return g
}

// reuse makes a grid anew, as newGrid does, in the memory that it has. Where things are edges, it has
// room for those that are so long together.
func (g *grid) reuse(b flat.Page, things int, size, length float64) {
	g.lay(b, things, size)
	g.heads = slices.Grow(g.heads[:0], g.cols*g.rows)[:g.cols*g.rows]
	clear(g.heads)
	if room := max(2*things, g.roomFor(things, length)); room > cap(g.entries) {
		g.entries = make([]entry, 0, room)
	}
	g.entries = g.entries[:0]
}

// lay lays the cells of a grid.
func (g *grid) lay(b flat.Page, things int, size float64) {
	w, h := b.Width(), b.Height()
	*g = grid{minX: b.MinX, minY: b.MinY, cols: 1, rows: 1, heads: g.heads, entries: g.entries}
	if area := float64(w * h); area > 0 {
		size = max(size, math.Sqrt(area/float64(max(things, 1))))
	}
	size = max(size, max(w, h)/float64(max(things, 1)), max(w, h)/(1<<15))
	if size > 0 && !math.IsInf(size, 1) {
		g.perPx = 1 / size
		g.margin = slack / g.perPx
		g.cols, g.rows = int(float64(w*g.perPx))+1, int(float64(h*g.perPx))+1
	}
}

// slack is how far, in cells, a thing counts beyond itself, so that rounding
// cannot make two things that meet miss each other.
const slack = 1e-6

func (g *grid) col(x float64) int { return clampCell((x-g.minX)*g.perPx, g.cols) }
func (g *grid) row(y float64) int { return clampCell((y-g.minY)*g.perPx, g.rows) }

func clampCell(f float64, n int) int {
	if !(f > 0) {
		return 0
	}
	if f >= float64(n) {
		return n - 1
	}
	return int(f)
}

// boxOf is the square of a cell.
func (g *grid) boxOf(cell int) flat.Page {
	size := 0.0
	if g.perPx > 0 {
		size = 1 / g.perPx
	}
	x, y := g.minX+float64(float64(cell%g.cols)*size), g.minY+float64(float64(cell/g.cols)*size)
	return flat.Page{MinX: x, MinY: y, MaxX: x + size, MaxY: y + size}
}

func (g *grid) insert(cell int, item int32) {
	g.entries = append(g.entries, entry{item: item, next: g.heads[cell]})
	g.heads[cell] = int32(len(g.entries))
}

// cells are the columns and rows of the cells that a box touches.
func (g *grid) cells(b *flat.Page) (c0, c1, r0, r1 int) {
	return g.col(b.MinX - g.margin), g.col(b.MaxX + g.margin), g.row(b.MinY - g.margin), g.row(b.MaxY + g.margin)
}

// eachIn calls f with the cells that a box touches.
func (g *grid) eachIn(b flat.Page, f func(cell int)) {
	c0, c1, r0, r1 := g.cells(&b)
	for r := r0; r <= r1; r++ {
		for c := c0; c <= c1; c++ {
			f(r*g.cols + c)
		}
	}
}

// rowsOf are the rows that a segment from one height to another runs through, and those
// heights in rows.
func (g *grid) rowsOf(low, high float64) (y1, y2 float64, r0, r1 int) {
	y1, y2 = (low-g.minY)*g.perPx, (high-g.minY)*g.perPx
	return y1, y2, clampCell(y1-slack, g.rows), clampCell(y2+slack, g.rows)
}

// eachAlong calls f with the cells that a segment runs through.
func (g *grid) eachAlong(x1, y1, x2, y2 float64, f func(cell int)) {
	g.eachAlongIn(0, g.rows-1, x1, y1, x2, y2, f)
}

// eachAlongIn is eachAlong for the cells of some rows.
func (g *grid) eachAlongIn(from, to int, x1, y1, x2, y2 float64, f func(cell int)) {
	if y1 > y2 {
		x1, y1, x2, y2 = x2, y2, x1, y1
	}
	x1, x2 = (x1-g.minX)*g.perPx, (x2-g.minX)*g.perPx
	y1, y2, r0, r1 := g.rowsOf(y1, y2)
	for r := max(r0, from); r <= min(r1, to); r++ {
		a, b := x1, x2
		if r > r0 {
			a = along(x1, y1, x2, y2, float64(r)-slack)
		}
		if r < r1 {
			b = along(x1, y1, x2, y2, float64(r+1)+slack)
		}
		c0 := clampCell(min(a, b)-slack, g.cols)
		c1 := clampCell(max(a, b)+slack, g.cols)
		for c := c0; c <= c1; c++ {
			f(r*g.cols + c)
		}
	}
}

// along returns x at height y of a segment with y1 <= y2, not beyond its ends.
func along(x1, y1, x2, y2, y float64) float64 {
	switch {
	case y <= y1:
		return x1
	case y >= y2:
		return x2
	default:
		return x1 + float64((x2-x1)*((y-y1)/(y2-y1)))
	}
}
