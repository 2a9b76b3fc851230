package sphere

import "math"

// Asin is math.Asin that takes a rounding error beyond 1 for 1.
func Asin(s float64) float64 {
	if a := math.Abs(s); a > 1 && a < 1+1e-10 {
		return math.Copysign(math.Pi/2, s)
	}
	return math.Asin(s)
}

// Wrap brings an angle in radians into [-pi, pi].
func Wrap(lambda float64) float64 {
	if math.Abs(lambda) <= math.Pi {
		return lambda
	}
	return math.Remainder(lambda, 2*math.Pi)
}
