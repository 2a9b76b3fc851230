package formula

import "math"

// Bonne has concentric parallels, all in true length, and equal areas. Snyder
// 1987, p. 139, eq. 19-1 to 19-8. Make it with NewBonne.
type Bonne struct{ phi1, cot float64 }

// NewBonne returns the projection with the middle parallel phi1 (radians). The
// pole gives Werner's heart, the equator the sinusoidal.
func NewBonne(phi1 float64) Formula {
	if math.Abs(phi1) < 1e-6 {
		return Sinusoidal{}
	}
	return Bonne{phi1: phi1, cot: math.Cos(phi1) / math.Sin(phi1)}
}

// Forward implements Formula.
func (b Bonne) Forward(lambda, phi float64) (x, y float64) {
	rho := b.cot + b.phi1 - phi
	if math.Abs(rho) < 1e-15 {
		return 0, phi - b.phi1
	}
	e := lambda * math.Cos(phi) / rho
	return rho * math.Sin(e), phi - b.phi1 + rho*versin(e)
}

// Inverse implements Formula.
func (b Bonne) Inverse(x, y float64) (lambda, phi float64) {
	north := b.cot - y
	rho := math.Copysign(math.Hypot(x, north), b.phi1)
	sign := math.Copysign(1, b.phi1)
	phi = b.cot + b.phi1 - rho
	if !(math.Abs(phi) <= halfPi+edge) {
		return nowhere()
	}
	phi = clamp(phi, halfPi)
	return alongParallel(rho*math.Atan2(sign*x, sign*north), math.Cos(phi), phi)
}
