package formula

import "math"

// Reinholds Putniņš's projections of 1934; an accent marks the one of a pair
// whose poles are lines. Snyder 1993; constants as in PROJ. P1 is
// among EllipticMeridians, P2' is Wagner IV, P4 is Craster.

// Putnins2 has arcs of ellipses as meridians and equal areas.
type Putnins2 struct{}

const putnins2X, putnins2Y, putnins2P = 1.89490, 1.71848, 0.6141848493043784

// Forward implements Formula.
func (Putnins2) Forward(lambda, phi float64) (x, y float64) {
	k := putnins2P * math.Sin(math.Abs(phi))
	theta := bracket(0.6*math.Abs(phi), 0, math.Pi/3+1e-9, func(theta float64) (float64, float64) {
		sin, cos := math.Sincos(theta)
		return theta + sin*(cos-1) - k, cos * (2*cos - 1)
	})
	if math.Abs(phi) >= halfPi {
		theta = math.Pi / 3 // where the equation has a double root
	}
	sin, cos := math.Sincos(theta)
	return putnins2X * lambda * (cos - 0.5), math.Copysign(putnins2Y*sin, phi)
}

// Inverse implements Formula.
func (Putnins2) Inverse(x, y float64) (lambda, phi float64) {
	theta := math.Asin(y / putnins2Y)
	sin, cos := math.Sincos(theta)
	return alongParallel(x, math.Max(0, putnins2X*(cos-0.5)), arcsin((theta+sin*(cos-1))/putnins2P))
}

// Putnins3 has parabolas as meridians and parallels at equal distances:
// x = c lambda (1 - a phi^2 / pi^2), y = c phi with c^2 = 2/pi; a is 4 for P3
// and 2 for P3'.
type Putnins3 struct{ A float64 }

// Forward implements Formula.
func (p Putnins3) Forward(lambda, phi float64) (x, y float64) {
	return lambda * p.width(phi), math.Sqrt(2/math.Pi) * phi
}

// Inverse implements Formula.
func (p Putnins3) Inverse(x, y float64) (lambda, phi float64) {
	phi = y / math.Sqrt(2/math.Pi)
	return alongParallel(x, p.width(phi), phi)
}

func (p Putnins3) width(phi float64) float64 {
	return math.Sqrt(2/math.Pi) * math.Max(0, 1-p.A*phi*phi/(math.Pi*math.Pi))
}

// Putnins4 has curves of the fourth degree and equal areas: P4' and
// Werenskiold's projection I, which is the same in other units.
type Putnins4 struct{ X, Y float64 }

// Putnins4Prime returns Putniņš's projection P4'.
func Putnins4Prime() Putnins4 {
	return Putnins4{X: 2 * math.Sqrt(0.6/math.Pi), Y: 2 * math.Sqrt(1.2*math.Pi)}
}

// Werenskiold1 returns Werner Werenskiold's projection I, with true scale
// along the equator.
func Werenskiold1() Putnins4 { return Putnins4{X: 1, Y: math.Sqrt2 * math.Pi} }

// Forward implements Formula.
func (p Putnins4) Forward(lambda, phi float64) (x, y float64) {
	theta := math.Asin(5 * math.Sqrt2 / 8 * math.Sin(phi))
	return p.X * lambda * math.Cos(theta) / math.Cos(theta/3), p.Y * math.Sin(theta/3)
}

// Inverse implements Formula.
func (p Putnins4) Inverse(x, y float64) (lambda, phi float64) {
	third := math.Asin(y / p.Y)
	return alongParallel(x, p.X*math.Cos(3*third)/math.Cos(third), arcsin(8/(5*math.Sqrt2)*math.Sin(3*third)))
}

// Putnins5 has hyperbolas as meridians and parallels at equal distances:
// x = c lambda (A - B sqrt(1 + 12 phi^2 / pi^2)), y = c phi; A and B are 2 and
// 1 for P5, 1.5 and 0.5 for P5'.
type Putnins5 struct{ A, B float64 }

const putnins5C, putnins5D = 1.01346, 1.2158542

// Forward implements Formula.
func (p Putnins5) Forward(lambda, phi float64) (x, y float64) {
	return lambda * p.width(phi), putnins5C * phi
}

// Inverse implements Formula.
func (p Putnins5) Inverse(x, y float64) (lambda, phi float64) {
	phi = y / putnins5C
	return alongParallel(x, p.width(phi), phi)
}

func (p Putnins5) width(phi float64) float64 {
	return math.Max(0, putnins5C*(p.A-p.B*math.Sqrt(1+putnins5D*phi*phi)))
}

// Putnins6 has hyperbolas as meridians and equal areas.
type Putnins6 struct{ x, y, a, b float64 }

// NewPutnins6 returns Putniņš's projection P6.
func NewPutnins6() Putnins6 { return Putnins6{1.01346, 0.91910, 2, 2.1471437182129378784} }

// NewPutnins6Prime returns Putniņš's projection P6'.
func NewPutnins6Prime() Putnins6 { return Putnins6{0.44329, 0.80404, 3, 5.61125} }

// Forward implements Formula.
func (p Putnins6) Forward(lambda, phi float64) (x, y float64) {
	k := p.b * math.Sin(math.Abs(phi))
	t := bracket(1.1*math.Abs(phi), 0, math.Sqrt(3)+1e-5, func(t float64) (float64, float64) {
		r := math.Sqrt(1 + t*t)
		return (2*p.a-r)*t - math.Asinh(t) - k, 2 * (p.a - r)
	})
	if math.Abs(phi) >= halfPi && p.a == 2 {
		t = math.Sqrt(3) // where the equation has a double root
	}
	return p.x * lambda * math.Max(0, p.a-math.Sqrt(1+t*t)), math.Copysign(p.y*t, phi)
}

// Inverse implements Formula.
func (p Putnins6) Inverse(x, y float64) (lambda, phi float64) {
	t := y / p.y
	if !(math.Abs(t) <= math.Sqrt(3)+1e-5) {
		return nowhere()
	}
	r := math.Sqrt(1 + t*t)
	return alongParallel(x, math.Max(0, p.x*(p.a-r)), arcsin(((2*p.a-r)*t-math.Asinh(t))/p.b))
}
