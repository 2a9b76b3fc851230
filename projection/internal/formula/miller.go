package formula

// Miller is Osborn Miller's cylindrical projection: Mercator of four fifths of
// the latitude, stretched by five fourths. Snyder 1987, p. 88, eq. 11-1 to 11-6.
type Miller struct{}

// Forward implements Formula.
func (Miller) Forward(lambda, phi float64) (x, y float64) {
	return lambda, 1.25 * isometric(0.8*phi)
}

// Inverse implements Formula.
func (Miller) Inverse(x, y float64) (lambda, phi float64) {
	return onSphere(x, 1.25*gudermann(0.8*y))
}
