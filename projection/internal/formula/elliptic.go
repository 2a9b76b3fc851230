package formula

import "math"

// The elliptic functions with parameter m = 1/2 that map a hemisphere to a
// square.

// ellipticF is the incomplete elliptic integral of the first kind of the angle
// whose sine and cosine are given, by Carlson's duplication:
// F = sin R_F(cos^2, 1 - m sin^2, 1). Carlson 1995, Numerical computation of
// real or complex elliptic integrals.
func ellipticF(sin, cos float64) float64 {
	x, y, z := cos*cos, 1-sin*sin/2, 1.0
	for range 30 {
		mean := (x + y + z) / 3
		if math.Abs(x-mean)+math.Abs(y-mean)+math.Abs(z-mean) < 3e-3*mean {
			u, v := 1-x/mean, 1-y/mean
			w := -u - v
			e2, e3 := float64(u*v)-float64(w*w), u*v*w
			return sin / math.Sqrt(mean) * (1 - e2/10 + e3/14 + e2*e2/24 - 3*e2*e3/44 - 5*e2*e2*e2/208 + 3*e3*e3/104)
		}
		sx, sy, sz := math.Sqrt(x), math.Sqrt(y), math.Sqrt(z)
		step := float64(sx*sy) + float64(sy*sz) + float64(sz*sx)
		x, y, z = (x+step)/4, (y+step)/4, (z+step)/4
	}
	return math.NaN()
}

// ellipticK is the complete integral, F of a right angle: half a side of the
// square.
const ellipticK = 1.8540746773013719184338503471952600462175988235217669

// jacobi is the inverse of ellipticF: the sine and the cosine of the angle,
// Jacobi's sn and cn, for |u| up to ellipticK. By the arithmetic-geometric mean,
// Abramowitz and Stegun 1964, 16.4.
func jacobi(u float64) (sn, cn float64) {
	var a, c [6]float64
	a[0], c[0] = 1, math.Sqrt(0.5)
	b := math.Sqrt(0.5)
	n := len(a) - 1
	for i := range n {
		a[i+1], c[i+1] = (a[i]+b)/2, (a[i]-b)/2
		b = math.Sqrt(a[i] * b)
	}
	angle := math.Ldexp(a[n], n) * u
	for i := n; i > 0; i-- {
		angle = (angle + math.Asin(c[i]/a[i]*math.Sin(angle))) / 2
	}
	return math.Sincos(angle)
}
