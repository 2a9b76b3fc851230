package formula

import "math"

// Craster is the parabolic equal-area projection, also Putniņš P4. Craster
// 1929; Snyder 1993.
type Craster struct{}

// Forward implements Formula.
func (Craster) Forward(lambda, phi float64) (x, y float64) {
	return lambda * crasterWidth(phi), math.Sqrt(3*math.Pi) * math.Sin(phi/3)
}

// Inverse implements Formula.
func (Craster) Inverse(x, y float64) (lambda, phi float64) {
	phi = 3 * math.Asin(y/math.Sqrt(3*math.Pi))
	return alongParallel(x, crasterWidth(phi), phi)
}

func crasterWidth(phi float64) float64 {
	return math.Sqrt(3/math.Pi) * (2*math.Cos(2*phi/3) - 1)
}
