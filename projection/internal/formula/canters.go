package formula

import "math"

// Canters1 is Frank Canters's equal-area modified sinusoidal I. Canters 2002,
// Small-scale Map Projection Design, p. 218.
type Canters1 struct{}

// Forward implements Formula.
func (Canters1) Forward(lambda, phi float64) (x, y float64) {
	y, slope := canters1Northing(phi)
	return lambda * math.Cos(phi) / slope, y
}

// Inverse implements Formula.
func (Canters1) Inverse(x, y float64) (lambda, phi float64) {
	phi = newton(y/1.1966, func(phi float64) (float64, float64) {
		value, slope := canters1Northing(phi)
		return value - y, slope
	})
	if !(math.Abs(phi) <= halfPi+edge) {
		return nowhere()
	}
	_, slope := canters1Northing(phi)
	return alongParallel(x, math.Cos(phi)/slope, phi)
}

func canters1Northing(phi float64) (value, slope float64) {
	const c1, c3, c5 = 1.1966, -0.1290, -0.0076
	p2 := phi * phi
	return phi * (c1 + p2*(c3+c5*p2)), c1 + p2*(3*c3+5*c5*p2)
}
