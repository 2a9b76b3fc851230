package formula

import "math"

// Laskowski is Piotr Laskowski's tri-optimal projection of 1991, which
// balances distortions of areas, angles and distances. Snyder 1993;
// coefficients as in PROJ.
type Laskowski struct{}

// Forward implements Formula.
func (Laskowski) Forward(lambda, phi float64) (x, y float64) {
	l2, p2 := lambda*lambda, phi*phi
	x = lambda * (0.975534 + p2*(-0.119161-0.0143059*l2-0.0547009*p2))
	y = phi * (1.00384 + l2*(0.0802894-0.0285500*p2+0.000199025*l2) + p2*(0.0998909-0.0491032*p2))
	return x, y
}

// Inverse implements Formula. Near the corners of the map, where the pole lines
// turn back, only an iteration that may leave the sphere for a while arrives.
func (l Laskowski) Inverse(x, y float64) (lambda, phi float64) {
	lambda, phi = solve2([2]float64{x, y / 1.3}, x, y, l.Forward)
	if !math.IsNaN(lambda) {
		return lambda, phi
	}
	lambda, phi = math.Copysign(math.Pi, x), math.Copysign(halfPi, y)
	for range 40 {
		fx, fy := l.Forward(lambda, phi)
		l2, p2 := lambda*lambda, phi*phi
		xl := 0.975534 + p2*(-0.119161-3*0.0143059*l2-0.0547009*p2)
		xp := 2 * lambda * phi * (-0.119161 - 0.0143059*l2 - 2*0.0547009*p2)
		yl := 2 * lambda * phi * (0.0802894 - 0.0285500*p2 + 2*0.000199025*l2)
		yp := 1.00384 + l2*(0.0802894-3*0.0285500*p2+0.000199025*l2) + p2*(3*0.0998909-5*0.0491032*p2)
		det := xl*yp - xp*yl
		dl, dp := ((fx-x)*yp-(fy-y)*xp)/det, ((fy-y)*xl-(fx-x)*yl)/det
		lambda, phi = lambda-dl, phi-dp
		if math.Abs(dl)+math.Abs(dp) < 1e-14 {
			return onSphere(lambda, phi)
		}
	}
	return nowhere()
}
