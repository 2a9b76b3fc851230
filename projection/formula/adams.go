package formula

import "math"

// The conformal projections into squares by elliptic functions with parameter
// 1/2. Adams 1929, Conformal Projection of the Sphere within a Square (USC&GS
// Special Publication 153); Snyder 1993, p. 187 and 242. Each reduces to the
// point (m, n) of F(m), F(n), where a and b are two arcs on the sphere:
// sin^2 m = 1 + cos(a + b) and sin^2 n = 1 - cos(a - b), within [0, 1].

// square returns F(m) and F(n) from the cosines of a and b and their sines,
// which callers know without loss of digits.
func square(cosA, sinA, cosB, sinB float64) (x, y float64) {
	plus, minus := cosA*cosB-sinA*sinB, cosA*cosB+sinA*sinB
	return squareSide(-plus, sinA*cosB+cosA*sinB), squareSide(minus, sinA*cosB-cosA*sinB)
}

// squareSide returns F of the angle whose cosine squared is the cosine c, of
// an arc whose sine is s, and whose sine squared is 1 - c.
func squareSide(c, s float64) float64 {
	if c <= 0 {
		return ellipticF(1, 0)
	}
	return ellipticF(math.Sqrt(s*s/(1+c)), math.Sqrt(c))
}

// Guyou shows a hemisphere in a square with the poles in the middle of two
// sides. Guyou 1887.
type Guyou struct{}

// Forward implements Formula.
func (Guyou) Forward(lambda, phi float64) (x, y float64) {
	dx, dy, _, cosc := fromCentre(lambda, phi)
	if !(cosc >= -edge) {
		return nowhere()
	}
	a, b := (dx-dy)/math.Sqrt2, (dx+dy)/math.Sqrt2
	x, y = square(a, math.Sqrt(math.Max(0, 1-a*a)), b, math.Sqrt(math.Max(0, 1-b*b)))
	return math.Copysign(x, lambda), math.Copysign(y, phi)
}

// Inverse implements Formula. There is no closed form without the inverse
// functions; Newton's method finds it.
func (g Guyou) Inverse(x, y float64) (lambda, phi float64) {
	return solve2([2]float64{x * 0.8, y * 0.8}, x, y, g.Forward)
}
