package formula

import "math"

// Times is John Moir's compromise of 1965 for the Times Atlas, Gall's
// stereographic with bent meridians. Snyder 1993, p. 213-214.
type Times struct{}

// Forward implements Formula.
func (Times) Forward(lambda, phi float64) (x, y float64) {
	t := math.Tan(phi / 2)
	return lambda * timesWidth(t), 1.70711 * t
}

// Inverse implements Formula.
func (Times) Inverse(x, y float64) (lambda, phi float64) {
	t := y / 1.70711
	return alongParallel(x, timesWidth(t), 2*math.Atan(t))
}

func timesWidth(t float64) float64 {
	s := math.Sin(math.Pi / 4 * t)
	return 0.74482 - 0.34588*s*s
}
