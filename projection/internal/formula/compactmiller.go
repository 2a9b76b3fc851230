package formula

// CompactMiller is a cylindrical projection like Miller's with shorter polar
// regions. Jenny, Šavrič, Patterson: A compromise aspect-adaptive cylindrical
// projection for world maps, IJGIS 29(6), 2015.
type CompactMiller struct{}

// Forward implements Formula.
func (CompactMiller) Forward(lambda, phi float64) (x, y float64) {
	y, _ = compactMillerNorthing(phi)
	return lambda, y
}

// Inverse implements Formula.
func (CompactMiller) Inverse(x, y float64) (lambda, phi float64) {
	phi = newton(y, func(phi float64) (float64, float64) {
		value, slope := compactMillerNorthing(phi)
		return value - y, slope
	})
	return onSphere(x, phi)
}

func compactMillerNorthing(phi float64) (value, slope float64) {
	p2 := phi * phi
	return phi * (0.9902 + p2*(0.1604-0.03054*p2)), 0.9902 + p2*(3*0.1604-5*0.03054*p2)
}
