package formula

import "math"

// Mollweide is the equal-area projection in an ellipse twice as wide as high.
// Snyder 1987, p. 251, eq. 31-1 to 31-6.
type Mollweide struct{}

// Forward implements Formula.
func (Mollweide) Forward(lambda, phi float64) (x, y float64) {
	theta := mollweideAngle(phi)
	return 2 * math.Sqrt2 / math.Pi * lambda * math.Sin(theta), math.Copysign(math.Sqrt2*math.Cos(theta), phi)
}

// Inverse implements Formula.
func (Mollweide) Inverse(x, y float64) (lambda, phi float64) {
	theta := arcsin(math.Abs(y) / math.Sqrt2)
	sin, cos := math.Sincos(theta)
	phi = math.Copysign(arcsin(2/math.Pi*(theta+sin*cos)), y)
	if cos < 1e-15 {
		return onSphere(0, phi)
	}
	return onSphere(math.Pi/(2*math.Sqrt2)*x/cos, phi)
}

// mollweideAngle returns the complement t, in [0, pi/2], of Mollweide's
// parametric angle: 2t - sin 2t = pi (1 - sin |phi|). The complement keeps
// its digits at the poles, where the angle's own equation has a double root.
func mollweideAngle(phi float64) float64 {
	s := math.Sin((halfPi - math.Abs(phi)) / 2)
	rest := 2 * math.Pi * s * s
	if !(rest > 0) {
		return 0
	}
	// The first guess is the series of t by the cube root of rest.
	u := math.Cbrt(0.75 * rest)
	guess := u * (1 + u*u*(1.0/15+u*u*(4.0/350)))
	return bracket(guess, 0, halfPi+1e-9, func(t float64) (float64, float64) {
		sin, cos := math.Sincos(t)
		return 2*(t-sin*cos) - rest, 4 * sin * sin
	})
}
