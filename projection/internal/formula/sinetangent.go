package formula

import "math"

// SineTangent holds equal-area projections made of the sine, or the tangent,
// of a fraction of the latitude: x = Q/P lambda cos phi / cos(phi/Q) and
// y = P sin(phi/Q), or with Tangent x = Q/P lambda cos phi cos^2(phi/Q) and
// y = P tan(phi/Q). Snyder 1993; constants as in PROJ.
type SineTangent struct {
	P, Q    float64
	Tangent bool
}

// Kavrayskiy5 returns Kavrayskiy's projection V of 1933.
func Kavrayskiy5() SineTangent { return SineTangent{P: 1.50488, Q: 1.35439} }

// QuarticAuthalic returns the projection of Siemon 1937 and Adams 1944.
func QuarticAuthalic() SineTangent { return SineTangent{P: 2, Q: 2} }

// Foucaut returns Foucaut's equal-area projection of 1862.
func Foucaut() SineTangent { return SineTangent{P: 2, Q: 2, Tangent: true} }

// McBrydeThomasSine returns McBryde and Thomas's sine projection no. 1.
func McBrydeThomasSine() SineTangent { return SineTangent{P: 1.48875, Q: 1.36509} }

// Forward implements Formula.
func (s SineTangent) Forward(lambda, phi float64) (x, y float64) {
	sin, cos := math.Sincos(phi / s.Q)
	if s.Tangent {
		return lambda * s.width(phi, cos), s.P * sin / cos
	}
	return lambda * s.width(phi, cos), s.P * sin
}

// Inverse implements Formula.
func (s SineTangent) Inverse(x, y float64) (lambda, phi float64) {
	theta := arcsin(y / s.P)
	if s.Tangent {
		theta = math.Atan(y / s.P)
	}
	phi = s.Q * theta
	return alongParallel(x, s.width(phi, math.Cos(theta)), phi)
}

func (s SineTangent) width(phi, cos float64) float64 {
	if s.Tangent {
		return s.Q / s.P * math.Cos(phi) * cos * cos
	}
	return s.Q / s.P * math.Cos(phi) / cos
}
