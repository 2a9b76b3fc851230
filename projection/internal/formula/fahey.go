package formula

import "math"

// Fahey is Lawrence Fahey's compromise of 1975, stereographic in latitude with
// true scale at 35 degrees. Snyder 1993; constants as in PROJ.
type Fahey struct{}

// Forward implements Formula.
func (Fahey) Forward(lambda, phi float64) (x, y float64) {
	t, width := halfTangent(phi)
	return 0.819152 * lambda * width, 1.819152 * t
}

// Inverse implements Formula.
func (Fahey) Inverse(x, y float64) (lambda, phi float64) {
	t := y / 1.819152
	return alongParallel(x, 0.819152*math.Sqrt(math.Max(0, 1-t*t)), 2*math.Atan(t))
}
