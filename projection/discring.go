package projection

import "math"

// meeting is where an edge crosses the circle.
type meeting struct {
	at    float64
	spot  spot
	entry bool
}

// divide makes chains of the ring or line in b.vecs. It reports whether
// they have an edge that crosses the circle.
func (d *disc) divide(b *workings, ring []spot, closed bool) bool {
	n := len(ring)
	edges := n
	if !closed {
		edges--
	}
	crossed := false
	b.start()
	if b.seen[0] {
		b.begin()
	}
	var found [2]meeting
	for i := range n {
		if b.seen[i] {
			b.add(ring[i])
		}
		if i == edges {
			break
		}
		j := (i + 1) % n
		met := d.meet(&found, ring, b, i, j)
		if b.probe != nil && b.probe.crosses(b.vecs[i], b.vecs[j], met == 0, b.seen[i]) {
			b.flip(1)
		}
		for _, m := range found[:met] {
			crossed = true
			if m.entry {
				b.enter(m.at, m.spot)
			} else {
				b.leave(m.at, m.spot)
			}
		}
	}
	return crossed
}

// meet finds where the edge from ring[i] to ring[j] crosses the circle, in the
// order of the edge. Where one end only is within, that is once.
func (d *disc) meet(found *[2]meeting, ring []spot, b *workings, i, j int) int {
	in, next := b.seen[i], b.seen[j]
	p, q := b.vecs[i], b.vecs[j]
	if in == next && (in == (d.edge >= 0) || !d.bulges(p, q) || d.onCircle(p, q)) {
		return 0
	}
	back := ring[j].before(ring[i])
	if back {
		p, q = q, p
	}
	a := arcOf(p, q)
	rise, fall, ok := a.pass(d.edge)
	if in != next {
		found[0] = d.single(a, rise, fall, in != back)
		found[0].entry = next
		for _, v := range [2]int{i, j} {
			if b.seen[v] && b.vecs[v].X-d.edge <= onEdge {
				found[0].spot, found[0].at = ring[v], at(b.vecs[v])
			}
		}
		return 1
	}
	if !ok || !a.holds(rise) || !a.holds(fall) || in == (rise < fall) {
		return 0
	}
	if in != back {
		rise, fall = fall, rise
	}
	found[0], found[1] = d.meeting(a, rise), d.meeting(a, fall)
	found[0].entry, found[1].entry = !in, in
	return 2
}

// onCircle reports whether an arc runs along the circle: from a point of it to
// another one, no further than the circle itself is drawn by chords. Whether
// such an arc crosses the circle is a matter of rounding.
func (d *disc) onCircle(p, q vec) bool {
	chord := p.Plus(-1, q)
	return math.Abs(p.X-d.edge) <= onEdge && math.Abs(q.X-d.edge) <= onEdge && chord.Dot(chord) <= float64(4*d.step*d.step)
}

// single is the one crossing of an arc that leaves or enters the circle.
func (d *disc) single(a arc, rise, fall float64, leaves bool) meeting {
	if leaves {
		return d.meeting(a, fall)
	}
	return d.meeting(a, rise)
}

// meeting is the point of an arc at the angle theta from its begin.
func (d *disc) meeting(a arc, theta float64) meeting {
	v := a.point(math.Max(0, math.Min(theta, a.length)))
	return meeting{at: at(v), spot: d.spot(v)}
}

// arc is a great arc: it begins at from and runs towards ahead, a right angle
// away.
type arc struct {
	from, ahead vec
	length      float64
}

func arcOf(p, q vec) arc {
	dot := p.Dot(q)
	sin := p.Cross(q).Norm()
	a := arc{from: p, length: math.Atan2(sin, dot)}
	if sin > 0 {
		across := q.Plus(-dot, p)
		k := 1 / across.Norm()
		a.ahead = vec{X: across.X * k, Y: across.Y * k, Z: across.Z * k}
	}
	return a
}

func (a arc) point(theta float64) vec {
	sin, cos := math.Sincos(theta)
	return vec{}.Plus(cos, a.from).Plus(sin, a.ahead)
}

// holds reports whether an angle is one of the arc.
func (a arc) holds(theta float64) bool { return theta > 0 && theta < a.length }

// pass returns the angles at which the arc's great circle rises over and falls
// below x = edge, each as near to the middle of the arc as a turn allows, and
// whether it does so at all.
func (a arc) pass(edge float64) (rise, fall float64, ok bool) {
	top := math.Hypot(a.from.X, a.ahead.X)
	middle := math.Atan2(a.ahead.X, a.from.X)
	half := math.Acos(math.Max(-1, math.Min(edge/top, 1)))
	near := func(theta float64) float64 {
		return a.length/2 + math.Remainder(theta-a.length/2, 2*math.Pi)
	}
	return near(middle - half), near(middle + half), top > math.Abs(edge)
}

// line implements stage.
func (d *disc) line(w *walker, k int, line []spot) {
	if len(line) < 2 {
		return
	}
	b := w.at[k]
	inside, untouched := d.scan(b, line, w.loadedOf(k, line))
	if !untouched {
		w.spelled(k, line)
	}
	from := len(b.chains)
	if !d.divide(b, line, false) {
		b.reset()
		if inside > 0 {
			w.byVectors(b.vecs)
			w.passLine(k+1, line)
			w.vecs = nil
		}
		return
	}
	if b.seen[len(line)-1] {
		b.chains[len(b.chains)-1].to = len(b.pts)
	}
	w.passChains(k, from)
}
