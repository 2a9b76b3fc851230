package formula

import "math"

// Loximuthal shows the rhumb lines from the point at longitude 0 and latitude
// Centre (radians, short of the poles) as straight lines of true length and
// direction. Siemon 1935, Tobler 1966; Snyder 1993.
type Loximuthal struct{ Centre float64 }

// Forward implements Formula.
func (l Loximuthal) Forward(lambda, phi float64) (x, y float64) {
	return lambda * l.width(phi), phi - l.Centre
}

// Inverse implements Formula.
func (l Loximuthal) Inverse(x, y float64) (lambda, phi float64) {
	phi = y + l.Centre
	if !(math.Abs(phi) <= halfPi+edge) {
		return nowhere()
	}
	phi = clamp(phi, halfPi)
	return alongParallel(x, l.width(phi), phi)
}

// width is the difference in latitude by that in isometric latitude, near the
// centre its limit and first derivative.
func (l Loximuthal) width(phi float64) float64 {
	d := phi - l.Centre
	if math.Abs(d) < 1e-5 {
		return math.Cos(l.Centre + d/2)
	}
	if halfPi-math.Abs(phi) < 1e-15 {
		return 0
	}
	return d / (isometric(phi) - isometric(l.Centre))
}
