package formula

import "math"

// GinzburgPolyconic holds the polyconic projections for which Ginzburg and
// others gave the central and the outer meridian as polynomials and drew the
// parallels as arcs through them: x of the outer meridian is
// a + b phi^2 + c phi^4 + d phi^6, its y is e phi + f phi^3 + g phi^5, and the
// central meridian's y is phi + h phi^3. Coefficients as in d3-geo-projection;
// Snyder 1993.
type GinzburgPolyconic struct{ a, b, c, d, e, f, g, h float64 }

// Ginzburg4 returns the TsNIIGAiK projection of 1939-1949.
func Ginzburg4() GinzburgPolyconic {
	return GinzburgPolyconic{2.8284, -1.6988, 0.75432, -0.18071, 1.76003, -0.38914, 0.042555, 0}
}

// Ginzburg5 returns the TsNIIGAiK projection of 1950.
func Ginzburg5() GinzburgPolyconic {
	return GinzburgPolyconic{2.583819, -0.835827, 0.170354, -0.038094, 1.543313, -0.411435, 0.082742, 0}
}

// Ginzburg6 returns the TsNIIGAiK projection with oval isocols of 1950.
func Ginzburg6() GinzburgPolyconic {
	return GinzburgPolyconic{5 * math.Pi / 6, -0.62636, -0.0344, 0, 1.3493, -0.05524, 0, 0.045}
}

// Ginzburg9 returns the BSE projection of 1950.
func Ginzburg9() GinzburgPolyconic {
	return GinzburgPolyconic{2.6516, -0.76534, 0.19123, -0.047094, 1.36289, -0.13965, 0.031762, 0}
}

// Forward implements Formula.
func (p GinzburgPolyconic) Forward(lambda, phi float64) (x, y float64) {
	p2 := phi * phi
	outerX := p.a + p2*(p.b+p2*(p.c+p2*p.d))
	rise := phi * (p.e - 1 + p2*(p.f-p.h+p2*p.g))
	if math.Abs(rise) < 1e-12 {
		return lambda / math.Pi * outerX, phi
	}
	radius := (outerX*outerX + rise*rise) / (2 * rise)
	// The arc from the central to the outer meridian: sin = outerX/radius,
	// 1 - cos = rise/radius.
	angle := lambda / math.Pi * 2 * math.Atan2(rise, outerX)
	return radius * math.Sin(angle), phi*(1+p2*p.h) + radius*versin(angle)
}

// Inverse implements Formula. There is no closed form.
func (p GinzburgPolyconic) Inverse(x, y float64) (lambda, phi float64) {
	return solve2([2]float64{x * math.Pi / p.a, y / 1.3}, x, y, p.Forward)
}
