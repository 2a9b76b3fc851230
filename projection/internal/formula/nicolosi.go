package formula

import "math"

// Nicolosi is al-Biruni's and Nicolosi's globular projection of one hemisphere:
// meridians and parallels are arcs of circles at equal distances along the
// middle lines and the rim. Snyder and Voxland 1989.
type Nicolosi struct{}

// Forward implements Formula: the point where the circles of meridian and
// parallel cross. In units of half pi the meridian of longitude l is
// x^2 + y^2 + b x = 1 with b = 1/l - l, the parallel of latitude p is
// x^2 + y^2 + sin phi / w = 1 + y / w with w = (sin phi - p)/(1 - p^2), and
// both cross on the line y = sin phi - b w x.
func (Nicolosi) Forward(lambda, phi float64) (x, y float64) {
	if !(math.Abs(lambda) <= halfPi+edge) {
		return nowhere()
	}
	l, p := math.Min(1, math.Abs(lambda)/halfPi), math.Abs(phi)/halfPi
	switch {
	case l == 0 || p >= 1:
		return 0, phi
	case p == 0:
		return lambda, 0
	}
	sin, cos := math.Sincos(math.Abs(phi))
	b := (1 - l) * (1 + l) / l
	w := (sin - p) / ((1 - p) * (1 + p))
	k := b * (1 - 2*w*sin)
	x = 2 * cos * cos / (k + math.Sqrt(k*k+4*(1+b*b*w*w)*cos*cos))
	y = sin - b*w*x
	return math.Copysign(halfPi*x, lambda), math.Copysign(halfPi*y, phi)
}

// Inverse implements Formula. The meridian is known from its circle; the
// latitude is solved for.
func (f Nicolosi) Inverse(x, y float64) (lambda, phi float64) {
	if !(math.Hypot(x, y) <= halfPi+edge) {
		return nowhere()
	}
	u, v := math.Abs(x)/halfPi, math.Abs(y)/halfPi
	r := 1 - u*u - v*v
	l := 2 * u / (r + math.Hypot(r, 2*u))
	if u == 0 {
		return 0, clamp(y, halfPi)
	}
	l = math.Copysign(math.Min(l, 1)*halfPi, x)
	phi = bracket(math.Abs(y), 0, halfPi+edge, func(phi float64) (float64, float64) {
		const h = 1e-7
		_, at := f.Forward(l, phi)
		_, below := f.Forward(l, phi-h)
		return at - math.Abs(y), (at - below) / h
	})
	return l, math.Copysign(math.Min(phi, halfPi), y)
}
