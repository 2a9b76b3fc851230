package formula

import "math"

// Gnomonic is the perspective from the sphere's middle: every great circle is
// a straight line. Snyder 1987, p. 165, eq. 22-3 to 22-5; p. 167, eq. 22-16. It
// shows less than the hemisphere around the centre.
type Gnomonic struct{}

// Forward implements Formula.
func (Gnomonic) Forward(lambda, phi float64) (x, y float64) {
	dx, dy, _, cosc := fromCentre(lambda, phi)
	if !(cosc > 0) {
		return nowhere()
	}
	return dx / cosc, dy / cosc
}

// Inverse implements Formula.
func (Gnomonic) Inverse(x, y float64) (lambda, phi float64) {
	sin, cos := math.Sincos(math.Atan(math.Hypot(x, y)))
	return toCentre(x, y, sin, cos)
}
