package overlay

import (
	"cmp"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/sorting"
)

// fewRings is how many rings are cut to a window one by one. Each then runs along
// the window's sides by itself, over the others there: of many rings that is a
// knot of as many lines.
const fewRings = 32

// windowAround is a window around a box. Of many rings it is a small one of which free
// tells that no point of a ring is on the lines of its sides, if there is one.
func windowAround(b flat.Page, rings [][]float64) (w flat.Page, free bool) {
	side := max(b.Width(), b.Height(), 1e-6)
	if len(rings) > fewRings {
		for share := 16.0; share < 24; share++ {
			if w = b.Grown(side / share); isFree(w, rings) {
				return w, true
			}
		}
	}
	return b.Grown(side), false
}

// isFree reports whether no point of a ring is on the lines of a window's sides.
func isFree(w flat.Page, rings [][]float64) bool {
	for _, r := range rings {
		for i := 0; i+1 < len(r); i += 2 {
			if r[i] == w.MinX || r[i] == w.MaxX || r[i+1] == w.MinY || r[i+1] == w.MaxY {
				return false
			}
		}
	}
	return true
}

// cutter cuts closed rings to a window together: the pieces of their edges that are
// in it are closed along its sides once, where the inside is.
type cutter struct {
	window flat.Page
	pieces [][]float64
	// ends are those of the pieces, along the sides; places are, by piece, where among
	// them its first and its last point are.
	ends   []pieceEnd
	places [][2]int
	rings  [][]float64
}

// pieceEnd is where a piece begins or ends on the window's sides.
type pieceEnd struct {
	at    float64 // how far along the sides, from the first corner
	piece int
	point int // 0 for its first one, 1 for its last one
}

// cutTogether returns what of rings is in a window, as rings to be looked at by the
// even-odd rule; inside tells whether a point on the window's sides is inside. No
// point of the rings is on the lines of the sides.
func cutTogether(rings [][]float64, w flat.Page, inside func(x, y float64) bool) [][]float64 {
	c := &cutter{window: w}
	for _, r := range rings {
		if w.Holds(flat.Around[flat.Page](r, 2)) {
			c.rings = append(c.rings, r)
			continue
		}
		c.cut(r)
	}
	c.close(inside)
	return c.rings
}

// cut adds the pieces of a ring that has a point outside.
func (c *cutter) cut(r []float64) {
	n := len(r)/2 - 1 // edges
	start := 0
	for start < n && c.holds(r[2*start], r[2*start+1]) {
		start++
	}
	var piece []float64
	for k := range n {
		i := 2 * ((start + k) % n)
		from, to, in := c.part(r[i], r[i+1], r[i+2], r[i+3])
		if !in {
			continue
		}
		if len(piece) == 0 { // from is on a side, as the edge begins outside
			piece = append(piece, from[0], from[1])
		}
		piece = append(piece, to[0], to[1])
		if !c.holds(r[i+2], r[i+3]) {
			c.add(piece)
			piece = nil
		}
	}
}

// add adds a piece between two points on the sides.
func (c *cutter) add(piece []float64) {
	n, k := len(piece), len(c.pieces)
	c.pieces = append(c.pieces, piece)
	c.ends = append(c.ends, pieceEnd{c.along(piece[0], piece[1]), k, 0}, pieceEnd{c.along(piece[n-2], piece[n-1]), k, 1})
}

// holds reports whether a point is in the window.
func (c *cutter) holds(x, y float64) bool {
	w := c.window
	return x > w.MinX && x < w.MaxX && y > w.MinY && y < w.MaxY
}

// part is what of an edge is in the window, with ends that are cut exactly on its
// sides (Y.-D. Liang and B. A. Barsky, A new concept and method for line clipping,
// 1984).
func (c *cutter) part(x1, y1, x2, y2 float64) (from, to [2]float64, in bool) {
	p, q := [2]float64{x1, y1}, [2]float64{x2, y2}
	low, high := [2]float64{c.window.MinX, c.window.MinY}, [2]float64{c.window.MaxX, c.window.MaxY}
	first, last := 0.0, 1.0
	from, to = p, q
	for axis := range 2 {
		d := q[axis] - p[axis]
		if d == 0 {
			if p[axis] <= low[axis] || p[axis] >= high[axis] {
				return p, q, false
			}
			continue
		}
		enters, leaves := low[axis], high[axis]
		if d < 0 {
			enters, leaves = leaves, enters
		}
		other := 1 - axis
		if t := (enters - p[axis]) / d; t >= first {
			first = t
			from[axis] = enters
			from[other] = min(max(p[other]+float64(t*(q[other]-p[other])), low[other]), high[other])
		}
		if t := (leaves - p[axis]) / d; t <= last {
			last = t
			to[axis] = leaves
			to[other] = min(max(p[other]+float64(t*(q[other]-p[other])), low[other]), high[other])
		}
	}
	// Which points are in the window is told exactly, and where it is crossed is rounded:
	// an edge with one end outside always crosses a side.
	return from, to, first < last || c.holds(x1, y1) != c.holds(x2, y2)
}

// along is how far a point on the sides is from the first corner.
func (c *cutter) along(x, y float64) float64 {
	w := c.window
	switch {
	case y == w.MinY:
		return x - w.MinX
	case x == w.MaxX:
		return w.Width() + y - w.MinY
	case y == w.MaxY:
		return w.Width() + w.Height() + w.MaxX - x
	default:
		return 2*w.Width() + w.Height() + w.MaxY - y
	}
}

// corners are those of the window, in order, and how far along the sides they are.
func (c *cutter) corners() (at [4]float64, points [4][2]float64) {
	w := c.window
	return [4]float64{0, w.Width(), w.Width() + w.Height(), 2*w.Width() + w.Height()},
		[4][2]float64{{w.MinX, w.MinY}, {w.MaxX, w.MinY}, {w.MaxX, w.MaxY}, {w.MinX, w.MaxY}}
}

// point is the one that is so far along the sides.
func (c *cutter) point(at float64) (x, y float64) {
	w := c.window
	switch width, height := w.Width(), w.Height(); {
	case at < width:
		return w.MinX + at, w.MinY
	case at < width+height:
		return w.MaxX, w.MinY + at - width
	case at < 2*width+height:
		return w.MaxX - (at - width - height), w.MaxY
	default:
		return w.MinX, w.MaxY - (at - 2*width - height)
	}
}

// close makes rings of the pieces: what is inside changes at each end of one, so
// that every other stretch of the sides is in a ring.
func (c *cutter) close(inside func(x, y float64) bool) {
	if len(c.ends) == 0 {
		if inside(c.window.MinX, c.window.MinY) {
			c.rings = append(c.rings, outlineOf(c.window))
		}
		return
	}
	sorting.By(c.ends, func(a, b pieceEnd) int {
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.piece, b.piece), cmp.Compare(a.point, b.point))
	})
	c.places = make([][2]int, len(c.pieces))
	for k, e := range c.ends {
		c.places[e.piece][e.point] = k
	}
	first := c.firstInside(inside)
	done := make([]bool, len(c.pieces))
	for k := range c.pieces {
		if !done[k] {
			c.rings = append(c.rings, c.follow(k, first, done))
		}
	}
}

// firstInside is 0 or 1, the first of the ends that begin stretches that are inside: it is
// asked of the middle of the longest one, which no edge is near.
func (c *cutter) firstInside(inside func(x, y float64) bool) int {
	k := c.longest()
	middle := c.ends[k].at + c.stretch(k)/2
	if whole := 2 * (c.window.Width() + c.window.Height()); middle >= whole {
		middle -= whole
	}
	if !inside(c.point(middle)) {
		k++
	}
	return k % 2
}

// follow goes from a piece along the sides, where that is inside, to the next one, until it
// comes back.
func (c *cutter) follow(k, first int, done []bool) (ring []float64) {
	n := len(c.ends)
	for met := 0; !done[k]; { // the point at which the piece was met
		done[k] = true
		piece := c.pieces[k]
		if met == 1 {
			piece = backwards(piece)
		}
		ring = append(ring, piece...)
		at := c.places[k][1-met]
		next := (at + n - 1) % n
		if at%2 == first {
			next = (at + 1) % n
			ring = c.appendCorners(ring, at, false)
		} else {
			ring = c.appendCorners(ring, next, true)
		}
		k, met = c.ends[next].piece, c.ends[next].point
	}
	return append(ring, ring[0], ring[1])
}

// appendCorners appends the corners on the stretch from an end to the next one.
func (c *cutter) appendCorners(ring []float64, end int, back bool) []float64 {
	from := c.ends[end].at
	to := from + c.stretch(end)
	whole := 2 * (c.window.Width() + c.window.Height())
	at, points := c.corners()
	var met [][2]float64
	for k := range 8 {
		if d := at[k%4] + float64(k/4)*whole; d > from && d < to {
			met = append(met, points[k%4])
		}
	}
	if back {
		slices.Reverse(met)
	}
	for _, p := range met {
		ring = append(ring, p[0], p[1])
	}
	return ring
}

// stretch is how long it is along the sides from an end to the next one.
func (c *cutter) stretch(end int) float64 {
	if end+1 < len(c.ends) {
		return c.ends[end+1].at - c.ends[end].at
	}
	return c.ends[0].at + 2*(c.window.Width()+c.window.Height()) - c.ends[end].at
}

// longest is the end from which it is farthest to the next one.
func (c *cutter) longest() (best int) {
	for k := range c.ends {
		if c.stretch(k) > c.stretch(best) {
			best = k
		}
	}
	return best
}

// backwards is a piece from its end to its beginning.
func backwards(xy []float64) []float64 {
	out := make([]float64, 0, len(xy))
	for i := len(xy) - 2; i >= 0; i -= 2 {
		out = append(out, xy[i], xy[i+1])
	}
	return out
}
