package formula

import "math"

// August is Friedrich August's conformal projection of 1873 into an epicycloid
// of two cusps, without singular points. Snyder and Voxland 1989.
type August struct{}

// Forward implements Formula.
func (August) Forward(lambda, phi float64) (x, y float64) {
	t, k := halfTangent(phi)
	sin, cos := math.Sincos(lambda / 2)
	d := 1 + k*cos
	u, v := sin*k/d, t/d
	return 4.0 / 3 * u * (3 + u*u - 3*v*v), 4.0 / 3 * v * (3 + 3*u*u - v*v)
}

// Inverse implements Formula. The cubic z + z^3/3 is undone by Newton's method
// in the complex plane, then the circle by its own inverse.
func (August) Inverse(x, y float64) (lambda, phi float64) {
	if !(math.Hypot(x, y) <= 16.0/3+edge) {
		return nowhere()
	}
	w := complex(x, y) * 3.0 / 4
	z := w / 3
	for range 60 {
		step := (z*(3+z*z) - w) / (3 * (1 + z*z))
		z -= step
		if math.Hypot(real(step), imag(step)) < 1e-15 {
			break
		}
	}
	u, v := real(z), imag(z)
	r := u*u + v*v
	if !(r <= 1+edge) {
		return nowhere()
	}
	t := 2 * v / (1 + r)
	return onSphere(2*math.Atan2(2*u, (1-r)), 2*math.Atan(clamp(t, 1)))
}
