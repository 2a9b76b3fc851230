package formula

import "math"

// NaturalEarth is Tom Patterson's compromise projection as a polynomial:
// Šavrič, Jenny, Patterson, Petrovič, Hurni: A Polynomial Equation for the
// Natural Earth Projection, CaGIS 38(4), 2011.
type NaturalEarth struct{}

// Forward implements Formula.
func (NaturalEarth) Forward(lambda, phi float64) (x, y float64) {
	p2 := phi * phi
	p4 := p2 * p2
	x = lambda * (0.8707 + p2*(-0.131979+p2*(-0.013791+p4*p2*(0.003971-0.001529*p2))))
	y = phi * (1.007226 + p2*(0.015085+p4*(-0.044475+0.028874*p2-0.005916*p4)))
	return x, y
}

// Inverse implements Formula. The northing is solved for the latitude first.
func (NaturalEarth) Inverse(x, y float64) (lambda, phi float64) {
	phi = newton(y, func(phi float64) (float64, float64) {
		p2 := phi * phi
		p4 := p2 * p2
		return phi*(1.007226+p2*(0.015085+p4*(-0.044475+0.028874*p2-0.005916*p4))) - y,
			1.007226 + p2*(3*0.015085+p4*(-7*0.044475+9*0.028874*p2-11*0.005916*p4))
	})
	if !(math.Abs(phi) <= halfPi+edge) {
		return nowhere()
	}
	p2 := phi * phi
	p4 := p2 * p2
	return onSphere(x/(0.8707+p2*(-0.131979+p2*(-0.013791+p4*p2*(0.003971-0.001529*p2)))), phi)
}
