package formula

import (
	"math"
)

// forwarder is the half of a formula that Refine inverts.
type forwarder interface {
	Forward(lambda, phi float64) (x, y float64)
}

var _ forwarder = Formula(nil)

// Refine improves an approximate inverse by Newton's method in the plane, with
// derivatives from small differences. It gives NaN where it finds no point
// within 1e-11 semi-major axes (0.06 mm).
func Refine(f forwarder, x, y, lambda, phi float64) (float64, float64) {
	const step = 1e-6
	for range 20 {
		x0, y0 := f.Forward(lambda, phi)
		dx, dy := x-x0, y-y0
		if math.Abs(dx)+math.Abs(dy) < 1e-14 {
			return lambda, phi
		}
		h := step
		if phi > 0 {
			h = -step
		}
		xl, yl := f.Forward(lambda+step, phi)
		xp, yp := f.Forward(lambda, phi+h)
		a, b := (xl-x0)/step, (xp-x0)/h
		c, d := (yl-y0)/step, (yp-y0)/h
		det := a*d - b*c
		if det == 0 || math.IsNaN(det) {
			break
		}
		dl, dp := (dx*d-dy*b)/det, (dy*a-dx*c)/det
		lambda += math.Max(-0.3, math.Min(0.3, dl))
		phi = math.Max(-math.Pi/2, math.Min(math.Pi/2, phi+math.Max(-0.3, math.Min(0.3, dp))))
	}
	x0, y0 := f.Forward(lambda, phi)
	if !(math.Hypot(x-x0, y-y0) < 1e-11) {
		return math.NaN(), math.NaN()
	}
	return lambda, phi
}
