package projection

import "math"

// Data means straight lines in longitude and latitude (RFC 7946, 3.1.1), the
// pipeline works with great arcs. Where the two differ visibly, an edge is
// first split on the straight line: the 49th parallel stays a parallel.

// maxPieces bounds the pieces of one edge. The longest there is, once around
// the world, is then within 1e-6 radians of straight.
const maxPieces = 2048

// load puts the points of a ring or line onto the turned sphere, in w.ring,
// in reverse order if asked. A ring's closing edge is split like any other.
func (w *walker) load(flat []float64, stride int, closed, reverse bool) {
	w.ring = w.ring[:0]
	n := len(flat) / stride
	if n == 0 {
		return
	}
	i, step := 0, stride
	if reverse {
		i, step = (n-1)*stride, -stride
	}
	first := i
	x0, y0 := flat[i], flat[i+1]
	w.ring = append(w.ring, w.p.rot.spot(x0, y0))
	for range n - 1 {
		i += step
		x1, y1 := flat[i], flat[i+1]
		if x0 == x1 && y0 == y1 {
			continue
		}
		if w.p.uneven(x1-x0, y1-y0) {
			w.split(x0, y0, x1, y1)
		}
		w.ring = append(w.ring, w.p.rot.spot(x1, y1))
		x0, y0 = x1, y1
	}
	if x1, y1 := flat[first], flat[first+1]; closed && w.p.uneven(x1-x0, y1-y0) {
		w.split(x0, y0, x1, y1)
	}
}

// uneven is the cheap test that lets nearly all edges pass: whether one of
// that many degrees could differ from the great arc by more than is allowed.
func (p *Projection) uneven(dx, dy float64) bool {
	return dx*dx > p.shortest || dy > 90 || dy < -90
}

// split appends the inner points of an edge's pieces to w.ring. They are
// reckoned from the same end whichever way the edge runs.
func (w *walker) split(x0, y0, x1, y1 float64) {
	n := pieces(x0, y0, x1, y1, w.p.straight)
	if n < 2 {
		return
	}
	ax, ay, bx, by := wrapped(x0), y0, wrapped(x1), y1
	d := eastward(x0, x1)
	back := bx < ax || bx == ax && by < ay || ax == bx && ay == by && d < 0
	if back {
		ax, ay, by, d = bx, by, ay, -d
	}
	for k := 1; k < n; k++ {
		t := float64(k) / float64(n)
		if back {
			t = float64(n-k) / float64(n)
		}
		w.ring = append(w.ring, w.p.rot.spot(ax+float64(d*t), ay+float64((by-ay)*t)))
	}
}

// pieces returns into how many pieces an edge has to be split so that the
// great arcs between their ends stay within the tolerance, in radians, of the
// straight line. An arc over dlon at latitude phi bulges from its parallel by
// dlon^2/8 * sin(phi) * cos(phi).
func pieces(x0, y0, x1, y1, tolerance float64) int {
	d := math.Abs(eastward(x0, x1))
	// A great arc of half a turn has no direction, so none comes near that.
	n := max(math.Ceil(d/90), math.Ceil(math.Abs(y1-y0)/90))
	bend := max(bulge(y0), bulge((y0+y1)/2), bulge(y1))
	if y0*y1 < 0 || d > 90 {
		bend = max(bend, bulge(y0/2), bulge(y1/2))
	}
	d *= degree
	n = max(n, math.Ceil(math.Sqrt(d*d/16*bend/tolerance)))
	return int(min(n, maxPieces))
}

// bulge is the sine of twice a latitude in degrees, without its sign.
func bulge(lat float64) float64 { return math.Abs(math.Sin(2 * lat * degree)) }
