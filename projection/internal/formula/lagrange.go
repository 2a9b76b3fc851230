package formula

import "math"

// Lagrange is the conformal projection of the world into a circle, or with
// other values of Fold into two arcs: a stereographic projection of a sphere
// whose longitudes are divided by Fold. Lambert 1772, Lagrange 1779; Snyder and
// Voxland 1989. The parallel Centre (radians) is straight.
type Lagrange struct{ Fold, Centre float64 }

// Forward implements Formula.
func (l Lagrange) Forward(lambda, phi float64) (x, y float64) {
	psi := clamp((isometric(phi)-isometric(l.Centre))/l.Fold, 300)
	sin, cos := math.Sincos(lambda / l.Fold)
	d := math.Cosh(psi) + cos
	return 2 * sin / d, 2 * math.Sinh(psi) / d
}

// Inverse implements Formula.
func (l Lagrange) Inverse(x, y float64) (lambda, phi float64) {
	u, v := x/2, y/2
	lambda = l.Fold * math.Atan2(2*u, (1-v)*(1+v)-u*u)
	psi := l.Fold * (math.Log(math.Hypot(u, 1+v)) - math.Log(math.Hypot(u, 1-v)))
	return onSphere(lambda, gudermann(clamp(psi+isometric(l.Centre), 300)))
}
