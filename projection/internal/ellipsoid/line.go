package ellipsoid

import "math"

// Line is a shortest line by where it starts, so that one can go along it
// any distance; Karney 2013, section 3.
type Line struct {
	g *Geodesics
	// sinS1 and cosS1 are of the start's arc on the auxiliary sphere.
	sinS1, cosS1 float64
	k2           float64
	a1, a2       float64
	c1, c1p, c2  [6]float64
	// b1 is A1's series at the start, j1 the difference of both.
	b1, j1 float64
}

// From returns the line that starts at latitude phi1 in the azimuth alpha1.
func (g *Geodesics) From(phi1, alpha1 float64) Line {
	sinB, cosB := g.reduced(phi1)
	sinA, cosA := math.Sincos(alpha1)
	cosA0 := math.Hypot(cosA, sinA*sinB)
	l := Line{g: g, k2: cosA0 * cosA0 * g.ep2, sinS1: sinB, cosS1: cosB * cosA}
	if l.sinS1 == 0 && l.cosS1 == 0 {
		l.cosS1 = 1
	}
	l.sinS1, l.cosS1 = unitVector(l.sinS1, l.cosS1)
	eps := g.epsilon(cosA0)
	l.a1, l.c1 = distances(eps)
	l.c1p = arcs(eps)
	l.a2, l.c2 = lengths(eps)
	l.b1 = sines(l.sinS1, l.cosS1, l.c1[:])
	l.j1 = l.excess(math.Atan2(l.sinS1, l.cosS1), l.sinS1, l.cosS1)
	return l
}

// lengths returns A2 and the coefficients C2 of equations 42 and 43.
func lengths(eps float64) (a2 float64, c [6]float64) {
	e2 := eps * eps
	a2 = (1 - e2*(3.0/4+e2*(7.0/64+e2*11/256))) / (1 + eps)
	rows := [6]float64{1.0/2 + e2*(1.0/16+e2/32), 3.0/16 + e2*(1.0/32+e2*35/2048), 5.0/48 + e2*5/256,
		35.0/512 + e2*7/512, 63.0 / 1280, 77.0 / 2048}
	power := eps
	for i, r := range rows {
		c[i] = power * r
		power *= eps
	}
	return a2, c
}

// excess is J of equation 40.
func (l *Line) excess(sigma, sin, cos float64) float64 {
	return (l.a1-l.a2)*sigma + l.a1*sines(sin, cos, l.c1[:]) - l.a2*sines(sin, cos, l.c2[:])
}

// Spread returns the reduced length m12 at a distance, both in semi-major
// axes, and the geodesic scale M12; equations 38 and 39.
func (l *Line) Spread(distance float64) (m12, scale12 float64) {
	sigma1 := math.Atan2(l.sinS1, l.cosS1)
	sinT, cosT := math.Sincos(distance/(l.g.f1*l.a1) + sigma1 + l.b1)
	sigma2 := distance/(l.g.f1*l.a1) + sigma1 + l.b1 + sines(sinT, cosT, l.c1p[:])
	sinS2, cosS2 := math.Sincos(sigma2)
	j := l.excess(sigma2, sinS2, cosS2) - l.j1
	w1 := math.Sqrt(1 + l.k2*l.sinS1*l.sinS1)
	w2 := math.Sqrt(1 + l.k2*sinS2*sinS2)
	m12 = l.g.f1 * (float64(w2*l.cosS1*sinS2) - float64(w1*l.sinS1*cosS2) - float64(l.cosS1*cosS2*j))
	scale12 = float64(l.cosS1*cosS2) + float64(w2/w1*l.sinS1*sinS2) - float64(l.sinS1*cosS2*j/w1)
	return m12, scale12
}
