package formula

import "math"

// ModifiedStereographic holds conformal projections of one region each: a
// polynomial, in the complex plane, of the stereographic projection. Snyder
// 1987, p. 203-208, eq. 26-1 to 26-10, tables 33 to 37 (sphere). Off its region
// such a map folds over itself, so that it must be clipped at Reach (radians
// from the centre), beyond which the inverse does not look either.
type ModifiedStereographic struct {
	Reach        float64
	coefficients []complex128
}

// ModifiedAlaska is Snyder's of 1984 for Alaska, centred on 64 N 152 W.
func ModifiedAlaska() ModifiedStereographic {
	return ModifiedStereographic{30 * math.Pi / 180, []complex128{0.9972523, 0.0052513 - 0.0041175i, 0.0074606 + 0.0048125i,
		-0.0153783 - 0.1968253i, 0.0636871 - 0.1408027i, 0.3660976 - 0.2937382i}}
}

// ModifiedGS48 is Snyder's for the 48 conterminous United States, centred on 39 N 96 W.
func ModifiedGS48() ModifiedStereographic {
	return ModifiedStereographic{55 * math.Pi / 180, []complex128{0.98879, 0, -0.050909, 0, 0.075528}}
}

// ModifiedGS50 is Snyder's for all 50 United States, centred on 45 N 120 W.
func ModifiedGS50() ModifiedStereographic {
	return ModifiedStereographic{45 * math.Pi / 180, []complex128{0.9842990, 0.0211642 + 0.0037608i, -0.1036018 - 0.0575102i,
		-0.0329095 - 0.0320119i, 0.0499471 + 0.1223335i, 0.0260460 + 0.0899805i, 0.0007388 - 0.1435792i,
		0.0075848 - 0.1334108i, -0.0216473 + 0.0776645i, -0.0225161 + 0.0853673i}}
}

// ModifiedMiller is Miller's oblated stereographic for Europe and Africa,
// centred on 18 N 20 E.
func ModifiedMiller() ModifiedStereographic {
	return ModifiedStereographic{82 * math.Pi / 180, []complex128{0.924500, 0, 0.019430}}
}

// ModifiedLee is Lee's oblated stereographic for the Pacific, centred on 10 S 165 W.
func ModifiedLee() ModifiedStereographic {
	return ModifiedStereographic{130 * math.Pi / 180, []complex128{0.721316, 0, -0.0088162 - 0.00617325i}}
}

// Forward implements Formula.
func (m ModifiedStereographic) Forward(lambda, phi float64) (x, y float64) {
	x, y = Stereographic{}.Forward(lambda, phi)
	w, _ := m.at(complex(x, y))
	return real(w), imag(w)
}

// Inverse implements Formula, by Newton's method in the complex plane.
func (m ModifiedStereographic) Inverse(x, y float64) (lambda, phi float64) {
	w := complex(x, y)
	z := w
	for range 60 {
		value, slope := m.at(z)
		step := (value - w) / slope
		z -= step
		if math.Hypot(real(step), imag(step)) > 1e-14 {
			continue
		}
		if math.Hypot(real(z), imag(z)) > 2*math.Tan(m.Reach/2)+edge {
			break
		}
		return Stereographic{}.Inverse(real(z), imag(z))
	}
	return nowhere()
}

// at returns the polynomial and its derivative at z.
func (m ModifiedStereographic) at(z complex128) (value, slope complex128) {
	for i := len(m.coefficients) - 1; i >= 0; i-- {
		slope = slope*z + value
		value = value*z + m.coefficients[i]
	}
	return value * z, slope*z + value
}
