package formula

import "math"

// Eisenlohr is Friedrich Eisenlohr's conformal projection of 1870 with the same
// scale all along its edge, the least distortion a conformal map of the whole
// world can have. Snyder and Voxland 1989.
type Eisenlohr struct{}

// Forward implements Formula.
func (Eisenlohr) Forward(lambda, phi float64) (x, y float64) {
	const scale = 3 + 2*math.Sqrt2
	s0, c0 := math.Sincos(lambda / 2)
	s1, c1 := math.Sincos(phi / 2)
	k := math.Sqrt(math.Max(0, math.Cos(phi)))
	t := s1 / (c1 + math.Sqrt2*c0*k)
	c := math.Sqrt(2 / (1 + t*t))
	v := math.Sqrt((math.Sqrt2*c1 + (c0+s0)*k) / (math.Sqrt2*c1 + (c0-s0)*k))
	return scale * (c*(v-1/v) - 2*math.Log(v)), scale * (c*t*(v+1/v) - 2*math.Atan(t))
}

// Inverse implements Formula, by Newton's method in the complex plane of
// Lagrange's disc, in which the map is smooth at the poles and the edge too.
func (e Eisenlohr) Inverse(x, y float64) (lambda, phi float64) {
	const h = 1e-6
	disc := Lagrange{Fold: 2}
	at := func(z complex128) complex128 {
		u, v := e.Forward(disc.Inverse(real(z), imag(z)))
		return complex(u, v)
	}
	w := complex(x, y)
	z := complex(math.Tanh(x/4), math.Tanh(y/4))
	for range 60 {
		inward := complex(-math.Copysign(h, real(z)), 0)
		value := at(z)
		if value == w {
			break
		}
		step := (value - w) * inward / (at(z+inward) - value)
		z -= step
		if r := math.Hypot(real(z), imag(z)); r > 2 {
			z *= complex(2/r, 0)
		}
		if math.Hypot(real(step), imag(step)) < 1e-15 {
			break
		}
	}
	if value := at(z); !(math.Hypot(real(value)-x, imag(value)-y) <= 1e-9) {
		return nowhere()
	}
	return disc.Inverse(real(z), imag(z))
}
