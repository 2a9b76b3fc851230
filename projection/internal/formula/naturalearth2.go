package formula

import "math"

// NaturalEarth2 is Tom Patterson's compromise with rounder corners and longer
// parallels than Natural Earth. Šavrič, Patterson, Jenny: The Natural Earth II
// world map projection, International Journal of Cartography 1(2), 2015.
type NaturalEarth2 struct{}

// Forward implements Formula.
func (NaturalEarth2) Forward(lambda, phi float64) (x, y float64) {
	y, _ = naturalEarth2Northing(phi)
	return lambda * naturalEarth2Width(phi), y
}

// Inverse implements Formula.
func (NaturalEarth2) Inverse(x, y float64) (lambda, phi float64) {
	phi = newton(y, func(phi float64) (float64, float64) {
		value, slope := naturalEarth2Northing(phi)
		return value - y, slope
	})
	if !(math.Abs(phi) <= halfPi+edge) {
		return nowhere()
	}
	return alongParallel(x, naturalEarth2Width(phi), phi)
}

func naturalEarth2Width(phi float64) float64 {
	p2 := phi * phi
	p6 := p2 * p2 * p2
	return 0.84719 - 0.13063*p2 + p6*p6*(-0.04515+p2*(0.05494+p2*(-0.02326+0.00331*p2)))
}

func naturalEarth2Northing(phi float64) (value, slope float64) {
	p2 := phi * phi
	p8 := p2 * p2 * p2 * p2
	return phi * (1.01183 + p8*(-0.02625+p2*(0.01926-0.00396*p2))),
		1.01183 + p8*(-9*0.02625+p2*(11*0.01926-13*0.00396*p2))
}
