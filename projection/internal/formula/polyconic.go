package formula

import "math"

// Polyconic is Hassler's American polyconic projection: every parallel is the
// arc of its own cone, in true length. Snyder 1987, p. 128, eq. 18-2 to 18-4 with
// the origin on the equator.
type Polyconic struct{}

// Forward implements Formula.
func (Polyconic) Forward(lambda, phi float64) (x, y float64) {
	if phi == 0 {
		return lambda, 0
	}
	e := lambda * math.Sin(phi)
	tan := math.Tan(phi)
	return math.Sin(e) / tan, phi + versin(e)/tan
}

// Inverse implements Formula. The parallel's circle is solved for the latitude:
// (x^2 + d^2) sin phi = 2 d cos phi with d = y - phi.
func (Polyconic) Inverse(x, y float64) (lambda, phi float64) {
	up := math.Abs(y)
	if up == 0 {
		return onSphere(x, 0)
	}
	phi = bracket(math.Min(up, halfPi)/2, 0, halfPi+edge, func(phi float64) (float64, float64) {
		sin, cos := math.Sincos(phi)
		d := up - phi
		return (x*x+d*d)*sin - 2*d*cos, (x*x + d*d + 2) * cos
	})
	phi = math.Min(phi, halfPi)
	sin, cos := math.Sincos(phi)
	lambda = math.Atan2(x*sin, cos-(up-phi)*sin) / sin
	return onSphere(lambda, math.Copysign(phi, y))
}
