package formula

import "math"

// ConicConformal is Lambert's conformal conic projection. Snyder 1987,
// p. 106-107, eq. 15-1 to 15-5 (the ratio of radii written as an exponential
// of isometric latitudes). Make it with NewConicConformal.
type ConicConformal struct {
	n, f, psi0, low, high float64
}

// NewConicConformal returns the projection with the origin of northings at
// phi0 and true scale along phi1 and phi2, in radians, all short of the poles;
// phi1 and phi2 may be the same.
//
// One of the poles lies at infinity. Latitudes nearer to it than limit
// (radians, counted from the equator) are drawn at the limit, so that rings
// close along that parallel; 0 means no limit.
func NewConicConformal(phi0, phi1, phi2, limit float64) ConicConformal {
	n := math.Sin((phi1 + phi2) / 2)
	if math.Abs(phi1-phi2) > 1e-7 {
		n = math.Log(math.Cos(phi1)/math.Cos(phi2)) / (isometric(phi2) - isometric(phi1))
	}
	n = cone(n)
	psi0 := isometric(phi0)
	c := ConicConformal{
		n: n, f: math.Cos(phi1) * math.Exp(n*(isometric(phi1)-psi0)), psi0: psi0, low: -halfPi, high: halfPi,
	}
	if limit > 0 && n > 0 {
		c.low = -limit
	}
	if limit > 0 && n < 0 {
		c.high = limit
	}
	return c
}

// Cone returns the cone's constant: the part of a turn that the globe takes,
// negative for a cone that opens to the north, and about 0 for a cylinder.
func (c ConicConformal) Cone() float64 { return c.n }

// Forward implements Formula.
func (c ConicConformal) Forward(lambda, phi float64) (x, y float64) {
	phi = math.Max(c.low, math.Min(phi, c.high))
	d := math.Expm1(-c.n * (isometric(phi) - c.psi0))
	r := (1 + d) * c.f / c.n
	theta := c.n * lambda
	return r * math.Sin(theta), r*versin(theta) - d*c.f/c.n
}

// Inverse implements Formula.
func (c ConicConformal) Inverse(x, y float64) (lambda, phi float64) {
	u, v := x*c.n/c.f, y*c.n/c.f
	theta := math.Atan2(u, 1-v)
	d := u*u + v*v - 2*v
	log := math.Log1p(d) / 2
	if d < -0.5 {
		log = math.Log(math.Hypot(u, 1-v))
	}
	phi = gudermann(c.psi0 - log/c.n)
	if !(phi >= c.low-edge && phi <= c.high+edge) {
		return nowhere()
	}
	return onSphere(theta/c.n, phi)
}
