package formula

import "math"

// ConicEquidistant has parallels at their true distances. Snyder 1987, p. 113,
// eq. 16-1 to 16-4. Make it with NewConicEquidistant.
type ConicEquidistant struct {
	n, phi0, top, k0 float64
}

// NewConicEquidistant returns the projection with the origin of northings at
// phi0 and true scale along phi1 and phi2, in radians, short of the poles;
// phi1 and phi2 may be the same.
func NewConicEquidistant(phi0, phi1, phi2 float64) ConicEquidistant {
	n := math.Sin((phi1 + phi2) / 2)
	if d := (phi2 - phi1) / 2; math.Abs(d) > 1e-7 {
		n *= math.Sin(d) / d
	}
	n = cone(n)
	top := math.Cos(phi1) + n*phi1
	return ConicEquidistant{n: n, phi0: phi0, top: top, k0: top - n*phi0}
}

// Forward implements Formula.
func (c ConicEquidistant) Forward(lambda, phi float64) (x, y float64) {
	k := c.top - c.n*phi
	theta := c.n * lambda
	return k * math.Sin(theta) / c.n, phi - c.phi0 + k*versin(theta)/c.n
}

// Inverse implements Formula.
func (c ConicEquidistant) Inverse(x, y float64) (lambda, phi float64) {
	u, v := c.n*x, c.k0-c.n*y
	k := math.Hypot(u, v)
	phi = c.phi0 + (2*c.k0*y-c.n*(x*x+y*y))/(c.k0+k)
	return onSphere(math.Atan2(u, v)/c.n, phi)
}
