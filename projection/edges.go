package projection

import (
	"math"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/compact"
	"github.com/seed-898ab921/kartograph/internal/longlist"
)

// Data means straight lines in longitude and latitude (RFC 7946, 3.1.1), the
// pipeline works with great arcs. Where the two differ visibly, an edge is
// first split on the straight line: the 49th parallel stays a parallel.

// maxHalvings bounds how often an edge is halved. The longest there is, once
// around the world, is then within 1e-6 radians of straight.
const maxHalvings = 11

// steepest is how much larger than the view's scale the scale at a place is
// reckoned to be before it is measured.
const steepest = 16

// load puts the points of a ring or line onto the turned sphere, in w.ring,
// in reverse order if asked. A ring's closing edge is split like any other.
func (w *walker) load(flat []float64, stride int, closed, reverse bool) {
	w.ring, w.loaded = w.ring[:0], w.loaded[:0]
	n := len(flat) / stride
	if n == 0 {
		return
	}
	w.ring = longlist.For(w.ring, n)
	i, step := 0, stride
	if reverse {
		i, step = (n-1)*stride, -stride
	}
	first := i
	x0, y0 := flat[i], flat[i+1]
	p := w.p
	ring := append(w.ring, w.turn(x0, y0))
	lon, shortest, plain := p.rot.lon, p.shortest, !p.rot.turned && len(w.put) == 0
	for range n - 1 {
		i += step
		x1, y1 := flat[i], flat[i+1]
		dx, dy := math.Abs(x1-x0), math.Abs(y1-y0)
		// Nearly all points are turned about the axis at most and end a short edge: what
		// spot and uneven say of them is written out.
		by := x1 - lon
		if plain && dx*(dx+4*dy) <= shortest && dy <= 90 && x1 > -180 && x1 <= 180 && by > -180 && by <= 180 {
			if dx != 0 || dy != 0 {
				ring = append(ring, spot{by * degree, y1 * degree})
				x0, y0 = x1, y1
			}
			continue
		}
		if x0 == x1 && y0 == y1 {
			continue
		}
		w.ring = ring
		w.loadEdge(x0, y0, x1, y1)
		ring = w.ring
		x0, y0 = x1, y1
	}
	w.ring = ring
	if x1, y1 := flat[first], flat[first+1]; closed && p.uneven(x1-x0, y1-y0) && !p.unseen(x0, y0, x1, y1) {
		w.split(x0, y0, x1, y1)
	}
	if len(w.soft)+len(w.put) > 0 {
		w.spelled(0, w.ring)
	}
}

// loadWhole is load for a line of which one look tells all that take, load and the first
// cut ask: that its points are places away from poles and from the antimeridian, and that
// its edges are short. It reports false for others, and loads nothing.
func (w *walker) loadWhole(flat []float64, stride int) bool {
	p := w.p
	if compact.Program || len(flat) < 2*stride || p.rot.turned || len(w.put) > 0 || !p.opened() {
		return false
	}
	const far, high = 179.9, 89.9
	lon, shortest := p.rot.lon, p.shortest
	x0, y0 := flat[0], flat[1]
	ring := append(slices.Grow(w.ring[:0], len(flat)/stride), spot{(x0 - lon) * degree, y0 * degree})
	for i := 0; i+1 < len(flat); i += stride {
		x1, y1 := flat[i], flat[i+1]
		dx, dy, by := math.Abs(x1-x0), math.Abs(y1-y0), x1-lon
		if !(dx*(dx+4*dy) <= shortest && dy <= 90 && y1 > -high && y1 < high && by > -far && by < far && x1 > -180 && x1 <= 180) {
			w.ring = ring[:0]
			return false
		}
		if dx != 0 || dy != 0 {
			ring = append(ring, spot{by * degree, y1 * degree})
			x0, y0 = x1, y1
		}
	}
	w.ring = ring
	return math.Abs(ring[0].lambda-ring[len(ring)-1].lambda) < math.Pi-speck
}

// opened reports whether the first that is done is to cut along the antimeridian, and
// nowhere else.
func (p *Projection) opened() bool {
	if len(p.stages) == 0 {
		return false
	}
	c, ok := p.stages[0].(*cut)
	return ok && len(c.slits) == 0
}

// loadEdge puts an edge's end onto the turned sphere, and what it needs before it.
func (w *walker) loadEdge(x0, y0, x1, y1 float64) {
	if p := w.p; p.uneven(x1-x0, y1-y0) && !p.unseen(x0, y0, x1, y1) {
		w.split(x0, y0, x1, y1)
	}
	s := w.turn(x1, y1)
	if len(w.put) > 0 && w.put[[2]float64{x1, y1}] {
		s = w.p.rot.spot(x1, y1)
		w.soften(s)
	}
	w.ring = append(w.ring, s)
}

// uneven is the cheap test that lets nearly all edges pass. It reports whether
// one of that many degrees could differ from the great arc by more than is allowed.
// See bulge: no latitude makes it larger than dlon * (dlon + 4*dlat) / 16.
func (p *Projection) uneven(dx, dy float64) bool {
	if dx < 0 {
		dx = -dx
	}
	if dy < 0 {
		dy = -dy
	}
	return dx*(dx+4*dy) > p.shortest || dy > 90
}

// split appends the inner points of an edge's pieces to w.ring. They are
// reckoned from the same end whichever way the edge runs.
func (w *walker) split(x0, y0, x1, y1 float64) {
	e := degreeEdge{x: wrapped(x0), y: y0, dx: eastward(x0, x1), dy: y1 - y0}
	bx := wrapped(x1)
	back := bx < e.x || bx == e.x && y1 < y0 || e.x == bx && y0 == y1 && e.dx < 0
	if back {
		e = degreeEdge{x: bx, y: y1, dx: -e.dx, dy: -e.dy}
	}
	from := len(w.ring)
	w.halveEdge(&e, &edgePoint{t: 0}, &edgePoint{t: 1}, maxHalvings)
	if back {
		slices.Reverse(w.ring[from:])
		slices.Reverse(w.loaded[min(from, len(w.loaded)):])
	}
	for _, s := range w.ring[from:] {
		w.soften(s)
	}
}

// degreeEdge is an edge that is straight in degrees: where it begins, and how
// far it runs.
type degreeEdge struct{ x, y, dx, dy float64 }

// at returns the point at a part of the edge.
func (e *degreeEdge) at(t float64) (lon, lat float64) {
	return e.x + float64(e.dx*t), e.y + float64(e.dy*t)
}

// edgePoint is the point at a part of an edge, its spot and its vector once needed.
type edgePoint struct {
	t   float64
	s   spot
	v   vec
	has bool
}

// on finds the spot and the vector of the point on an edge.
func (a *edgePoint) on(e *degreeEdge, p *Projection) *edgePoint {
	if !a.has {
		lon, lat := e.at(a.t)
		a.has = true
		if p.radial != nil && p.rot.turned {
			a.v = p.rot.vec(lon, lat)
			a.s = spotOf(a.v)
		} else {
			a.s = p.rot.spot(lon, lat)
			a.v = a.s.vec()
		}
	}
	return a
}

// halveEdge appends the points that the part of an edge from a to b needs between
// its ends.
func (w *walker) halveEdge(e *degreeEdge, a, b *edgePoint, depth int) {
	m := edgePoint{t: (a.t + b.t) / 2}
	if depth == 0 || !w.goesOn() || !w.p.bent(e, a, &m, b) {
		return
	}
	w.halveEdge(e, a, &m, depth-1)
	w.ring = append(w.ring, m.on(e, w.p).s)
	if len(w.loaded) > 0 {
		w.loaded = append(w.loaded, m.v)
	}
	w.halveEdge(e, &m, b, depth-1)
}

// bent reports whether a part of an edge, with m in its middle, is further from the great
// arc between its ends than is allowed, on the sphere or on the page.
func (p *Projection) bent(e *degreeEdge, a, m, b *edgePoint) bool {
	part := b.t - a.t
	dx, dy := math.Abs(e.dx)*part, math.Abs(e.dy)*part
	// Longer arcs may lie on both sides of the straight line.
	const long = 45
	if dx > long || dy > long {
		return true
	}
	_, y0 := e.at(a.t)
	_, y1 := e.at(b.t)
	if x, y := dx*degree, dy*degree; steepest*(x*(2*y+x)/8) <= p.straight || steepest*bulge(y0, y1, x, y) <= p.straight {
		return false // the first is the second where its sine and cosine are 1
	}
	normal := a.on(e, p).v.Cross(b.on(e, p).v)
	length := normal.Norm()
	if length < speck {
		return false
	}
	normal = vec{X: normal.X / length, Y: normal.Y / length, Z: normal.Z / length}
	quarter := edgePoint{t: a.t + part/4}
	return p.off(m.on(e, p), normal) || p.off(quarter.on(e, p), normal)
}

// off reports whether a point is too far from the great circle with a normal, on
// the sphere or on the page.
func (p *Projection) off(a *edgePoint, normal vec) bool {
	across := a.v.Dot(normal)
	on := a.v.Plus(-across, normal)
	know := p.judged(math.Abs(across))
	switch {
	case know == tooFar || know == tooNear:
		return know == tooFar
	case p.radial != nil && know == onPage:
		return p.vecsSeenApart(a.v, unit(on))
	case p.radial != nil:
		return p.vecsApart(a.v, unit(on))
	case know == onPage:
		return p.spotsSeenApart(a.s, spotOf(on))
	}
	return p.visiblyApart(a.s, a.v, spotOf(on))
}

// closeness is what the sine of how far two places are apart tells of near.
type closeness int

const (
	unsure closeness = iota // near has to be asked
	tooNear
	onPage
	tooFar
)

// judged judges by the sine of how far two places are apart, which is known without a spot.
// Within a hundredth of where that changes, much more than what is rounded, it is
// unsure.
func (p *Projection) judged(sine float64) closeness {
	const more, less, rounded = 1.01, 0.98, 1e-14
	switch {
	case sine >= 0.5:
		return unsure // at a pole of the great circle no place on it is the nearest
	case sine > more*p.straight+rounded:
		return tooFar
	case mostSteep*(more*sine+rounded) <= p.straight:
		return tooNear
	case p.straight < 0.1 && sine < less*p.straight-rounded && mostSteep*(less*sine-rounded) > p.straight:
		return onPage
	}
	return unsure
}

// seenApart reports whether two places that are near each other are further
// apart than edges may be off, on the sphere or on the page.
func (p *Projection) seenApart(s, o spot) bool { return p.visiblyApart(s, s.vec(), o) }

// visiblyApart is seenApart of a spot with its vector and another one.
func (p *Projection) visiblyApart(s spot, v vec, o spot) bool {
	if apart := v.Apart(o.vec()); !p.near(apart) {
		return apart > p.straight
	}
	return p.spotsSeenApart(s, o)
}

// spotsSeenApart reports whether two spots are further apart on the page than edges may
// be off.
func (p *Projection) spotsSeenApart(s, o spot) bool {
	x0, y0, ok0 := p.place(s)
	x1, y1, ok1 := p.place(o)
	return ok0 && ok1 && math.Hypot(x1-x0, y1-y0) > p.options.Precision/5
}

// near reports whether two places that are so many radians apart have to be looked at on the
// page: they are not too far apart already, nor so near that they never are.
func (p *Projection) near(apart float64) bool {
	return apart <= p.straight && mostSteep*apart > p.straight
}

// mostSteep is how much larger than the view's scale the scale is nowhere on a page of use;
// beside a cut, where the two ends of a jump would be compared, it seems so.
const mostSteep = 256

// bulge returns at most how far, in radians, an edge between two latitudes in
// degrees, straight in longitude and latitude and dx by dy radians large, is from
// the great arc between its ends: an eighth of its covariant acceleration
// across its direction, with the connection of the sphere (dlat, cos(lat) dlon).
// That is sin(lat) dlon (2 dlat^2 + cos(lat)^2 dlon^2) / |edge| / 8, and the
// fraction is not more than 2 dlat + cos(lat) dlon.
func bulge(y0, y1, dx, dy float64) float64 {
	high, low := math.Max(math.Abs(y0), math.Abs(y1)), math.Min(math.Abs(y0), math.Abs(y1))
	if y0*y1 < 0 {
		low = 0
	}
	return math.Sin(high*degree) * dx * (2*dy + float64(math.Cos(low*degree)*dx)) / 8
}
