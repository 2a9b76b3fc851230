package expression

import "math"

// ln2High and ln2Low are ln 2 in two parts: k·ln2High is exact for the exponents k
// of float64.
const (
	ln2High = 0x1.62e42fep-1
	ln2Low  = math.Ln2 - ln2High
)

// ln is the natural logarithm of a positive number, the same on all processors:
// the package math may fuse multiplications. With x = m·2^k and m within the
// root of 2, ln m = 2·artanh((m-1)/(m+1)), by its series (Abramowitz and Stegun
// 4.1.27).
func ln(x float64) float64 {
	m, k := math.Frexp(x)
	if m < math.Sqrt2/2 {
		m, k = m*2, k-1
	}
	s := (m - 1) / (m + 1)
	s2 := float64(s * s)
	sum := 0.0
	for n := 25; n >= 3; n -= 2 {
		sum = (sum + 1/float64(n)) * s2
	}
	e := float64(k)
	return float64(e*ln2High) + (float64(2*s) + (float64(2*s*sum) + float64(e*ln2Low)))
}

// exponential is e to a power, by its series around 0 (Abramowitz and Stegun
// 4.2.1) after whole multiples of ln 2 are taken out.
func exponential(x float64) float64 {
	switch {
	case x > 710:
		return math.Inf(1)
	case x < -746:
		return 0
	}
	k := math.Round(x / math.Ln2)
	r := (x - float64(k*ln2High)) - float64(k*ln2Low)
	sum := 1.0
	for n := 16.0; n >= 1; n-- {
		sum = float64(sum*r/n) + 1
	}
	return math.Ldexp(sum, int(k))
}

// logarithm is that of a positive number to a base; whole powers of the base have
// whole logarithms.
func logarithm(x, base float64) float64 {
	f := ln(x) / ln(base)
	if n := math.Round(f); math.Abs(f-n) < 1e-9 && power(base, n) == x {
		return n
	}
	return f
}

// power is x to the power y; it is not asked for fractional powers of negative
// numbers. Small whole powers are products.
func power(x, y float64) float64 {
	switch {
	case y == 0.5:
		return math.Sqrt(x)
	case y != math.Trunc(y) || math.Abs(y) > 1024:
		f := 0.0
		if x != 0 {
			f = exponential(float64(y * ln(math.Abs(x))))
		}
		if x < 0 && math.Mod(y, 2) != 0 {
			f = -f
		}
		return f
	case y < 0:
		return 1 / power(x, -y)
	}
	f := 1.0
	for n := int(y); n > 0; n >>= 1 {
		if n&1 == 1 {
			f *= x
		}
		x *= x
	}
	return f
}
