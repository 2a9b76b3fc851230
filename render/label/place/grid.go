package place

import (
	"context"
	"iter"
	"math"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/heed"
)

// stepsOfGrid are so many boxes put into the lists of cells as take a millisecond or so.
const stepsOfGrid = 4096

// cellsOfBox is how many cells a box reaches into at most, all boxes taken together: a few that
// are as large as the page among many small ones would fill all lists.
const cellsOfBox = 16

// grid finds boxes by where they lie: each is listed in all cells of the page that it
// reaches into.
type grid struct {
	bounds        flat.Page
	columns, rows int
	cells         [][]listed
	boxes         []owned
	// work counts cells and boxes that were looked at.
	work int
	// steps are boxes that are put into it. Once their context has ended no more are.
	steps *heed.Steps
}

// owned is a box and whose it is.
type owned struct {
	Box
	owner int32
}

// listed is a box in the list of a cell, with what tells most that do not matter from those
// that do: what its bounds lie in, and whether the cell is in the first column and row of
// those that it reaches into.
type listed struct {
	around                near
	number                int32
	firstColumn, firstRow bool
}

// near is a rectangle in half the memory, a little larger than it is.
type near struct{ minX, minY, maxX, maxY float32 }

func nearOf(r flat.Page) near {
	return near{below(r.MinX), below(r.MinY), -below(-r.MaxX), -below(-r.MaxY)}
}

// below is a number of half the memory that is no larger.
func below(v float64) float32 {
	f := float32(v)
	if float64(f) > v {
		f = math.Nextafter32(f, float32(math.Inf(-1)))
	}
	return f
}

func (n *near) overlaps(r flat.Page) bool {
	return r.MinX < float64(n.maxX) && float64(n.minX) < r.MaxX && r.MinY < float64(n.maxY) && float64(n.minY) < r.MaxY
}

// gridFor makes an empty grid with room for these boxes in the lists of its cells. Its error is
// that of the context.
func gridFor(ctx context.Context, boxes iter.Seq[Box]) (*grid, error) {
	steps := heed.Every(ctx, stepsOfGrid)
	bounds, width, height, n := flat.Nothing[flat.Page](), 0.0, 0.0, 0
	for b := range boxes {
		if err := steps.Take(1); err != nil {
			return nil, err
		}
		around := b.Bounds()
		bounds = bounds.With(around)
		width, height, n = width+around.Width(), height+around.Height(), n+1
	}
	mean := 1 / float64(max(1, n))
	g := &grid{bounds: bounds, columns: parts(bounds.Width(), float64(width*mean), n), rows: parts(bounds.Height(), float64(height*mean), n), steps: steps}
	g.boxes = make([]owned, 0, n)
	for !g.reserve(boxes, cellsOfBox*n) {
		g.columns, g.rows = (g.columns+1)/2, (g.rows+1)/2
	}
	return g, steps.Err()
}

// reserve gives the list of each cell room for those of some boxes that reach into it. It reports
// whether all of them together have no more than most, which one list for all has.
func (g *grid) reserve(boxes iter.Seq[Box], most int) bool {
	g.cells = make([][]listed, g.columns*g.rows)
	count, all := make([]int32, len(g.cells)), 0
	for b := range boxes {
		in := g.reach(b.Bounds())
		if all > most || g.steps.Take(1) != nil {
			return g.steps.Err() != nil
		}
		for row := in.fromRow; row <= in.toRow; row++ {
			for column := in.fromColumn; column <= in.toColumn; column++ {
				count[row*g.columns+column]++
				all++
			}
		}
	}
	room := make([]listed, all)
	for i, n := range count {
		g.cells[i], room = room[:0:n], room[n:]
	}
	return true
}

// parts is into how many parts a length is cut for boxes of this size: so that there
// are not many more cells than boxes, however small these are.
func parts(length, size float64, boxes int) int {
	n := min(length/size, math.Sqrt(float64(boxes)))
	if !(n >= 1) {
		return 1
	}
	return int(n)
}

// column is the column of cells that x lies in, or the nearest.
func (g *grid) column(x float64) int { return step(x-g.bounds.MinX, g.bounds.Width(), g.columns) }

// row is the row of cells that y lies in, or the nearest.
func (g *grid) row(y float64) int { return step(y-g.bounds.MinY, g.bounds.Height(), g.rows) }

// step is which of n equal parts of a length a point lies in, or the nearest.
func step(at, length float64, n int) int {
	if !(length > 0) {
		return 0
	}
	return int(max(0, min(at/length*float64(n), float64(n-1))))
}

// reached are the cells that a rectangle reaches into.
type reached struct{ fromColumn, toColumn, fromRow, toRow int }

func (g *grid) reach(r flat.Page) reached {
	return reached{g.column(r.MinX), g.column(r.MaxX), g.row(r.MinY), g.row(r.MaxY)}
}

// add puts a box into the grid.
func (g *grid) add(b Box, owner int32) {
	if g.steps.Take(1) != nil {
		return
	}
	bounds := b.Bounds()
	in := g.reach(bounds)
	number, around := int32(len(g.boxes)), nearOf(bounds)
	g.boxes = append(g.boxes, owned{b, owner})
	for row := in.fromRow; row <= in.toRow; row++ {
		for column := in.fromColumn; column <= in.toColumn; column++ {
			g.work++
			cell := &g.cells[row*g.columns+column]
			*cell = append(*cell, listed{around, number, column == in.fromColumn, row == in.fromRow})
		}
	}
}

// meeting goes through the boxes whose bounds meet a rectangle, each once, until found
// says to stop.
func (g *grid) meeting(r flat.Page, found func(o *owned) bool) {
	in := g.reach(r)
	for row := in.fromRow; row <= in.toRow; row++ {
		for column := in.fromColumn; column <= in.toColumn; column++ {
			cell := g.cells[row*g.columns+column]
			for k := range cell {
				l := &cell[k]
				// Of all cells that both reach into, the one with the upper left
				// corner of what they share counts.
				if !l.around.overlaps(r) || !(l.firstColumn || column == in.fromColumn) || !(l.firstRow || row == in.fromRow) {
					continue
				}
				if o := &g.boxes[l.number]; overlapUpright(r, o.Bounds()) && !found(o) {
					g.work += 1 + k
					return
				}
			}
			g.work += 1 + len(cell)
		}
	}
}

// overlapping goes through the owners of boxes that overlap with one, until found
// says to stop. An owner comes once for each of its boxes.
func (g *grid) overlapping(b Box, found func(owner int32) bool) {
	bounds, upright := b.Bounds(), !b.turned()
	g.meeting(bounds, func(o *owned) bool {
		if !(upright && !o.turned()) && (separates(b, o.Box) || separates(o.Box, b)) {
			return true
		}
		return found(o.owner)
	})
}
