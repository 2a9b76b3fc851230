package formula

import "math"

// AzimuthalEquidistant shows every point in its true distance and direction
// from the centre. Snyder 1987, p. 195, eq. 25-2; p. 196, eq. 25-15.
type AzimuthalEquidistant struct{}

// Forward implements Formula.
func (f AzimuthalEquidistant) Forward(lambda, phi float64) (x, y float64) {
	return f.away(fromCentre(lambda, phi))
}

// away is Forward of what fromCentre returns.
func (AzimuthalEquidistant) away(dx, dy, sinc, cosc float64) (x, y float64) {
	if sinc == 0 {
		if cosc > 0 {
			return 0, 0
		}
		return nowhere()
	}
	k := math.Atan2(sinc, cosc) / sinc
	return k * dx, k * dy
}

// Inverse implements Formula.
func (AzimuthalEquidistant) Inverse(x, y float64) (lambda, phi float64) {
	c := math.Hypot(x, y)
	if !(c <= math.Pi+edge) {
		return nowhere()
	}
	sin, cos := math.Sincos(math.Min(c, math.Pi))
	return toCentre(x, y, sin, cos)
}
