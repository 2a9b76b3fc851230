package formula

import "math"

// AzimuthalEqualArea is Lambert's azimuthal equal-area projection of the whole
// sphere but the point opposite to the centre. Snyder 1987, p. 185, eq. 24-2,
// 24-13 and 24-14 in the equatorial aspect; p. 187, eq. 24-16.
type AzimuthalEqualArea struct{}

// Forward implements Formula.
func (f AzimuthalEqualArea) Forward(lambda, phi float64) (x, y float64) {
	return f.away(fromCentre(lambda, phi))
}

// away is Forward of what fromCentre returns.
func (AzimuthalEqualArea) away(dx, dy, sinc, cosc float64) (x, y float64) {
	d := onePlusCos(sinc, cosc)
	if d == 0 {
		return nowhere()
	}
	k := math.Sqrt(2 / d)
	return k * dx, k * dy
}

// Inverse implements Formula.
func (AzimuthalEqualArea) Inverse(x, y float64) (lambda, phi float64) {
	half := arcsin(math.Hypot(x, y) / 2)
	sin, cos := math.Sincos(half)
	return toCentre(x, y, 2*sin*cos, (cos-sin)*(cos+sin))
}
