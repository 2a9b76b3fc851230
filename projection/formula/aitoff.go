package formula

import "math"

// Aitoff is the azimuthal equidistant projection of half the longitude,
// doubled in x. Aitoff 1889; Snyder and Voxland 1989.
type Aitoff struct{}

// Forward implements Formula.
func (Aitoff) Forward(lambda, phi float64) (x, y float64) {
	x, y = AzimuthalEquidistant{}.Forward(lambda/2, phi)
	return 2 * x, y
}

// Inverse implements Formula. The map is the part of the azimuthal one within
// 90 degrees of the centre.
func (Aitoff) Inverse(x, y float64) (lambda, phi float64) {
	if !(math.Hypot(x/2, y) <= halfPi+edge) {
		return nowhere()
	}
	lambda, phi = AzimuthalEquidistant{}.Inverse(x/2, y)
	return onSphere(2*lambda, phi)
}
