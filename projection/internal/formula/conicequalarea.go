package formula

import "math"

// ConicEqualArea is Albers's projection. Snyder 1987, p. 100, eq. 14-1 to 14-6
// and 14-8 to 14-11. Make it with NewConicEqualArea.
type ConicEqualArea struct {
	n, c, sin0, k0 float64
}

// NewConicEqualArea returns the projection with the origin of northings at
// phi0 and true scale along phi1 and phi2, in radians; phi1 and phi2 may be
// the same but not opposite poles.
func NewConicEqualArea(phi0, phi1, phi2 float64) ConicEqualArea {
	sin1, sin2 := math.Sin(phi1), math.Sin(phi2)
	a := ConicEqualArea{n: cone((sin1 + sin2) / 2), c: 1 + sin1*sin2, sin0: math.Sin(phi0)}
	a.k0 = a.k(a.sin0)
	return a
}

// k is n times the parallel's radius.
func (a ConicEqualArea) k(sinPhi float64) float64 {
	return math.Sqrt(math.Max(0, a.c-2*a.n*sinPhi))
}

// Forward implements Formula.
func (a ConicEqualArea) Forward(lambda, phi float64) (x, y float64) {
	sinPhi := math.Sin(phi)
	k := a.k(sinPhi)
	theta := a.n * lambda
	x = k * math.Sin(theta) / a.n
	y = k * versin(theta) / a.n
	if sum := a.k0 + k; sum > 0 {
		y += 2 * (sinPhi - a.sin0) / sum
	}
	return x, y
}

// Inverse implements Formula.
func (a ConicEqualArea) Inverse(x, y float64) (lambda, phi float64) {
	theta := math.Atan2(a.n*x, a.k0-a.n*y)
	return onSphere(theta/a.n, arcsin(a.sin0+a.k0*y-a.n*(x*x+y*y)/2))
}
