package formula

// Patterson is Tom Patterson's compromise cylindrical projection. Patterson,
// Šavrič, Jenny: Introducing the Patterson Cylindrical Projection,
// Cartographic Perspectives 78, 2014.
type Patterson struct{}

// Forward implements Formula.
func (Patterson) Forward(lambda, phi float64) (x, y float64) {
	y, _ = pattersonNorthing(phi)
	return lambda, y
}

// Inverse implements Formula.
func (Patterson) Inverse(x, y float64) (lambda, phi float64) {
	phi = newton(y, func(phi float64) (float64, float64) {
		value, slope := pattersonNorthing(phi)
		return value - y, slope
	})
	return onSphere(x, phi)
}

func pattersonNorthing(phi float64) (value, slope float64) {
	p2 := phi * phi
	p4 := p2 * p2
	return phi * (1.0148 + p4*(0.23185+p2*(-0.14499+0.02406*p2))),
		1.0148 + p4*(5*0.23185+p2*(-7*0.14499+9*0.02406*p2))
}
