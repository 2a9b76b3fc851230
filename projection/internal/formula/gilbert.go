package formula

import "math"

// Gilbert is Edgar Gilbert's two-world perspective of 1974: the sphere drawn
// conformally onto one hemisphere of another, which is then seen from afar.
// DeLucia and Snyder: An innovative world map projection, 1986.
type Gilbert struct{}

// Forward implements Formula.
func (Gilbert) Forward(lambda, phi float64) (x, y float64) {
	t, root := halfTangent(phi)
	return root * math.Sin(lambda/2), t
}

// Inverse implements Formula.
func (Gilbert) Inverse(x, y float64) (lambda, phi float64) {
	cos := math.Sqrt((1 - y) * (1 + y))
	if !(x*x+y*y <= 1+edge) {
		return nowhere()
	}
	if cos == 0 || math.IsNaN(cos) {
		return 0, math.Copysign(halfPi, y)
	}
	return onSphere(2*math.Atan2(x, math.Sqrt(math.Max(0, cos*cos-x*x))), 2*math.Atan(y))
}
