package formula

import "math"

// Larrivee is Léo Larrivée's compromise of 1988. Snyder 1993.
type Larrivee struct{}

// Forward implements Formula.
func (Larrivee) Forward(lambda, phi float64) (x, y float64) {
	return lambda / 2 * (1 + math.Sqrt(math.Max(0, math.Cos(phi)))), phi / (math.Cos(phi/2) * math.Cos(lambda/6))
}

// Inverse implements Formula. There is no closed form.
func (l Larrivee) Inverse(x, y float64) (lambda, phi float64) {
	return solve2([2]float64{x * 1.2, y * 0.8}, x, y, l.Forward)
}
