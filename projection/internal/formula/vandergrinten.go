package formula

import "math"

// Alphons van der Grinten's projections show the world in a circle of radius
// pi (I to III) or in two that cross (IV). In units of pi the meridian of
// longitude lambda is a circle through the poles, x^2 + y^2 + 2 a x = 1 with
// a = (pi/lambda - lambda/pi)/2. Snyder 1987, p. 239-242; Snyder and Voxland
// 1989. The formulas are rearranged so that nothing cancels near the
// middle lines.

// meridianCircle returns a for a positive longitude.
func meridianCircle(lambda float64) float64 {
	l := lambda / math.Pi
	return (1 - l) * (1 + l) / (2 * l)
}

// circleMeridian returns the longitude, signed as x, of the circle through the
// poles for which 1 - x^2 - y^2 is rest, in units of pi.
func circleMeridian(x, rest float64) float64 {
	if x == 0 {
		return 0
	}
	l := 2 * math.Abs(x) / (rest + math.Hypot(rest, 2*x))
	return math.Copysign(math.Pi*l, x)
}

// VanDerGrinten1 is the projection of 1898, for decades that of National
// Geographic's world maps.
type VanDerGrinten1 struct{}

// Forward implements Formula. Snyder's eq. 29-1 to 29-6; G is g/s and P is p/s^2.
func (VanDerGrinten1) Forward(lambda, phi float64) (x, y float64) {
	s := math.Min(1, math.Abs(phi)/halfPi)
	c := math.Sqrt((1 - s) * (1 + s))
	if lambda == 0 || c == 0 {
		return 0, math.Copysign(math.Pi*s/(1+c), phi)
	}
	g := (1 + c) * (1 + s) / (1 + s + c)
	p := g * (2 - s)
	a := meridianCircle(math.Abs(lambda))
	q, r := p*p-g*s*s*s, 4*g*g*(1-s)
	u := r / (a*q + math.Sqrt(a*a*q*q+(p*p+a*a*s*s*s*s)*r))
	v := s * (g - s*a*u) / p
	return math.Copysign(math.Pi*u, lambda), math.Copysign(math.Pi*v, phi)
}

// Inverse implements Formula. The meridian is known from its circle, and the
// latitude is solved for: a x + P y = G.
func (f VanDerGrinten1) Inverse(x, y float64) (lambda, phi float64) {
	u, v := x/math.Pi, math.Abs(y)/math.Pi
	if !(u*u+v*v <= 1+edge) {
		return nowhere()
	}
	lambda = clamp(circleMeridian(u, 1-u*u-v*v), math.Pi)
	phi = bracket(2*math.Atan(v), 0, halfPi+edge, func(phi float64) (float64, float64) {
		const h = 1e-7
		_, at := f.Forward(lambda, phi)
		_, below := f.Forward(lambda, math.Max(0, phi-h))
		return at - math.Abs(y), (at - below) / math.Min(h, phi)
	})
	return lambda, math.Copysign(math.Min(phi, halfPi), y)
}

// VanDerGrinten2 has parallels that cross the meridians at right angles:
// x^2 + y^2 + 1 = 2 y / b with b = phi / (pi/2).
type VanDerGrinten2 struct{}

// Forward implements Formula.
func (VanDerGrinten2) Forward(lambda, phi float64) (x, y float64) {
	b := math.Min(1, math.Abs(phi)/halfPi)
	c := math.Sqrt((1 - b) * (1 + b))
	if lambda == 0 {
		return 0, math.Copysign(math.Pi*b/(1+c), phi)
	}
	a := meridianCircle(math.Abs(lambda))
	u := c / (math.Hypot(1, a) + a*c)
	return math.Copysign(math.Pi*u, lambda), math.Copysign(math.Pi*b*(1-a*u), phi)
}

// Inverse implements Formula.
func (VanDerGrinten2) Inverse(x, y float64) (lambda, phi float64) {
	u, v := x/math.Pi, y/math.Pi
	r := u*u + v*v
	if !(r <= 1+edge) {
		return nowhere()
	}
	return onSphere(circleMeridian(u, 1-r), math.Pi*v/(1+r))
}

// VanDerGrinten3 has straight parallels.
type VanDerGrinten3 struct{}

// Forward implements Formula.
func (VanDerGrinten3) Forward(lambda, phi float64) (x, y float64) {
	b := math.Min(1, math.Abs(phi)/halfPi)
	v := b / (1 + math.Sqrt((1-b)*(1+b)))
	y = math.Copysign(math.Pi*v, phi)
	if lambda == 0 {
		return 0, y
	}
	a := meridianCircle(math.Abs(lambda))
	rest := (1 - v) * (1 + v)
	return math.Copysign(math.Pi*rest/(a+math.Sqrt(a*a+rest)), lambda), y
}

// Inverse implements Formula.
func (VanDerGrinten3) Inverse(x, y float64) (lambda, phi float64) {
	u, v := x/math.Pi, y/math.Pi
	if !(u*u+v*v <= 1+edge) {
		return nowhere()
	}
	return onSphere(circleMeridian(u, (1-v)*(1+v)-u*u), math.Pi*v/(1+v*v))
}

// VanDerGrinten4 shows the world in the shape of an apple.
type VanDerGrinten4 struct{}

// Forward implements Formula. Snyder and Voxland 1989. In units of half
// pi the meridian is u^2 + v^2 - d u = 1, and it crosses the parallel of
// latitude b on the line 2 (b + c) v = 1 + b^2 + 2 b c + d u.
func (VanDerGrinten4) Forward(lambda, phi float64) (x, y float64) {
	b, l := math.Abs(phi)/halfPi, math.Abs(lambda)/halfPi
	switch {
	case b < 1e-150:
		return lambda, phi
	case l == 0 || b >= 1:
		return 0, phi
	}
	c := (1 - b) * (b*b + 2*b + 5) / (2 * b * b)
	d := (l - 1) * (l + 1) / l
	e, k := (b+c)*(b+c), (1-b)*(1+b)*(b+2*c-1)*(b+2*c+1)
	m := d * (e + c*c - 1)
	root := math.Sqrt(m*m + (4*e+d*d)*k)
	u := (m + root) / (4*e + d*d)
	if m < 0 {
		u = k / (root - m)
	}
	v := (1 + b*b + 2*b*c + d*u) / (2 * (b + c))
	return math.Copysign(halfPi*u, lambda), math.Copysign(halfPi*v, phi)
}

// Inverse implements Formula. The longitude is known from the meridian's
// circle; b solves the line's equation times b^2.
func (f VanDerGrinten4) Inverse(x, y float64) (lambda, phi float64) {
	u, v := math.Abs(x)/halfPi, math.Abs(y)/halfPi
	if !(u <= 2+edge && v <= 2) {
		return nowhere()
	}
	if u == 0 || v == 0 {
		return onSphere(x, y)
	}
	d := (u*u + v*v - 1) / u
	l := (d + math.Hypot(d, 2)) / 2
	if d < 0 {
		l = 2 / (math.Hypot(d, 2) - d)
	}
	b := bracket(math.Min(v, 1)/2, 0, 1+edge, func(b float64) (float64, float64) {
		line, five := d*u+1+b*b-2*b*v, b*b+2*b+5
		return b*b*line + (b-v)*(1-b)*five,
			2*b*line + b*b*(2*b-2*v) + (1-b)*five - (b-v)*five + (b-v)*(1-b)*(2*b+2)
	})
	return onSphere(math.Copysign(halfPi*l, x), math.Copysign(halfPi*b, y))
}
