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

// Inverse implements Formula. There is no closed form.
func (p Polyconic) Inverse(x, y float64) (lambda, phi float64) {
	return solve2([2]float64{x, y / 2}, x, y, p.Forward)
}
