package projection

import "math"

// disc is the stage that lets pass what lies within a small circle. Its axes
// have the circle's centre on x; its loop runs counter-clockwise.
type disc struct {
	// pole is 0 for a circle around the centre of the map, 1 or -1 for one
	// around its north or south pole, which is a limit of latitude.
	pole float64
	// edge is the cosine of the radius.
	edge float64
	// parallel is the latitude of the circle around a pole, radians.
	parallel float64
	// step is the longest step along the circle, radians.
	step float64
	// probes give the witnesses, each found when somebody asks for it: most maps ask for
	// the first.
	probes [witnesses]func() *radialProbe
}

// onEdge is how near to the circle, in the cosine of the distance from its
// centre, a point counts as on it, and so as within.
const onEdge = 1e-12

// newDisc makes the circle of a radius in radians around the centre. It is
// drawn by chords that are off by no more than the tolerance, in radians.
func newDisc(radius, tolerance float64) *disc {
	// A nano-radian less: on the horizon itself formulas may have no image.
	radius -= speck
	d := &disc{edge: math.Cos(radius)}
	d.setStep(radius, tolerance)
	return d
}

// newParallel makes the circle of latitude phi, radians, beyond which nothing
// is drawn: pole is -1 for a limit in the north, where the circle's centre is
// the south pole, and 1 for one in the south.
func newParallel(phi, pole, tolerance float64) *disc {
	d := &disc{pole: pole, edge: pole * math.Sin(phi), parallel: phi}
	d.setStep(math.Acos(d.edge), tolerance)
	return d
}

// setStep finds the step whose chord, a great arc, bulges by the tolerance:
// step^2/8 * sin(radius) * cos(radius). It divides the circle evenly, so that
// all polygons have the same points on it.
func (d *disc) setStep(radius, tolerance float64) {
	bend := math.Abs(math.Sin(2*radius)) / 16
	step := math.Sqrt(tolerance / max(bend, 1e-6))
	step = max(min(step, 6*degree), degree/8)
	d.step = 2 * math.Pi / math.Ceil(2*math.Pi/step)
}

// centred returns a vector of the turned sphere in the disc's own axes.
func (d *disc) centred(v vec) vec {
	if d.pole == 0 {
		return v
	}
	return vec{X: d.pole * v.Z, Y: v.Y, Z: -d.pole * v.X}
}

// spot returns the spot of a point of the circle given in the disc's own axes.
func (d *disc) spot(v vec) spot {
	if d.pole == 0 {
		return spotOf(v)
	}
	return spot{math.Atan2(v.Y, -d.pole*v.Z), d.parallel}
}

func (d *disc) sees(s spot) bool { return d.has(d.centred(s.vec())) }

func (d *disc) has(v vec) bool { return v.X >= d.edge-onEdge }

func (d *disc) turn() float64 { return 2 * math.Pi }

// at is the position of a point of the circle on the loop.
func at(v vec) float64 { return math.Atan2(v.Z, v.Y) }

// lean implements stage.
func (d *disc) lean(at float64, s spot) float64 {
	v := d.centred(s.vec())
	sin, cos := math.Sincos(at)
	// How far ahead the point lies, and how far within.
	ahead := float64(v.Z*cos) - float64(v.Y*sin)
	return math.Atan2(ahead, v.X-d.edge)
}

// along implements stage. The points lie at multiples of the step.
func (d *disc) along(from, to float64, dst []spot) []spot {
	sinr := math.Sqrt((1 - d.edge) * (1 + d.edge))
	for k := math.Floor(from/d.step) + 1; k*d.step < to; k++ {
		sin, cos := math.Sincos(k * d.step)
		dst = append(dst, d.spot(vec{X: d.edge, Y: sinr * cos, Z: sinr * sin}))
	}
	return dst
}

// finish implements stage. Without chains the circle is a ring of its own
// where it is inside of the polygon.
func (d *disc) finish(w *walker, k int) {
	b := w.at[k]
	switch {
	case len(b.chains) > 0:
		at := d.probes[w.try]().at
		w.doubt = w.doubt || b.gateNear(at, 1e-7)
		w.rejoin(d, k, at)
	case b.inside:
		// Away from the points, so that rounding leaves none out.
		b.out = d.along(-math.Pi-d.step/4, math.Pi-d.step/4, b.out[:0])
		w.pass(k+1, b.out, false, true)
	}
	b.reset()
}

// ring implements stage.
func (d *disc) ring(w *walker, k int, ring []spot, piece bool) {
	if len(ring) < 3 {
		return
	}
	b := w.at[k]
	inside, untouched := d.scan(b, ring, w.loadedOf(k, ring))
	if b.watched {
		b.probe = d.probes[w.try]()
	}
	if !untouched {
		w.spelled(k, ring)
		from := len(b.chains)
		d.divide(b, ring, true)
		if b.seal(from) {
			return
		}
	} else if b.probe != nil && inside > 0 {
		b.flip(b.probe.crossings(b.vecs))
	}
	// A ring that only touches the circle counts as what most of it is.
	if 2*inside > len(ring) {
		w.byVectors(b.vecs)
		w.pass(k+1, ring, stereographic(b.vecs) < 0, piece)
		w.vecs = nil
	}
}

// scan puts the ring's vectors, unless they are known, into b.vecs, and whether each is within the
// circle in b.seen. Clear tells that no edge meets the circle.
func (d *disc) scan(b *workings, ring []spot, known []vec) (inside int, untouched bool) {
	b.vecs, b.seen = append(b.vecs[:0], known...), b.seen[:0]
	for i, s := range ring {
		if known == nil {
			b.vecs = append(b.vecs, d.centred(s.vec()))
		}
		v := b.vecs[i]
		seen := d.has(v)
		b.seen = append(b.seen, seen)
		if seen {
			inside++
		}
	}
	if inside > 0 && inside < len(ring) {
		return inside, false
	}
	if (inside > 0) == (d.edge >= 0) && inside > 0 || inside == 0 && d.edge < 0 {
		// What lies in a half of the sphere, edges and all.
		return inside, true
	}
	last := b.vecs[len(b.vecs)-1]
	for _, v := range b.vecs {
		if d.bulges(last, v) {
			return inside, false
		}
		last = v
	}
	return inside, true
}

// bulges reports whether the great arc between two points on the same side of
// the circle could reach the other side.
func (d *disc) bulges(p, q vec) bool {
	chord := p.Plus(-1, q)
	bulge := chord.Dot(chord)
	if bulge < 1 {
		bulge /= 6
	}
	if d.edge >= 0 {
		return max(p.X, q.X)+bulge > d.edge
	}
	return min(p.X, q.X)-bulge < d.edge
}

// stereographic returns the signed area of a ring in the stereographic
// projection from the antipode of the disc's centre. Its sign is all that
// counts.
func stereographic(ring []vec) float64 {
	last := ring[len(ring)-1]
	y0, z0 := last.Y/(1+last.X), last.Z/(1+last.X)
	origin := z0
	area := 0.0
	for _, v := range ring {
		y, z := v.Y/(1+v.X), v.Z/(1+v.X)
		area -= float64((y - y0) * (z + z0 - origin - origin))
		y0, z0 = y, z
	}
	return area
}
