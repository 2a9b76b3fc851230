package formula

import "math"

// Aitoff is the azimuthal equidistant projection of half the longitude,
// doubled in x. Aitoff 1889; Snyder and Voxland 1989.
type Aitoff struct{}

// Forward implements Formula.
func (Aitoff) Forward(lambda, phi float64) (x, y float64) {
	sinLambda, cosLambda := math.Sincos(lambda / 2)
	sinPhi, cosPhi := math.Sincos(phi)
	dx, n := cosPhi*sinLambda, 1+cosPhi*cosLambda
	s := (dx*dx + sinPhi*sinPhi) / (n * n)
	if !(s <= 1.001) { // beyond the sphere
		x, y = AzimuthalEquidistant{}.Forward(lambda/2, phi)
		return 2 * x, y
	}
	k := 2 / n * halfAngle(s)
	return 2 * k * dx, k * sinPhi
}

// halfAngle returns arctan(t)/t of t = tan(c/2) from the square s of t, for c up
// to a right angle: a quotient of polynomials of the sixth degree that is good
// to 6e-18, found by weighted least squares at Chebyshev's points in 60 digits.
// The distance c from the centre by its sine is 2/(1 + cos c) times that, in half
// the time of an arctangent and a root.
func halfAngle(s float64) float64 {
	s2 := s * s
	s4 := s2 * s2
	p := (1 + 2.5058711541048317438*s) + s2*(2.2835529210762342675+0.92140993035683333927*s) +
		s4*((0.15930676772763916134+0.0093689087325731483425*s)+0.000080816294554759742647*s2)
	q := (1 + 2.8392044874381623551*s) + s2*(3.0299544168891691848+1.5064109813494801531*s) +
		s4*((0.34994240819043612869+0.033026737446235823177*s)+0.00082764269702189689041*s2)
	return p / q
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
