package legend

import (
	"math"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/twpayne/go-geom"
)

// cellSize is how fine the grid is by which room is looked for, in pixels; mostCells how
// many cells there are at most each way.
const cellSize, mostCells = 4, 400

// Room knows what is drawn on a map and where: on a grid of cells, how much of each is
// covered by what is drawn (land, lines, symbols) and which a legend must not stand on.
type Room struct {
	rect         render.Box
	cell         float64
	wide, high   int
	drawn, taken []bool
	// ground is what the sea covers, or whatever lies beneath all.
	ground []bool
	rows   [][]float64 // crossings, used for each polygon anew
}

// NewRoom is the room of an empty map.
func NewRoom(rect render.Box) *Room {
	r := &Room{rect: rect, cell: math.Max(cellSize, math.Max(rect.Width(), rect.Height())/mostCells)}
	r.wide, r.high = int(math.Ceil(rect.Width()/r.cell)), int(math.Ceil(rect.Height()/r.cell))
	n := r.wide * r.high
	r.drawn, r.taken, r.ground = make([]bool, n), make([]bool, n), make([]bool, n)
	r.rows = make([][]float64, r.high)
	return r
}

// Take keeps a box free of legends: a label, an inset, a scale bar.
func (r *Room) Take(box render.Box) {
	if box.Empty() {
		return
	}
	x0, y0 := r.column(box.MinX), r.row(box.MinY)
	x1, y1 := r.column(box.MaxX), r.row(box.MaxY)
	for y := max(0, y0); y <= min(r.high-1, y1); y++ {
		for x := max(0, x0); x <= min(r.wide-1, x1); x++ {
			r.taken[y*r.wide+x] = true
		}
	}
}

func (r *Room) column(x float64) int { return clamped((x-r.rect.MinX)/r.cell, r.wide) }
func (r *Room) row(y float64) int    { return clamped((y-r.rect.MinY)/r.cell, r.high) }

// clamped is a number of cells, at most one beyond the grid.
func clamped(v float64, n int) int {
	switch {
	case !(v >= 0):
		return -1
	case v >= float64(n):
		return n
	}
	return int(v)
}

// Draw notes what a geometry in pixels covers; points are circles of a radius.
func (r *Room) Draw(g geom.T, radius float64) {
	if g == nil {
		return
	}
	for polygon := range flat.Polygons(g) {
		r.fill(polygon)
	}
	for line := range flat.Lines(g) {
		for i := 0; i+3 < len(line); i += 2 {
			r.mark(line[i], line[i+1], line[i+2], line[i+3])
		}
	}
	for at := range flat.Points(g) {
		box := render.Box{MinX: at[0] - radius, MinY: at[1] - radius, MaxX: at[0] + radius, MaxY: at[1] + radius}
		x0, x1, y0, y1 := max(0, r.column(box.MinX)), min(r.wide-1, r.column(box.MaxX)), max(0, r.row(box.MinY)), min(r.high-1, r.row(box.MaxY))
		for y := y0; y <= y1; y++ {
			for x := x0; x <= x1; x++ {
				r.drawn[y*r.wide+x] = true
			}
		}
	}
}

// Ground notes what the sea covers, whose edge, that of the globe, a legend had better not
// cut.
func (r *Room) Ground(g geom.T) {
	r.drawn, r.ground = r.ground, r.drawn
	r.Draw(g, 0)
	r.drawn, r.ground = r.ground, r.drawn
}

// Hides is which part of a box, from 0 to 1, lies upon what is drawn, and whether it cuts
// the edge of the ground.
func (r *Room) Hides(box render.Box) (part float64, cuts bool) {
	drawn := r.count(r.sums(r.drawn), box)
	return drawn / math.Max(1, r.cells(box)), r.cuts(r.sums(r.ground), box)
}

// cuts reports whether a box lies on the ground in part.
func (r *Room) cuts(ground []int32, box render.Box) bool {
	n := r.count(ground, box)
	return n > 0 && n < r.cells(box)
}

// fill covers the cells whose middles are in a polygon, by the even-odd rule, and those
// that its edge passes, so that no small island is missed.
func (r *Room) fill(polygon flat.Polygon) {
	least, most := r.high, -1
	for _, ring := range polygon.Rings() {
		for i := 0; i+3 < len(ring); i += 2 {
			x0, y0, x1, y1 := ring[i], ring[i+1], ring[i+2], ring[i+3]
			if y0 > y1 {
				x0, y0, x1, y1 = x1, y1, x0, y0
			}
			// The rows whose middles lie between the ends.
			from := max(0, clamped(math.Ceil((y0-r.rect.MinY)/r.cell-0.5), r.high))
			to := min(r.high-1, clamped((y1-r.rect.MinY)/r.cell-0.5, r.high))
			if from > to {
				r.mark(x0, y0, x1, y1)
				continue
			}
			for y := from; y <= to; y++ {
				at := r.rect.MinY + (float64(y)+0.5)*r.cell
				if at < y0 || at >= y1 {
					continue
				}
				r.rows[y] = append(r.rows[y], x0+float64((x1-x0)*(at-y0)/(y1-y0)))
				least, most = min(least, y), max(most, y)
			}
		}
	}
	for y := least; y <= most; y++ {
		row := r.rows[y]
		slices.Sort(row)
		for i := 0; i+1 < len(row); i += 2 {
			from := max(0, clamped((row[i]-r.rect.MinX)/r.cell+0.5, r.wide))
			to := min(r.wide-1, clamped((row[i+1]-r.rect.MinX)/r.cell-0.5, r.wide))
			for x := from; x <= to; x++ {
				r.drawn[y*r.wide+x] = true
			}
		}
		r.rows[y] = row[:0]
	}
}

// mark covers the cells that an edge passes, cell by cell.
func (r *Room) mark(x0, y0, x1, y1 float64) {
	if math.IsNaN(x0 + y0 + x1 + y1) {
		return
	}
	if math.Abs(x1-x0) < r.cell && math.Abs(y1-y0) < r.cell { // as nearly all are
		r.set(x0, y0)
		r.set(x1, y1)
		return
	}
	line := projectionOf(r.rect, x0, y0, x1, y1)
	if line == nil {
		return
	}
	x0, y0, x1, y1 = line[0], line[1], line[2], line[3]
	n := int(math.Ceil(math.Hypot(x1-x0, y1-y0)/r.cell*2)) + 1
	for i := range n + 1 {
		t := float64(i) / float64(n)
		r.set(x0+float64((x1-x0)*t), y0+float64((y1-y0)*t))
	}
}

// set covers the cell of a point of the map.
func (r *Room) set(x, y float64) {
	x, y = (x-r.rect.MinX)/r.cell, (y-r.rect.MinY)/r.cell
	if x >= 0 && y >= 0 && x < float64(r.wide) && y < float64(r.high) {
		r.drawn[int(y)*r.wide+int(x)] = true
	}
}

// projectionOf is the part of an edge in a box; nil where there is none (Liang and
// Barsky, 1984).
func projectionOf(b render.Box, x0, y0, x1, y1 float64) []float64 {
	from, to := 0.0, 1.0
	dx, dy := x1-x0, y1-y0
	for _, e := range [4][2]float64{{-dx, x0 - b.MinX}, {dx, b.MaxX - x0}, {-dy, y0 - b.MinY}, {dy, b.MaxY - y0}} {
		switch p, q := e[0], e[1]; {
		case p == 0 && q < 0:
			return nil
		case p < 0:
			from = math.Max(from, q/p)
		case p > 0:
			to = math.Min(to, q/p)
		}
	}
	if from > to {
		return nil
	}
	return []float64{x0 + float64(dx*from), y0 + float64(dy*from), x0 + float64(dx*to), y0 + float64(dy*to)}
}

// edge is how far legends stand from the map's edge, in pixels, and air what they keep
// free around them where they can.
const edge, air = 8, 8

// Best is where a legend of a size stands best: on nothing that is taken; of such places where
// it covers least of what is drawn, then where it cuts no edge of the globe, then where least is
// drawn around it, then nearest to a corner. ok is false where everything is taken.
func (r *Room) Best(width, height float64) (x, y float64, ok bool) {
	xs, ys := r.starts(r.rect.MinX, r.rect.MaxX, width), r.starts(r.rect.MinY, r.rect.MaxY, height)
	if len(xs) == 0 || len(ys) == 0 {
		return 0, 0, false
	}
	taken, drawn, ground := r.sums(r.taken), r.sums(r.drawn), r.sums(r.ground)
	best := [4]float64{math.Inf(1)}
	for _, b := range ys {
		for _, a := range xs {
			box := render.Box{MinX: a, MinY: b, MaxX: a + width, MaxY: b + height}
			if r.count(taken, box) > 0 {
				continue
			}
			cost := [4]float64{r.count(drawn, box), 0, r.count(drawn, box.Grown(air)), r.fromCorner(box)}
			if r.cuts(ground, box.Grown(air)) {
				cost[1] = 1
			}
			if slices.Compare(cost[:], best[:]) < 0 {
				best, x, y, ok = cost, a, b, true
			}
		}
	}
	return x, y, ok
}

// starts lists where a legend may begin in one direction: every cell, and both ends.
func (r *Room) starts(from, to, long float64) []float64 {
	from, to = from+edge, to-edge-long
	if from > to {
		return nil
	}
	var list []float64
	for v := from; v < to; v += r.cell {
		list = append(list, v)
	}
	return append(list, to)
}

// fromCorner is how far a box is from the corner of the map that is nearest.
func (r *Room) fromCorner(b render.Box) float64 {
	dx := math.Min(b.MinX-r.rect.MinX, r.rect.MaxX-b.MaxX)
	dy := math.Min(b.MinY-r.rect.MinY, r.rect.MaxY-b.MaxY)
	return math.Round(dx + dy)
}

// sums are how many cells of a grid are set above and left of each.
func (r *Room) sums(grid []bool) []int32 {
	w := r.wide + 1
	all := make([]int32, w*(r.high+1))
	for y := range r.high {
		row := int32(0)
		for x := range r.wide {
			if grid[y*r.wide+x] {
				row++
			}
			all[(y+1)*w+x+1] = all[y*w+x+1] + row
		}
	}
	return all
}

// cells is how many cells a box touches.
func (r *Room) cells(box render.Box) float64 {
	x0, y0 := max(0, r.column(box.MinX)), max(0, r.row(box.MinY))
	x1, y1 := min(r.wide, r.column(box.MaxX)+1), min(r.high, r.row(box.MaxY)+1)
	return float64((x1 - x0) * (y1 - y0))
}

// count is how many cells that a box touches are set.
func (r *Room) count(sums []int32, box render.Box) float64 {
	w := r.wide + 1
	x0, y0 := max(0, r.column(box.MinX)), max(0, r.row(box.MinY))
	x1, y1 := min(r.wide, r.column(box.MaxX)+1), min(r.high, r.row(box.MaxY)+1)
	return float64(sums[y1*w+x1] - sums[y0*w+x1] - sums[y1*w+x0] + sums[y0*w+x0])
}
