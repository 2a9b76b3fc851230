package formula

import "math"

// An azimuthal projection is known by its radius as a function of the angular
// distance c from the centre, which is at (0, 0): package projection turns the
// sphere so that any other centre comes there. Snyder 1987, p. 141.

// fromCentre returns the sine and cosine of the angular distance from the
// centre and the direction times that sine: (dx, dy) = sin c (sin az, cos az).
func fromCentre(lambda, phi float64) (dx, dy, sinc, cosc float64) {
	sinLambda, cosLambda := math.Sincos(lambda)
	sinPhi, cosPhi := math.Sincos(phi)
	dx, dy = cosPhi*sinLambda, sinPhi
	return dx, dy, math.Sqrt(dx*dx + dy*dy), cosPhi * cosLambda
}

// toCentre returns the point at the angular distance c from the centre in the
// direction of x, y. Snyder 1987, p. 158, eq. 20-14 and 20-15, with arctangents
// that keep their digits near the poles.
func toCentre(x, y, sinc, cosc float64) (lambda, phi float64) {
	rho := math.Hypot(x, y)
	if rho == 0 {
		return 0, 0
	}
	dx, dy := x/rho*sinc, y/rho*sinc
	return math.Atan2(dx, cosc), math.Atan2(dy, math.Hypot(dx, cosc))
}

// onePlusCos returns 1 + cos c without loss of digits near c = pi.
func onePlusCos(sinc, cosc float64) float64 {
	if cosc < 0 {
		return sinc * sinc / (1 - cosc)
	}
	return 1 + cosc
}
