package formula

import "math"

// Mercator is the conformal cylindrical projection on which rhumb lines are
// straight. Snyder 1987, p. 41, eq. 7-1, 7-2 and 7-4.
//
// The poles lie at infinity, so latitudes beyond plus and minus Limit
// (radians) are drawn at Limit: a ring that reaches further closes along the
// map's edge. Zero means no limit.
type Mercator struct{ Limit float64 }

// WebMercatorLimit is the latitude, in radians, at which the Mercator map of
// the whole world is a square: gd(pi), 85.0511 degrees.
const WebMercatorLimit = 1.4844222297453322

// Forward implements Formula.
func (m Mercator) Forward(lambda, phi float64) (x, y float64) {
	return lambda, isometric(m.clamp(phi))
}

// Inverse implements Formula.
func (m Mercator) Inverse(x, y float64) (lambda, phi float64) {
	phi = gudermann(y)
	if math.Abs(phi) > m.limit()+edge {
		return nowhere()
	}
	return onSphere(x, m.clamp(phi))
}

func (m Mercator) clamp(phi float64) float64 { return clamp(phi, m.limit()) }

func (m Mercator) limit() float64 {
	if m.Limit == 0 {
		return halfPi
	}
	return m.Limit
}
