package formula

import "math"

// MollweideSeries holds the projections with ellipses as meridians and lines
// as poles: theta + sin theta = cp sin phi, x = cx lambda cos(theta/2),
// y = cy sin(theta/2). Snyder 1993.
type MollweideSeries struct{ cx, cy, cp float64 }

// NewWagner4 returns Karlheinz Wagner's equal-area projection IV, also known
// as Putniņš P2', with poles half as long as the equator.
func NewWagner4() MollweideSeries {
	const p = math.Pi / 3
	sin, sin2 := math.Sin(p), math.Sin(2*p)
	r := math.Sqrt(2 * math.Pi * sin / (2*p + sin2))
	return MollweideSeries{cx: 2 * r / math.Pi, cy: r / sin, cp: 2*p + sin2}
}

// NewWagner5 returns Wagner's projection V as PROJ and Kartograph.py have it.
// Wagner's own takes the sine of 0.8855 phi and is a compromise; without that
// factor areas keep their proportions.
func NewWagner5() MollweideSeries { return MollweideSeries{0.90977, 1.65014, 3.00896} }

// Forward implements Formula.
func (m MollweideSeries) Forward(lambda, phi float64) (x, y float64) {
	sin, cos := math.Sincos(plusSine(m.cp*math.Sin(phi)) / 2)
	return m.cx * lambda * cos, m.cy * sin
}

// Inverse implements Formula.
func (m MollweideSeries) Inverse(x, y float64) (lambda, phi float64) {
	theta := 2 * arcsin(y/m.cy)
	return alongParallel(x, m.cx*math.Cos(theta/2), arcsin((theta+math.Sin(theta))/m.cp))
}

// plusSine solves theta + sin theta = k for |k| < pi.
func plusSine(k float64) float64 {
	return newton(k/2, func(theta float64) (float64, float64) {
		sin, cos := math.Sincos(theta)
		return theta + sin - k, 1 + cos
	})
}
