package raster

import (
	"cmp"
	"math"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/compact"
)

// beneath finds what is painted in vain, since what comes later paints over all of it: it goes
// through ops from the last to the first, and knows which tiles of the page are painted over.
type beneath struct {
	// size is how large a tile is in pixels, and columns and rows how many there are.
	size          float64
	columns, rows int
	// over are the tiles that are painted over in the group at hand and in those around it,
	// the innermost last, and spare such lists that are not in use.
	over, spare [][]bool
	// edged are the tiles that edges of the path at hand come near to, and crossed where its
	// edges cross the middle of each row of tiles.
	edged   []bool
	crossed [][]crossedAt
}

// crossedAt is where an edge crosses a line, and how it winds.
type crossedAt struct{ x, winds float64 }

const (
	// smallTile is how large tiles are at least, in pixels, and mostTiles about how many
	// there are at most.
	smallTile, mostTiles = 16, 1 << 12
	// fewOps is how many ops may be painted without asking whether they are seen.
	fewOps = 1 << 5
	// mostCorners is how many points a path may have that is looked at, and mostNear near how
	// many tiles its edges may come.
	mostCorners, mostNear = 1 << 11, 1 << 14
	// wellWithin is how far coordinates may be, in pixels, so that nothing is rounded that shows.
	wellWithin = 1e6
)

// leaveOut leaves out the ops of which nothing is seen: pixels that are covered as a whole by what is opaque
// are the same whatever was there.
func (c *Canvas) leaveOut(ops []op) {
	if compact.Program || len(ops) < fewOps { // which would only be quicker
		return
	}
	b := newBeneath(c.width, c.height)
	for i := len(ops) - 1; i >= 0; i-- {
		if i%opsUnheard == 0 && c.ctx.Err() != nil {
			return
		}
		switch o := &ops[i]; o.kind {
		case endGroup:
			b.begin()
		case beginGroup:
			b.end()
		case paintPath:
			switch {
			case o.path == nil: // left out already
			case b.hides(o):
				o.paint.Colour.A, o.path = 0, nil
			case o.isOpaque():
				b.cover(o)
			}
		}
	}
}

func newBeneath(width, height int32) *beneath {
	w, h := float64(width), float64(height)
	b := &beneath{size: max(smallTile, math.Ceil(math.Sqrt(w*h/mostTiles)))}
	b.columns, b.rows = int(math.Ceil(w/b.size)), int(math.Ceil(h/b.size))
	b.edged, b.crossed = make([]bool, b.columns*b.rows), make([][]crossedAt, b.rows)
	b.begin()
	return b
}

// begin goes into a group, from its end.
func (b *beneath) begin() {
	if n := len(b.spare); n > 0 {
		clear(b.spare[n-1])
		b.over, b.spare = append(b.over, b.spare[n-1]), b.spare[:n-1]
		return
	}
	b.over = append(b.over, make([]bool, b.columns*b.rows))
}

// end leaves a group. Ops are looked at from the last to the first: where the group goes on in ops
// that come later, nothing is known of what they hide, and a fresh one takes its place.
func (b *beneath) end() {
	last := len(b.over) - 1
	b.over, b.spare = b.over[:last], append(b.spare, b.over[last])
	if last == 0 {
		b.begin()
	}
}

// isOpaque reports whether an op hides what is beneath it.
func (o *op) isOpaque() bool {
	return !o.stroked && o.paint.Colour.A == 255 && o.paint.Tile == nil && o.clip == nil
}

// reach is how far from its path an op may paint, in pixels.
func (o *op) reach() float64 {
	const sure = 2
	if !o.stroked {
		return sure
	}
	far := math.Sqrt2 // of caps
	if o.pen.Join == MiterJoin {
		far = max(far, o.pen.MiterLimit)
	}
	return float64(far*o.pen.Width/2) + sure
}

// hides reports whether nothing of an op is seen.
func (b *beneath) hides(o *op) bool {
	over, seen, looked := b.over[len(b.over)-1], false, 0
	reach := o.reach()
	look := func(low, high point) {
		in := b.tiles(point{low.x - reach, low.y - reach}, point{high.x + reach, high.y + reach})
		for y := in.y0; y < in.y1 && !seen; y++ {
			row := over[int(y)*b.columns:]
			for x := in.x0; x < in.x1 && !seen; x++ {
				looked++
				seen = !row[x]
			}
		}
	}
	if !o.stroked {
		low, high := point{math.Inf(1), math.Inf(1)}, point{math.Inf(-1), math.Inf(-1)}
		for _, at := range o.path.points {
			if !at.isWithin() {
				return false
			}
			low, high = lower(low, at), higher(high, at)
		}
		look(low, high)
		return looked > 0 && !seen
	}
	ok := reach < wellWithin && o.path.edges(func(from, to point) bool {
		look(lower(from, to), higher(from, to))
		return !seen
	})
	return ok && looked > 0 && !seen
}

// isWithin reports whether a point is near enough for all that is reckoned here; one that is no number is not.
func (at point) isWithin() bool {
	return math.Abs(at.x) <= wellWithin && math.Abs(at.y) <= wellWithin
}

func lower(a, b point) point  { return point{min(a.x, b.x), min(a.y, b.y)} }
func higher(a, b point) point { return point{max(a.x, b.x), max(a.y, b.y)} }

// edges goes through the edges of a path, also those that close its parts, as long as each says
// to go on and all are near enough, and reports whether that was so to the end.
func (p *Path) edges(each func(from, to point) bool) bool {
	for i, one := range p.parts {
		end := len(p.points)
		if i+1 < len(p.parts) {
			end = p.parts[i+1].from
		}
		points := p.points[one.from:end]
		for k, at := range points {
			from := points[(k+len(points)-1)%len(points)]
			if !at.isWithin() || !from.isWithin() || !each(from, at) {
				return false
			}
		}
	}
	return true
}

// tiles are those that a rectangle reaches into.
func (b *beneath) tiles(low, high point) box {
	part := func(v float64, n int) int32 { return int32(max(0, min(float64(n), v))) }
	return box{
		part(math.Floor(low.x/b.size), b.columns), part(math.Floor(low.y/b.size), b.rows),
		part(math.Floor(high.x/b.size)+1, b.columns), part(math.Floor(high.y/b.size)+1, b.rows),
	}
}

// cover notes the tiles that an op paints over: those within its path that no edge comes near to.
func (b *beneath) cover(o *op) {
	if len(o.path.points) > mostCorners {
		return
	}
	clear(b.edged)
	for i := range b.crossed {
		b.crossed[i] = b.crossed[i][:0]
	}
	left := mostNear
	ok := o.path.edges(func(from, to point) bool {
		low, high := lower(from, to), higher(from, to)
		in := b.tiles(point{low.x - 1, low.y - 1}, point{high.x + 1, high.y + 1})
		if left -= int(in.y1-in.y0) * (1 + max(0, int(in.x1-in.x0))); left < 0 {
			return false
		}
		for y := in.y0; y < in.y1; y++ {
			for x := in.x0; x < in.x1; x++ {
				b.edged[int(y)*b.columns+int(x)] = true
			}
			b.cross(int(y), from, to)
		}
		return true
	})
	for y := 0; ok && y < b.rows; y++ {
		b.coverRow(y, o.rule)
	}
}

// cross notes where an edge crosses the middle of a row of tiles.
func (b *beneath) cross(y int, from, to point) {
	middle, winds := (float64(y)+0.5)*b.size, 1.0
	if from.y > to.y {
		winds = -1
	}
	if (from.y > middle) != (to.y > middle) {
		x := from.x + float64((to.x-from.x)*((middle-from.y)/(to.y-from.y)))
		b.crossed[y] = append(b.crossed[y], crossedAt{x, winds})
	}
}

// coverRow notes which tiles of a row lie within a path.
func (b *beneath) coverRow(y int, rule Rule) {
	at, winding := b.crossed[y], 0.0
	if len(at) == 0 {
		return
	}
	slices.SortFunc(at, func(a, b crossedAt) int { return cmp.Compare(a.x, b.x) })
	over := b.over[len(b.over)-1]
	for x := range b.columns {
		for ; len(at) > 0 && at[0].x < (float64(x)+0.5)*b.size; at = at[1:] {
			winding += at[0].winds
		}
		tile := y*b.columns + x
		if within := winding != 0 && (rule == NonZero || int(winding)&1 == 1); within && !b.edged[tile] {
			over[tile] = true
		}
	}
}
