package formula

import "math"

// Stereographic is the conformal azimuthal projection, the perspective from
// the point opposite to the centre. Snyder 1987, p. 157, eq. 21-2 to 21-4 with
// scale 1 at the centre; p. 158, eq. 21-15.
type Stereographic struct{}

// Forward implements Formula.
func (f Stereographic) Forward(lambda, phi float64) (x, y float64) {
	return f.away(fromCentre(lambda, phi))
}

// away is Forward of what fromCentre returns.
func (Stereographic) away(dx, dy, sinc, cosc float64) (x, y float64) {
	d := onePlusCos(sinc, cosc)
	if d == 0 {
		return nowhere()
	}
	return 2 / d * dx, 2 / d * dy
}

// Inverse implements Formula.
func (Stereographic) Inverse(x, y float64) (lambda, phi float64) {
	sin, cos := math.Sincos(2 * math.Atan(math.Hypot(x, y)/2))
	return toCentre(x, y, sin, cos)
}
