package formula

import "math"

// tolerance ends an iteration: a step this small leaves an error far below it,
// as the solvers' convergence is quadratic.
const tolerance = 1e-12

// newton solves f(x) = 0 from a first guess by Newton's method, where f returns
// its value and its derivative. It is NaN when no solution is found. f does
// not escape, so that a closure given to it allocates nothing.
func newton(x float64, f func(x float64) (value, slope float64)) float64 {
	for range 60 {
		value, slope := f(x)
		if value == 0 {
			return x
		}
		step := value / slope
		x -= step
		if math.Abs(step) <= tolerance*(1+math.Abs(x)) {
			return x
		}
	}
	return math.NaN()
}

// bracket solves f(x) = 0 for an f that rises from low to high, by Newton's
// method kept between the two: a step that would leave the bracket halves it
// instead, so that it converges from anywhere, flat ends included. It is NaN
// when f does not change its sign.
func bracket(x, low, high float64, f func(x float64) (value, slope float64)) float64 {
	for range 200 {
		value, slope := f(x)
		switch {
		case value == 0:
			return x
		case value > 0:
			high = x
		case value < 0:
			low = x
		default:
			return math.NaN()
		}
		next := x - value/slope
		if !(next > low && next < high) {
			next = low + (high-low)/2
		}
		step := next - x
		x = next
		if math.Abs(step) <= tolerance*math.Abs(x) || high-low < 1e-300 {
			return x
		}
	}
	return x
}
