package formula

import "math"

// Nell is Adam Nell's equal-area projection of 1890. Snyder 1993.
type Nell struct{}

// Forward implements Formula.
func (Nell) Forward(lambda, phi float64) (x, y float64) {
	theta := plusSine(2 * math.Sin(phi))
	return lambda * (1 + math.Cos(theta)) / 2, theta
}

// Inverse implements Formula.
func (Nell) Inverse(x, y float64) (lambda, phi float64) {
	if !(math.Abs(y) <= halfPi) {
		return nowhere()
	}
	return alongParallel(x, (1+math.Cos(y))/2, arcsin((y+math.Sin(y))/2))
}

// NellHammer is Ernst Hammer's change of it of 1900, nearly the same without
// iteration and equal-area as well. Snyder 1993.
type NellHammer struct{}

// Forward implements Formula.
func (NellHammer) Forward(lambda, phi float64) (x, y float64) {
	return lambda * (1 + math.Cos(phi)) / 2, 2 * (phi - math.Tan(phi/2))
}

// Inverse implements Formula.
func (NellHammer) Inverse(x, y float64) (lambda, phi float64) {
	up := math.Abs(y)
	if !(up <= math.Pi-2+edge) {
		return nowhere()
	}
	phi = math.Copysign(bracket(up, 0, halfPi+1e-12, func(phi float64) (float64, float64) {
		t := math.Tan(phi / 2)
		return 2*(phi-t) - up, 1 - t*t
	}), y)
	return alongParallel(x, (1+math.Cos(phi))/2, phi)
}
