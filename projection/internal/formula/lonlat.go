package formula

import "math"

// Lonlat is the equirectangular projection: degrees as they are, shrunk in x
// so that the parallels at plus and minus TrueScale (radians) have their true
// length. Zero is the plate carrée. Snyder 1987, p. 91, eq. 12-1 and 12-2.
type Lonlat struct{ TrueScale float64 }

// Forward implements Formula.
func (l Lonlat) Forward(lambda, phi float64) (x, y float64) {
	return lambda * math.Cos(l.TrueScale), phi
}

// Inverse implements Formula.
func (l Lonlat) Inverse(x, y float64) (lambda, phi float64) {
	return onSphere(x/math.Cos(l.TrueScale), y)
}
