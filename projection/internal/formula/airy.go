package formula

import "math"

// Airy is George Airy's projection of 1861 with the least total error within a
// circle around the centre. Snyder and Voxland 1989. Make it with NewAiry.
type Airy struct{ b float64 }

// NewAiry returns the projection for a circle of radius beta (radians, above
// 0, at most pi/2).
func NewAiry(beta float64) Airy {
	t := math.Tan(beta / 2)
	return Airy{b: 2 * math.Log(math.Cos(beta/2)) / (t * t)}
}

// Forward implements Formula.
func (a Airy) Forward(lambda, phi float64) (x, y float64) {
	dx, dy, sinc, cosc := fromCentre(lambda, phi)
	if sinc == 0 && cosc < 0 {
		return nowhere()
	}
	half := math.Atan2(sinc, cosc) / 2
	if half < 1e-150 {
		return 0, 0
	}
	r, _ := a.radius(half)
	return r * dx / sinc, r * dy / sinc
}

// radius returns the distance from the centre on the map of points at the
// angular distance 2 half, and its derivative by half.
func (a Airy) radius(half float64) (r, slope float64) {
	sin, cos := math.Sincos(half)
	log := math.Log1p(-sin*sin) / 2
	tan := sin / cos
	return -2*log/tan - a.b*tan, 2 + 2*log/(sin*sin) - a.b/(cos*cos)
}

// Inverse implements Formula. Only what lies within 147 degrees of the centre
// is found, where the default circle's radius still grows.
func (a Airy) Inverse(x, y float64) (lambda, phi float64) {
	rho := math.Hypot(x, y)
	if rho == 0 {
		return 0, 0
	}
	limit := airyLimit / 2
	if end, _ := a.radius(limit); !(rho <= end+edge) {
		return nowhere()
	}
	half := bracket(math.Min(rho/2, limit/2), 0, limit+edge, func(half float64) (float64, float64) {
		r, slope := a.radius(half)
		return r - rho, slope
	})
	sin, cos := math.Sincos(2 * half)
	return toCentre(x, y, sin, cos)
}

// airyLimit is how far from the centre Airy's inverse looks, radians.
const airyLimit = 147 * math.Pi / 180
