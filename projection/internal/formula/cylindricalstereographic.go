package formula

import "math"

// CylindricalStereographic is the perspective of the sphere onto a cylinder
// from the opposite point of the equator, with true scale along the parallels
// at plus and minus TrueScale (radians): Braun's at 0, Gall's at 45 degrees.
// Snyder and Voxland 1989.
type CylindricalStereographic struct{ TrueScale float64 }

// Forward implements Formula.
func (c CylindricalStereographic) Forward(lambda, phi float64) (x, y float64) {
	cos := math.Cos(c.TrueScale)
	return lambda * cos, (1 + cos) * math.Tan(phi/2)
}

// Inverse implements Formula.
func (c CylindricalStereographic) Inverse(x, y float64) (lambda, phi float64) {
	cos := math.Cos(c.TrueScale)
	return onSphere(x/cos, 2*math.Atan(y/(1+cos)))
}
