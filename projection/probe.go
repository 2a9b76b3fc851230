package projection

import (
	"math"
	"sync"
)

// meridianProbe is the probe of a cut's witness: along a meridian of the turned
// sphere, to the line of a pole.
type meridianProbe struct {
	witness
	at          float64
	lambda, phi float64
}

// probe finds the cut's witnesses, in the north and the south by turns, away
// from slits.
func (c *cut) probe(p *Projection, earlier []stage) {
	for i := range witnesses {
		m := meridianProbe{lambda: math.Remainder(0.4+float64(i)*goldenTurn, 2*math.Pi)}
		pole := halfPi
		if i%2 == 1 {
			pole = -halfPi
		}
		for c.nearSlit(m.lambda) {
			m.lambda = math.Remainder(m.lambda+0.1, 2*math.Pi)
		}
		m.phi = pole - math.Copysign(p.depth(halfPi, i), pole)
		m.at = c.atPole(m.lambda, pole)
		var line [probeSteps + 1]spot
		for j := range line {
			line[j] = spot{m.lambda, m.phi + (pole-m.phi)*float64(j)/probeSteps}
		}
		m.witness = p.witness(earlier, line)
		c.probes = append(c.probes, m)
	}
	c.probes = darkOnly(c.probes, func(m *meridianProbe) bool { return m.dark })
}

// darkOnly puts the first dark probe in the place of all of them, if there is one: its witness
// is always right.
func darkOnly[T any](probes []T, dark func(*T) bool) []T {
	for i := range probes {
		if dark(&probes[i]) {
			for j := range probes {
				probes[j] = probes[i]
			}
			break
		}
	}
	return probes
}

// nearSlit reports whether a meridian is too near to a cut to be a probe's.
func (c *cut) nearSlit(lambda float64) bool {
	for i := range c.slits {
		if math.Abs(c.slits[i].lambda-lambda) < 0.02 {
			return true
		}
	}
	return math.Abs(lambda) > math.Pi-0.02
}

// atPole is the position on the loop of a meridian's end at a pole.
func (c *cut) atPole(lambda, pole float64) float64 {
	for i := range c.corners {
		a, b := c.corners[i], c.corners[(i+1)%len(c.corners)]
		if a.phi == pole && b.phi == pole && (lambda-a.lambda)*(b.lambda-lambda) > 0 {
			return c.marks[i] + math.Abs(lambda-a.lambda)
		}
	}
	return 0
}

func (c *cut) witness(try int) *witness { return &c.probes[try].witness }

// crossings counts the edges of a ring that cross the probe.
func (m *meridianProbe) crossings(ring []spot) int {
	if len(ring) < 3 {
		return 0
	}
	n := 0
	p := ring[len(ring)-1]
	for _, q := range ring {
		if (p.lambda < m.lambda) != (q.lambda < m.lambda) || q.lambda-p.lambda > math.Pi || p.lambda-q.lambda > math.Pi || p.phi == q.phi {
			if m.crosses(p, q) {
				n++
			}
		}
		p = q
	}
	return n
}

// crosses reports whether the edge from p to q crosses the probe. Along a pole it
// runs west in the north and east in the south.
func (m *meridianProbe) crosses(p, q spot) bool {
	across := (p.lambda < m.lambda) != (q.lambda < m.lambda)
	d := q.lambda - p.lambda
	if p.atPole() && p.phi == q.phi {
		return across != ((d > 0) == (p.phi > 0) && d != 0) && (p.phi > 0) == (m.phi > 0)
	}
	if across == (math.Abs(d) > math.Pi) {
		return false
	}
	if q.lambda < p.lambda {
		p, q = q, p
	}
	phi := latitudeOn(p.phi, q.phi, math.Abs(math.Remainder(m.lambda-p.lambda, 2*math.Pi)), math.Abs(math.Remainder(q.lambda-m.lambda, 2*math.Pi)))
	return (phi > m.phi) == (m.phi > 0)
}

// radialProbe is the probe of a disc's witness: along a radius, to the circle.
type radialProbe struct {
	witness
	at       float64
	sin, cos float64
	// inner and edge are the cosines of the distances from the centre of
	// the inner end and of the circle.
	inner, edge float64
}

// probe finds the disc's witnesses, around the circle. That one of them is dark is known
// only of all; without earlier stages there is none.
func (d *disc) probe(p *Projection, earlier []stage) {
	for i := range witnesses {
		d.probes[i] = sync.OnceValue(func() *radialProbe { return d.radius(p, earlier, i) })
	}
	if len(earlier) == 0 {
		return
	}
	for i := range witnesses {
		if dark := d.probes[i]; dark().dark {
			for j := range d.probes {
				d.probes[j] = dark
			}
			break
		}
	}
}

// radius makes the probe of a try.
func (d *disc) radius(p *Projection, earlier []stage, try int) *radialProbe {
	radius := math.Acos(d.edge)
	inner := radius - p.depth(radius, try)
	r := radialProbe{at: math.Remainder(0.4+float64(try)*goldenTurn, 2*math.Pi), inner: math.Cos(inner), edge: d.edge}
	r.sin, r.cos = math.Sincos(r.at)
	var line [probeSteps + 1]spot
	for j := range line {
		sin, cos := math.Sincos(inner + (radius-inner)*float64(j)/probeSteps)
		line[j] = spotOf(d.uncentred(vec{X: cos, Y: sin * r.cos, Z: sin * r.sin}))
	}
	r.witness = p.witness(earlier, line)
	return &r
}

func (d *disc) witness(try int) *witness { return &d.probes[try]().witness }

// uncentred returns a vector in the disc's own axes on the turned sphere.
func (d *disc) uncentred(v vec) vec {
	if d.pole == 0 {
		return v
	}
	return vec{X: -d.pole * v.Z, Y: v.Y, Z: d.pole * v.X}
}

// crossings counts the edges of a ring within the circle that cross the probe.
func (r *radialProbe) crossings(ring []vec) int {
	n := 0
	p := ring[len(ring)-1]
	for _, q := range ring {
		if r.crosses(p, q, true, true) {
			n++
		}
		p = q
	}
	return n
}

// crosses reports whether the great arc from p to q crosses the probe. Whole
// tells that it does not meet the circle, and within which side it is on then.
func (r *radialProbe) crosses(p, q vec, whole, within bool) bool {
	sp := float64(p.Z*r.cos) - float64(p.Y*r.sin)
	sq := float64(q.Z*r.cos) - float64(q.Y*r.sin)
	if (sp < 0) == (sq < 0) || whole && !within {
		return false
	}
	c := vec{}.Plus(math.Abs(sq), p).Plus(math.Abs(sp), q)
	along := float64(c.Y*r.cos) + float64(c.Z*r.sin)
	if !(along > 0) {
		return false
	}
	x := c.X / math.Hypot(c.X, along)
	return x < r.inner && (whole || x >= r.edge)
}
