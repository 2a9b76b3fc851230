package formula

import "math"

// Max Eckert's projections of 1906 have poles half as long as the equator.
// Snyder 1987, p. 253-258, for IV and VI; Snyder and Voxland 1989
// for the others. III is among EllipticMeridians, VI among SinusoidalSeries.

// Eckert1 has straight meridians, broken at the equator, and parallels at
// equal distances.
type Eckert1 struct{}

// Forward implements Formula.
func (Eckert1) Forward(lambda, phi float64) (x, y float64) {
	c := 2 * math.Sqrt(2/(3*math.Pi))
	return c * lambda * (1 - math.Abs(phi)/math.Pi), c * phi
}

// Inverse implements Formula.
func (Eckert1) Inverse(x, y float64) (lambda, phi float64) {
	c := 2 * math.Sqrt(2/(3*math.Pi))
	phi = y / c
	return alongParallel(x, c*(1-math.Abs(phi)/math.Pi), phi)
}

// Eckert2 has straight meridians, broken at the equator, and equal areas.
type Eckert2 struct{}

// Forward implements Formula.
func (Eckert2) Forward(lambda, phi float64) (x, y float64) {
	c := math.Sqrt(6 * math.Pi)
	w := math.Sqrt(4 - 3*math.Sin(math.Abs(phi)))
	return 2 / c * lambda * w, math.Copysign(2*math.Pi/(c)*(2-w), phi)
}

// Inverse implements Formula.
func (Eckert2) Inverse(x, y float64) (lambda, phi float64) {
	c := math.Sqrt(6 * math.Pi)
	w := 2 - math.Abs(y)*c/(2*math.Pi)
	return alongParallel(x, 2/c*w, math.Copysign(arcsin((4-w*w)/3), y))
}

// Eckert4 has half ellipses as meridians and equal areas. Snyder 1987, p. 256,
// eq. 32-1 to 32-4 and 32-8 to 32-12.
type Eckert4 struct{}

// Forward implements Formula.
func (Eckert4) Forward(lambda, phi float64) (x, y float64) {
	k := (2 + halfPi) * math.Sin(math.Abs(phi))
	theta := bracket(math.Abs(phi)*0.95, 0, halfPi+1e-9, func(theta float64) (float64, float64) {
		sin, cos := math.Sincos(theta)
		return theta + sin*(cos+2) - k, 2 * cos * (1 + cos)
	})
	if math.Abs(phi) >= halfPi {
		theta = halfPi // where the equation has a double root
	}
	sin, cos := math.Sincos(theta)
	return 2 / math.Sqrt(math.Pi*(4+math.Pi)) * lambda * (1 + cos),
		math.Copysign(2*math.Sqrt(math.Pi/(4+math.Pi))*sin, phi)
}

// Inverse implements Formula.
func (Eckert4) Inverse(x, y float64) (lambda, phi float64) {
	theta := arcsin(y / (2 * math.Sqrt(math.Pi/(4+math.Pi))))
	if halfPi-math.Abs(theta) < 5e-8 {
		theta = math.Copysign(halfPi, y) // all that rounding leaves of it
	}
	sin, cos := math.Sincos(theta)
	return alongParallel(x, 2/math.Sqrt(math.Pi*(4+math.Pi))*(1+cos), arcsin((theta+sin*(cos+2))/(2+halfPi)))
}

// Eckert5 has sine curves as meridians and parallels at equal distances.
type Eckert5 struct{}

// Forward implements Formula.
func (Eckert5) Forward(lambda, phi float64) (x, y float64) {
	c := 1 / math.Sqrt(2+math.Pi)
	return c * lambda * (1 + math.Cos(phi)), 2 * c * phi
}

// Inverse implements Formula.
func (Eckert5) Inverse(x, y float64) (lambda, phi float64) {
	c := 1 / math.Sqrt(2+math.Pi)
	phi = y / (2 * c)
	return alongParallel(x, c*(1+math.Cos(phi)), phi)
}
