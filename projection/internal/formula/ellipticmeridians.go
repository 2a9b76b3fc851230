package formula

import "math"

// EllipticMeridians holds the projections with arcs of ellipses as meridians
// and parallels at equal distances: x = X lambda (A + sqrt(1 - B phi^2)),
// y = Y phi. Snyder and Voxland 1989; constants as in PROJ.
type EllipticMeridians struct{ X, Y, A, B float64 }

// Eckert3 returns Eckert's projection III.
func Eckert3() EllipticMeridians {
	c := 2 / math.Sqrt(math.Pi*(4+math.Pi))
	return EllipticMeridians{X: c, Y: 2 * c, A: 1, B: 4 / (math.Pi * math.Pi)}
}

// Kavrayskiy7 returns Vladimir Kavrayskiy's projection VII of 1939.
func Kavrayskiy7() EllipticMeridians {
	return EllipticMeridians{X: math.Sqrt(3) / 2, Y: 1, A: 0, B: 3 / (math.Pi * math.Pi)}
}

// Wagner6 returns Wagner's projection VI, Kavrayskiy VII stretched to twice as
// wide as high.
func Wagner6() EllipticMeridians {
	return EllipticMeridians{X: 1, Y: 1, A: 0, B: 3 / (math.Pi * math.Pi)}
}

// Putnins1 returns Reinholds Putniņš's projection P1 of 1934.
func Putnins1() EllipticMeridians {
	return EllipticMeridians{X: 1.89490, Y: 0.94745, A: -0.5, B: 3 / (math.Pi * math.Pi)}
}

// Forward implements Formula.
func (e EllipticMeridians) Forward(lambda, phi float64) (x, y float64) {
	return lambda * e.width(phi), e.Y * phi
}

// Inverse implements Formula.
func (e EllipticMeridians) Inverse(x, y float64) (lambda, phi float64) {
	phi = y / e.Y
	return alongParallel(x, e.width(phi), phi)
}

func (e EllipticMeridians) width(phi float64) float64 {
	return e.X * (e.A + math.Sqrt(math.Max(0, 1-e.B*phi*phi)))
}
