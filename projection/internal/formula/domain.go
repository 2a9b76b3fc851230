package formula

import "math"

// edge is how far, in radians or radii, a coordinate may lie outside of a
// formula's domain and still count as rounding: it is then moved onto the edge.
const edge = 1e-9

const halfPi = math.Pi / 2

// nowhere is the answer for a point that has no image or no origin.
func nowhere() (float64, float64) { return math.NaN(), math.NaN() }

// onSphere returns lambda and phi where they are a longitude and a latitude,
// moved onto the range's end where they miss it by rounding only, and nowhere
// where they are not: an inverse has then left the map.
func onSphere(lambda, phi float64) (float64, float64) {
	if !(math.Abs(lambda) <= math.Pi+edge && math.Abs(phi) <= halfPi+edge) {
		return nowhere()
	}
	return clamp(lambda, math.Pi), clamp(phi, halfPi)
}

// clamp moves v into [-limit, limit].
func clamp(v, limit float64) float64 {
	if v > limit {
		return limit
	}
	if v < -limit {
		return -limit
	}
	return v
}

// arcsin is math.Asin that takes arguments beyond 1 by rounding only and is
// NaN for others.
func arcsin(v float64) float64 {
	if math.Abs(v) > 1 && math.Abs(v) < 1+edge {
		return math.Copysign(halfPi, v)
	}
	return math.Asin(v)
}

// isometric returns the isometric latitude of phi, the northing on Mercator's
// projection (Snyder 1987, p. 44, eq. 7-2a written as an inverse hyperbolic).
func isometric(phi float64) float64 { return math.Asinh(math.Tan(phi)) }

// gudermann is the inverse of isometric (Snyder 1987, p. 44, eq. 7-4a).
func gudermann(psi float64) float64 { return math.Atan(math.Sinh(psi)) }

// alongParallel returns the point of latitude phi at the easting x where the
// parallel's length is width for each radian of longitude; nowhere beyond the
// parallel's ends. It keeps points at a pole that is a point.
func alongParallel(x, width, phi float64) (float64, float64) {
	if !(math.Abs(x) <= math.Abs(width)*math.Pi+edge && math.Abs(phi) <= halfPi+edge) {
		return nowhere()
	}
	if width == 0 {
		return 0, clamp(phi, halfPi)
	}
	return clamp(x/width, math.Pi), clamp(phi, halfPi)
}
