package formula

import "math"

// Eisenlohr is Friedrich Eisenlohr's conformal projection of 1870 with the same
// scale all along its edge, the least distortion a conformal map of the whole
// world can have. Snyder and Voxland 1989, p. 235.
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

// Inverse implements Formula. There is no closed form; August's map is close.
func (e Eisenlohr) Inverse(x, y float64) (lambda, phi float64) {
	guess := [2]float64{x / 2, y / 2}
	if l, p := (August{}).Inverse(x/1.2, y*1.065); !math.IsNaN(l) {
		guess = [2]float64{l, p}
	}
	return solve2(guess, x, y, e.Forward)
}
