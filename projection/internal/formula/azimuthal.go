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

// Radial returns an azimuthal formula's form for unit vectors of the sphere, x to the
// centre, y to the east and z to the north there: the easting and northing, in radii, that
// Forward returns for the same point, but for rounding. It needs no sines. It is nil for
// formulas that have none.
func Radial(f Formula) func(x, y, z float64) (easting, northing float64) {
	var of func(dx, dy, sinc, cosc float64) (x, y float64)
	switch f := f.(type) {
	case AzimuthalEqualArea:
		of = f.away
	case AzimuthalEquidistant:
		of = f.away
	case Orthographic:
		of = f.away
	case Stereographic:
		of = f.away
	default:
		return nil
	}
	return func(x, y, z float64) (float64, float64) {
		return of(y, z, math.Sqrt(float64(y*y)+float64(z*z)), x)
	}
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
