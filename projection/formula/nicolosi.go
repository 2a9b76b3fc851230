package formula

import "math"

// Nicolosi is al-Biruni's and Nicolosi's globular projection of one hemisphere:
// meridians and parallels are arcs of circles at equal distances along the
// middle lines and the rim. Snyder and Voxland 1989, p. 234.
type Nicolosi struct{}

// Forward implements Formula: the point where meridian and parallel cross, both
// through their ends and middles. In units of half pi the meridian of
// longitude l is x^2 + y^2 - 1 = 2 x m, and the parallel of latitude p is
// x^2 + (y - p)(y - p - 2 r) = 0 with radius r.
func (Nicolosi) Forward(lambda, phi float64) (x, y float64) {
	if !(math.Abs(lambda) <= halfPi+edge) {
		return nowhere()
	}
	l, p := math.Abs(lambda)/halfPi, math.Abs(phi)/halfPi
	switch {
	case l == 0 || p >= 1:
		return 0, phi
	case p == 0:
		return lambda, 0
	}
	sin := math.Sin(math.Abs(phi))
	b := 1/l - l
	d := (1 - p*p) / (sin - p)
	b2, d2 := b*b, d*d
	sum := b2 + d2
	m := (b*sin*d - b*d2/2) / sum
	n := (d2*sin + d*b2/2) / sum
	cos := math.Cos(phi)
	x = m + math.Sqrt(m*m+cos*cos*d2/sum)
	y = n - math.Sqrt(math.Max(0, n*n-(d2*sin*sin+(d*sin-1)*b2)/sum))
	if b == 0 {
		y = sin
	}
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
