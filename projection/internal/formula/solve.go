package formula

import "math"

// tolerance ends an iteration, relative to the solution: after a step this small
// the error is of the order of its square, as the convergence is quadratic.
const tolerance = 3e-9

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
		switch {
		case math.Abs(next-x) <= tolerance*math.Abs(x):
			return math.Max(low, math.Min(next, high))
		case !(next > low && next < high):
			next = low + (high-low)/2
			if next == low || next == high {
				return x
			}
		}
		x = next
	}
	return x
}

// solve2 finds the point on the sphere that f maps to x, y, for formulas whose
// inverse has no closed form: Newton's method in two dimensions from a first
// guess, and where that fails from the best points of a coarse net. Derivatives
// are differences taken towards the middle of the map, so that f is never
// asked for points off the sphere. The answer is nowhere where nothing is
// mapped to x, y.
func solve2(guess [2]float64, x, y float64, f func(lambda, phi float64) (x, y float64)) (float64, float64) {
	lambda, phi, off := descend(guess, x, y, f)
	if off <= close2 {
		return lambda, phi
	}
	if !(math.Abs(x)+math.Abs(y) < 1e3) {
		return nowhere()
	}
	for _, start := range nearest(x, y, f) {
		if lambda, phi, off = descend(start, x, y, f); off <= close2 {
			return lambda, phi
		}
	}
	return nowhere()
}

// nearest returns the points of a coarse net whose images are nearest to x, y.
func nearest(x, y float64, f func(lambda, phi float64) (x, y float64)) [8][2]float64 {
	const columns, rows = 16, 8
	var best [8][2]float64
	var far [8]float64
	for i := range far {
		far[i] = math.Inf(1)
	}
	for i := range columns * rows {
		l := (float64(i%columns)+0.5)/columns*2*math.Pi - math.Pi
		p := (float64(i/columns)+0.5)/rows*math.Pi - halfPi
		fx, fy := f(l, p)
		d := math.Hypot(fx-x, fy-y)
		for k := range far {
			if d < far[k] {
				copy(far[k+1:], far[k:])
				copy(best[k+1:], best[k:])
				far[k], best[k] = d, [2]float64{l, p}
				break
			}
		}
	}
	return best
}

// close2 is how far, in radii, the image of solve2's answer may be off.
const close2 = 1e-11

// descend is solve2 from one guess; off is how far the answer's image is from
// x, y. Steps that lead away are halved.
func descend(guess [2]float64, x, y float64, f func(lambda, phi float64) (x, y float64)) (lambda, phi, off float64) {
	const h = 1e-7
	lambda, phi = clamp(guess[0], math.Pi), clamp(guess[1], halfPi)
	fx, fy := f(lambda, phi)
	off = math.Hypot(fx-x, fy-y)
	for range 100 {
		if off == 0 || math.IsNaN(off) {
			break
		}
		hl, hp := -math.Copysign(h, lambda), -math.Copysign(h, phi)
		ax, ay := f(lambda+hl, phi)
		bx, by := f(lambda, phi+hp)
		ax, ay, bx, by = (ax-fx)/hl, (ay-fy)/hl, (bx-fx)/hp, (by-fy)/hp
		det := ax*by - ay*bx
		if det == 0 || math.IsNaN(det) {
			break
		}
		dl := ((fx-x)*by - (fy-y)*bx) / det
		dp := ((fy-y)*ax - (fx-x)*ay) / det
		if math.Abs(dl)+math.Abs(dp) < 1e-12 {
			return short(lambda, lambda-dl, math.Pi), short(phi, phi-dp, halfPi), off
		}
		better := false
		for range 30 {
			l, p := short(lambda, lambda-dl, math.Pi), short(phi, phi-dp, halfPi)
			gx, gy := f(l, p)
			if d := math.Hypot(gx-x, gy-y); d < off {
				lambda, phi, fx, fy, off, better = l, p, gx, gy, d, true
				break
			}
			dl, dp = dl/2, dp/2
		}
		if !better {
			break
		}
	}
	return lambda, phi, off
}

// short returns to, or where that is off the sphere nine tenths of the way to
// its edge: poles are often points, from which no derivative leads away.
func short(from, to, limit float64) float64 {
	if math.Abs(to) <= limit {
		return to
	}
	return from + 0.9*(math.Copysign(limit, to)-from)
}
