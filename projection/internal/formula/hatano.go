package formula

import "math"

// Hatano is Masataka Hatano's asymmetrical equal-area projection of 1972: the
// northern pole line two thirds, the southern three fourths of the equator.
// Snyder 1993; constants as in PROJ.
type Hatano struct{}

// hatanoX scales the eastings of both hemispheres.
const hatanoX = 0.85

// Forward implements Formula.
func (Hatano) Forward(lambda, phi float64) (x, y float64) {
	c, cy := hatanoHalf(phi)
	sin, cos := math.Sincos(plusSine(c*math.Sin(phi)) / 2)
	return hatanoX * lambda * cos, cy * sin
}

// Inverse implements Formula.
func (Hatano) Inverse(x, y float64) (lambda, phi float64) {
	c, cy := hatanoHalf(y)
	theta := 2 * arcsin(y/cy)
	return alongParallel(x, hatanoX*math.Cos(theta/2), arcsin((theta+math.Sin(theta))/c))
}

// hatanoHalf returns the constants in which the hemispheres differ, for the one
// that v lies in.
func hatanoHalf(v float64) (c, cy float64) {
	if v < 0 {
		return 2.43763, 1.93052
	}
	return 2.67595, 1.75859
}
