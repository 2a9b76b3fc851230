package formula

import "math"

// Ginzburg8 is Georgiy Ginzburg's projection VIII of 1944, a compromise with
// curved meridians at unequal distances. Snyder 1993; constants as in PROJ.
type Ginzburg8 struct{}

// Forward implements Formula.
func (Ginzburg8) Forward(lambda, phi float64) (x, y float64) {
	p2, l2 := phi*phi, lambda*lambda
	return lambda * (1 - 0.162388*p2) * (0.87 - 0.000952426*l2*l2), phi * (1 + p2/12)
}

// Inverse implements Formula. The latitude depends on y alone.
func (Ginzburg8) Inverse(x, y float64) (lambda, phi float64) {
	phi = newton(y, func(phi float64) (float64, float64) {
		return phi*(1+phi*phi/12) - y, 1 + phi*phi/4
	})
	if !(math.Abs(phi) <= halfPi+edge) {
		return nowhere()
	}
	u := x / (1 - 0.162388*phi*phi)
	lambda = newton(u, func(lambda float64) (float64, float64) {
		l4 := lambda * lambda * lambda * lambda
		return lambda*(0.87-0.000952426*l4) - u, 0.87 - 5*0.000952426*l4
	})
	return onSphere(lambda, phi)
}
