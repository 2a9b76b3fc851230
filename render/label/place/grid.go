package place

import (
	"context"
	"iter"
	"math"
	"slices"

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
	// cells are the lists of all cells, one behind the other: from where those of each have their
	// room, and up to where it is taken.
	cells       []listed
	from, taken []int32
	boxes       []owned
	// turns are cosine and sine of those that are turned.
	turns [][2]float64
	// work counts cells and boxes that were looked at.
	work int
	// steps are boxes that are put into it. Once their context has ended no more are.
	steps *heed.Steps
}

// owned is a box and whose it is.
type owned struct {
	flat.Page
	// turn is the number of its turn, from 1; 0 is that of one that is not turned, as most.
	turn  int32
	owner int32
}

// box is a box of the grid as it was put there.
func (g *grid) box(o *owned) Box {
	if o.turn == 0 {
		return Box{Page: o.Page}
	}
	t := g.turns[o.turn-1]
	return Box{o.Page, t[0], t[1]}
}

// around is the upright rectangle around a box of the grid.
func (g *grid) around(o *owned) flat.Page {
	if o.turn == 0 {
		return o.Page
	}
	return g.box(o).Bounds()
}

// listed is a box in the list of a cell, with what tells most that do not matter from those
// that do: what its bounds lie in, and whether the cell is in the first column and row of
// those that it reaches into.
type listed struct {
	around near
	// number is that of the box, behind the two bits.
	number uint32
}

// firstColumn and firstRow are the bits of a listed box in the first column, and row, of its cells.
const (
	firstColumn, firstRow = 1, 2
	bitsOfFirst           = 2
)

// in reports whether a listed box counts in a cell, which is in the first column, and row, of those
// that are looked at, or not: of all cells that both reach into, the one with the upper left corner of
// what they share.
func (l *listed) in(first uint32) bool {
	return (l.number|first)&(firstColumn|firstRow) == firstColumn|firstRow
}

// bits are those of a cell in the first column and row of some, or not.
func bits(column, row bool) (b uint32) {
	if column {
		b = firstColumn
	}
	if row {
		b |= firstRow
	}
	return b
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
	g.from, g.taken, g.cells = make([]int32, g.columns*g.rows), nil, nil
	all := 0
	for b := range boxes {
		in := g.reach(b.Bounds())
		if all > most || g.steps.Take(1) != nil {
			return g.steps.Err() != nil
		}
		for row := in.fromRow; row <= in.toRow; row++ {
			for column := in.fromColumn; column <= in.toColumn; column++ {
				g.from[row*g.columns+column]++
				all++
			}
		}
	}
	g.cells = make([]listed, all)
	from := int32(0)
	for i, n := range g.from {
		g.from[i] = from
		from += n
	}
	g.taken = slices.Clone(g.from)
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
	number, around := uint32(len(g.boxes))<<bitsOfFirst, nearOf(bounds)
	own := owned{Page: b.Page, owner: owner}
	if b.turned() {
		g.turns = append(g.turns, [2]float64{b.Cos, b.Sin})
		own.turn = int32(len(g.turns))
	}
	g.boxes = append(g.boxes, own)
	for row := in.fromRow; row <= in.toRow; row++ {
		for column := in.fromColumn; column <= in.toColumn; column++ {
			g.work++
			cell := &g.taken[row*g.columns+column]
			g.cells[*cell] = listed{around, number | bits(column == in.fromColumn, row == in.fromRow)}
			*cell++
		}
	}
}

// meeting goes through the boxes whose bounds meet a rectangle, each once, until found
// says to stop.
func (g *grid) meeting(r flat.Page, found func(o *owned) bool) {
	in := g.reach(r)
	for row := in.fromRow; row <= in.toRow; row++ {
		for column := in.fromColumn; column <= in.toColumn; column++ {
			number, first := row*g.columns+column, bits(column == in.fromColumn, row == in.fromRow)
			cell := g.cells[g.from[number]:g.taken[number]]
			for k := range cell {
				l := &cell[k]
				if !l.around.overlaps(r) || !l.in(first) {
					continue
				}
				if o := &g.boxes[l.number>>bitsOfFirst]; overlapUpright(r, g.around(o)) && !found(o) {
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
		if upright && o.turn == 0 {
			return found(o.owner)
		}
		own := g.box(o)
		return separates(b, own) || separates(own, b) || found(o.owner)
	})
}
