package projection

import (
	"math"

	"github.com/seed-898ab921/kartograph/internal/longlist"
)

// ring implements stage. Nearly all rings stay clear of the cut: they are
// passed on as they are.
func (c *cut) ring(w *walker, k int, ring []spot, piece bool) {
	if len(ring) < 3 {
		return
	}
	b := w.at[k]
	area, untouched := c.scan(ring)
	if !untouched {
		b.tmp = c.prepare(b.tmp[:0], ring)
		ring = b.tmp
	}
	if b.watched {
		b.flip(c.probes[w.try].crossings(ring))
	}
	if !untouched {
		if c.divide(b, ring) || len(ring) < 3 {
			return
		}
		area, _ = c.scan(ring)
	}
	w.pass(k+1, ring, area < 0, piece)
}

// finish implements stage. Without chains the loop is a ring of its own where
// it is inside of the polygon.
func (c *cut) finish(w *walker, k int) {
	b := w.at[k]
	switch {
	case len(b.chains) > 0:
		w.rejoin(c, k, c.probes[w.try].at)
	case b.inside:
		w.pass(k+1, c.corners, false, true)
	}
	b.reset()
}

// scan returns a ring's signed area (its sign is all that counts) and whether
// the ring stays clear of poles and cuts.
func (c *cut) scan(ring []spot) (area float64, untouched bool) {
	last := ring[len(ring)-1]
	origin := last.phi
	low, high := last.lambda, last.lambda
	untouched = true
	for _, s := range ring {
		d := s.lambda - last.lambda
		area -= float64(d * (s.phi + last.phi - origin - origin))
		if s.lambda < low {
			low = s.lambda
		}
		if s.lambda > high {
			high = s.lambda
		}
		if d > math.Pi-speck || d < speck-math.Pi || s.atPole() {
			untouched = false
		}
		last = s
	}
	if low < speck-math.Pi || high > math.Pi-speck {
		untouched = false
	}
	for i := range c.slits {
		if m := c.slits[i].lambda; low < m+4*speck && high > m-4*speck {
			untouched = false
		}
	}
	return area, untouched
}

// onCut reports whether a spot is on the antimeridian.
func onCut(s spot) bool { return math.Abs(s.lambda) > math.Pi-speck }

// prepare appends to dst a ring made ready to be divided: a pole is passed
// along its line from the meridian on which it is reached to the one on which
// it is left, and points on the antimeridian are put on the side from which
// they are reached. Nothing is left of a ring that has no other points.
func (c *cut) prepare(dst, ring []spot) []spot {
	dst = poles(dst, ring)
	c.offSlits(dst)
	n := len(dst)
	start := 0
	for start < n && onCut(dst[start]) {
		start++
	}
	if start == n {
		return dst[:0]
	}
	side := 0.0
	for i := range n {
		at, before := (start+i)%n, dst[(start+i+n-1)%n]
		if !onCut(dst[at]) {
			continue
		}
		if i == 0 || !onCut(before) || math.Abs(before.lambda) != math.Pi {
			side = reached(before, dst[at])
		}
		dst[at].lambda = math.Copysign(math.Pi, side)
	}
	return dst
}

// prepareLine is prepare for an open line.
func (c *cut) prepareLine(dst, line []spot) []spot {
	for i, s := range line {
		if s.atPole() {
			s.phi = math.Copysign(halfPi, s.phi)
			if i > 0 && !line[i-1].atPole() {
				dst = append(dst, spot{line[i-1].lambda, s.phi})
			}
			if i+1 < len(line) && !line[i+1].atPole() {
				dst = append(dst, spot{line[i+1].lambda, s.phi})
			}
			continue
		}
		if i > 0 && !line[i-1].atPole() {
			dst = overPole(dst, line[i-1], s)
		}
		dst = append(dst, s)
	}
	c.offSlits(dst)
	for i := range dst {
		switch {
		case !onCut(dst[i]):
		case i > 0 && !(dst[i].atPole() && dst[i-1].atPole()):
			dst[i].lambda = math.Copysign(math.Pi, dst[i-1].lambda)
		default:
			j := i
			for j+1 < len(dst) && onCut(dst[j]) {
				j++
			}
			dst[i].lambda = math.Copysign(math.Pi, dst[j].lambda)
		}
	}
	return dst
}

// offSlits puts points on a slit to its east.
func (c *cut) offSlits(ring []spot) {
	for i := range c.slits {
		m := c.slits[i].lambda
		for j := range ring {
			if math.Abs(ring[j].lambda-m) < 2*speck {
				ring[j].lambda = m + speck
			}
		}
	}
}

// reached is the side of the antimeridian on which on is reached from the spot
// before it. Along a pole rings run with their inside between pole and
// equator: west in the north, east in the south.
func reached(from, on spot) float64 {
	if from.atPole() && on.phi == from.phi {
		return -on.phi
	}
	return from.lambda
}

// poles copies a ring with each visit of a pole made explicit: reached on one
// meridian, left on another.
func poles(dst, ring []spot) []spot {
	n := len(ring)
	start := 0
	for start < n && ring[start].atPole() {
		start++
	}
	if start == n {
		return dst
	}
	dst = longlist.For(dst, n)
	for i := range n {
		s, before := ring[(start+i)%n], ring[(start+i+n-1)%n]
		switch {
		case s.atPole() && before.atPole():
			continue
		case s.atPole():
			dst = append(dst, spot{before.lambda, math.Copysign(halfPi, s.phi)})
			continue
		case before.atPole():
			dst = append(dst, spot{s.lambda, math.Copysign(halfPi, before.phi)})
		default:
			dst = overPole(dst, before, s)
		}
		dst = append(dst, s)
	}
	return dst
}

// overPole appends the pole, as reached and as left, where the edge from p to
// q runs over it.
func overPole(dst []spot, p, q spot) []spot {
	if math.Abs(math.Abs(p.lambda-q.lambda)-math.Pi) >= speck {
		return dst
	}
	pole := math.Copysign(halfPi, p.phi+q.phi)
	return append(dst, spot{p.lambda, pole}, spot{q.lambda, pole})
}

// divide makes chains of a prepared ring. It reports whether the ring meets a
// cut; where it meets none there is no chain.
func (c *cut) divide(b *workings, ring []spot) bool {
	if len(ring) == 0 {
		return false
	}
	from := len(b.chains)
	b.start()
	b.begin()
	b.pts = longlist.For(b.pts, len(ring)+len(ring)/16+16) // and where it meets the cut
	for i, s := range ring {
		b.add(s)
		c.cross(b, s, ring[(i+1)%len(ring)])
	}
	return b.seal(from)
}

// cross adds the gates that the edge from p to q passes.
func (c *cut) cross(b *workings, p, q spot) {
	if p.atPole() && q.phi == p.phi {
		c.crossPole(b, p, q)
		return
	}
	d := q.lambda - p.lambda
	if math.Abs(d) <= math.Pi {
		c.crossSlits(b, p, q)
		return
	}
	east, west := spot{math.Pi, 0}, spot{-math.Pi, 0}
	phi := antimeridian(p, q)
	east.phi, west.phi = phi, phi
	atEast, atWest := halfPi+phi, c.west+halfPi-phi
	if d < 0 {
		c.crossSlits(b, p, east)
		b.leave(atEast, east)
		b.enter(atWest, west)
		c.crossSlits(b, west, q)
		return
	}
	c.crossSlits(b, p, west)
	b.leave(atWest, west)
	b.enter(atEast, east)
	c.crossSlits(b, east, q)
}

// antimeridian returns the latitude at which the great arc between p and q,
// which lie on either side, crosses the antimeridian. It is reckoned from the
// eastern one whichever way the edge runs.
func antimeridian(p, q spot) float64 {
	if p.lambda < q.lambda {
		p, q = q, p
	}
	dp, dq := math.Pi-p.lambda, math.Pi+q.lambda
	return latitudeOn(p.phi, q.phi, dp, dq)
}

// latitudeOn returns the latitude of a great arc where it passes a meridian dp
// and dq radians from its ends, which are at the latitudes p and q.
func latitudeOn(p, q, dp, dq float64) float64 {
	switch {
	case dp <= 0:
		return p
	case dq <= 0:
		return q
	}
	sp, cp := math.Sincos(p)
	sq, cq := math.Sincos(q)
	y := float64(sp*cq*math.Sin(dq)) + float64(sq*cp*math.Sin(dp))
	return math.Atan2(y, cp*cq*math.Sin(dp+dq))
}

// crossPole adds the gates passed on the way along a pole: west in the north,
// east in the south, with the inside on the left.
func (c *cut) crossPole(b *workings, p, q spot) {
	north := p.phi > 0
	east, west := spot{math.Pi, p.phi}, spot{-math.Pi, p.phi}
	atEast, atWest := halfPi+p.phi, c.west+halfPi-p.phi
	switch {
	case north && q.lambda > p.lambda:
		c.slitsAtPole(b, p, west)
		b.leave(atWest, west)
		b.enter(atEast, east)
		c.slitsAtPole(b, east, q)
	case !north && q.lambda < p.lambda:
		c.slitsAtPole(b, p, east)
		b.leave(atEast, east)
		b.enter(atWest, west)
		c.slitsAtPole(b, west, q)
	default:
		c.slitsAtPole(b, p, q)
	}
}

// slitsAtPole adds the gates of the slits that end between p and q.
func (c *cut) slitsAtPole(b *workings, p, q spot) {
	for i := range c.slits {
		s := &c.slits[i]
		if q.lambda < p.lambda {
			s = &c.slits[len(c.slits)-1-i]
		}
		if (s.high == halfPi) == (p.phi > 0) {
			c.slitGate(b, s, p, q, p.phi)
		}
	}
}

// crossSlits adds the gates of the slits between p and q.
func (c *cut) crossSlits(b *workings, p, q spot) {
	for i := range c.slits {
		s := &c.slits[i]
		if q.lambda < p.lambda {
			s = &c.slits[len(c.slits)-1-i]
		}
		if (p.lambda < s.lambda) == (q.lambda < s.lambda) {
			continue
		}
		phi := meridianCrossing(p, q, s.lambda)
		if phi > s.low && phi < s.high || phi == s.low && s.low == -halfPi || phi == s.high && s.high == halfPi {
			c.slitGate(b, s, p, q, phi)
		}
	}
}

// meridianCrossing returns the latitude at which the great arc between p and q
// crosses a meridian, reckoned from the western one.
func meridianCrossing(p, q spot, lambda float64) float64 {
	if q.lambda < p.lambda {
		p, q = q, p
	}
	return latitudeOn(p.phi, q.phi, lambda-p.lambda, q.lambda-lambda)
}

// slitGate adds the gates of one slit where the edge from p to q crosses it.
func (c *cut) slitGate(b *workings, s *slit, p, q spot, phi float64) {
	if (p.lambda < s.lambda) == (q.lambda < s.lambda) {
		return
	}
	west, east := spot{s.lambda - speck, phi}, spot{s.lambda + speck, phi}
	atWest, atEast := s.west+phi-s.low, s.east+s.high-phi
	if p.lambda < s.lambda {
		b.leave(atWest, west)
		b.enter(atEast, east)
		return
	}
	b.leave(atEast, east)
	b.enter(atWest, west)
}

// line implements stage: a line is cut where it passes a cut or a pole.
func (c *cut) line(w *walker, k int, line []spot) {
	b := w.at[k]
	if _, untouched := c.scan(line); untouched || len(line) < 2 {
		w.passLine(k+1, line)
		return
	}
	b.tmp = c.prepareLine(b.tmp[:0], line)
	from := len(b.chains)
	b.start()
	b.begin()
	for i, s := range b.tmp {
		b.add(s)
		if i+1 == len(b.tmp) {
			break
		}
		if next := b.tmp[i+1]; s.atPole() && next.phi == s.phi {
			b.leave(0, s)
			b.enter(0, next)
		} else {
			c.cross(b, s, next)
		}
	}
	b.chains[len(b.chains)-1].to = len(b.pts)
	w.passChains(k, from)
}
