package topology

import (
	"math"

	"github.com/seed-898ab921/kartograph/internal/flat"
)

// squares are a coarse picture of a plane, in which a box is one word, so that most boxes that
// do not meet are told apart by three operations. A box has four numbers of 15 bits: its least
// column and row, and how far its greatest ones are from the last; the 16th bits are 0.
type squares struct {
	minX, minY float64 // px
	perX, perY float64 // squares per px
}

const (
	// lastSquare is the last column and row.
	lastSquare = 1<<15 - 1
	lastOfAll  = lastSquare * 0x0001_0001_0001_0001
	borrows    = 1 << 15 * 0x0001_0001_0001_0001
	everywhere = 0 // the box of all squares
)

func squaresOver(b flat.Page) squares {
	return squares{b.MinX, b.MinY, lastSquare / b.Width(), lastSquare / b.Height()}
}

// at is the box of a point: the square that it is in, or the nearest one.
func (q squares) at(p point) uint64 {
	x, y := squareOf((p.x-q.minX)*q.perX), squareOf((p.y-q.minY)*q.perY)
	return x | y<<16 | (lastSquare-x)<<32 | (lastSquare-y)<<48
}

func squareOf(f float64) uint64 {
	switch {
	case !(f > 0):
		return 0
	case f >= lastSquare:
		return lastSquare
	}
	return uint64(f)
}

// between is the box of a segment. One with ends that are no numbers is everywhere.
func (q squares) between(a, b point) uint64 {
	if !(math.Abs(a.x+a.y+b.x+b.y) <= math.MaxFloat64) {
		return everywhere
	}
	return both(q.at(a), q.at(b))
}

// over is the box of a box that is not empty.
func (q squares) over(b *flat.Page) uint64 {
	const least = 1<<32 - 1
	return q.at(point{b.MinX, b.MinY})&least | q.at(point{b.MaxX, b.MaxY})&^least
}

// both is the box of two points, given theirs.
func both(v, w uint64) uint64 {
	return lesser(v, w, 0) | lesser(v, w, 16) | lesser(v, w, 32) | lesser(v, w, 48)
}

// lesser is the lesser of two numbers at a place of two boxes, in its place.
func lesser(v, w uint64, place uint) uint64 {
	const number = lastSquare
	return min(v>>place&number, w>>place&number) << place
}

// reach is what meets compares a box by: its greatest column and row, and how far its least
// ones are from the last.
func reach(box uint64) uint64 { return lastOfAll - (box<<32 | box>>32) }

// meets reports whether a box, of which the reach is given, meets another. Boxes of things that
// meet do.
func meets(reach, box uint64) bool { return ((reach|borrows)-box)&borrows == borrows }
