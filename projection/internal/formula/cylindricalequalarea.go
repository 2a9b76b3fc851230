package formula

import "math"

// CylindricalEqualArea is Lambert's cylindrical equal-area projection with
// true scale along the parallels at plus and minus TrueScale (radians, short
// of the poles). Snyder 1987, p. 81, eq. 10-1 and 10-2; p. 83, eq. 10-6, 10-7.
type CylindricalEqualArea struct{ TrueScale float64 }

// Forward implements Formula.
func (c CylindricalEqualArea) Forward(lambda, phi float64) (x, y float64) {
	cos := math.Cos(c.TrueScale)
	return lambda * cos, math.Sin(phi) / cos
}

// Inverse implements Formula.
func (c CylindricalEqualArea) Inverse(x, y float64) (lambda, phi float64) {
	cos := math.Cos(c.TrueScale)
	return onSphere(x/cos, arcsin(y*cos))
}
