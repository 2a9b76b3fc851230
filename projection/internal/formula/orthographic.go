package formula

import "math"

// Orthographic is the view of the globe from infinitely far: the hemisphere
// around the centre. Snyder 1987, p. 149, eq. 20-3 and 20-4; p. 150, eq. 20-18.
type Orthographic struct{}

// Forward implements Formula.
func (f Orthographic) Forward(lambda, phi float64) (x, y float64) {
	return f.away(fromCentre(lambda, phi))
}

// away is Forward of what fromCentre returns.
func (Orthographic) away(dx, dy, _, cosc float64) (x, y float64) {
	if !(cosc >= -edge) {
		return nowhere()
	}
	return dx, dy
}

// Inverse implements Formula.
func (Orthographic) Inverse(x, y float64) (lambda, phi float64) {
	sinc := math.Hypot(x, y)
	if !(sinc <= 1+edge) {
		return nowhere()
	}
	sinc = math.Min(sinc, 1)
	return toCentre(x, y, sinc, math.Sqrt((1-sinc)*(1+sinc)))
}
