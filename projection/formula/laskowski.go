package formula

// Laskowski is Piotr Laskowski's tri-optimal projection of 1991, which
// balances distortions of areas, angles and distances. Snyder 1993, p. 264;
// coefficients as in PROJ.
type Laskowski struct{}

// Forward implements Formula.
func (Laskowski) Forward(lambda, phi float64) (x, y float64) {
	l2, p2 := lambda*lambda, phi*phi
	x = lambda * (0.975534 + p2*(-0.119161-0.0143059*l2-0.0547009*p2))
	y = phi * (1.00384 + l2*(0.0802894-0.0285500*p2+0.000199025*l2) + p2*(0.0998909-0.0491032*p2))
	return x, y
}

// Inverse implements Formula.
func (l Laskowski) Inverse(x, y float64) (lambda, phi float64) {
	return solve2([2]float64{x, y / 1.3}, x, y, l.Forward)
}
