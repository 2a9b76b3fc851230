package formula

import "math"

// Collignon is the equal-area projection with straight meridians that meet at
// the northern pole. Collignon 1865; Snyder 1993.
type Collignon struct{}

// Forward implements Formula. 1 - sin phi is taken from the half angle, which
// keeps its digits at the pole.
func (Collignon) Forward(lambda, phi float64) (x, y float64) {
	a := math.Sqrt2 * math.Sin((halfPi-phi)/2)
	return 2 / math.Sqrt(math.Pi) * lambda * a, math.Sqrt(math.Pi) * (1 - a)
}

// Inverse implements Formula.
func (Collignon) Inverse(x, y float64) (lambda, phi float64) {
	a := 1 - y/math.Sqrt(math.Pi)
	if a < -edge {
		return nowhere()
	}
	return alongParallel(x, 2/math.Sqrt(math.Pi)*a, halfPi-2*arcsin(a/math.Sqrt2))
}
