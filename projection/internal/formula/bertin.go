package formula

import "math"

// Bertin1953 is Jacques Bertin's projection, as Philippe Rivière wrote it down
// in 2017 (visionscarto.net/bertin-projection-1953): a Hammer projection bent
// before and after. The map is meant to be centred on 16.5 degrees east, 42
// north.
type Bertin1953 struct{}

// Forward implements Formula.
func (Bertin1953) Forward(lambda, phi float64) (x, y float64) {
	const fu, k, wide, fold = 1.4, 12, 1.68, 2
	if lambda+phi < -fu {
		u := (lambda - phi + 1.6) * (lambda + phi + fu) / 8
		lambda += u
		phi -= 0.8 * u * math.Cos(phi)
	}
	x, y = AzimuthalEqualArea{}.Forward(lambda/fold, phi)
	x *= wide
	d := (1 - math.Cos(lambda*phi)) / k
	if y < 0 {
		x *= 1 + d
	}
	if y > 0 {
		y *= 1 + d/1.5*x*x
	}
	return x, y
}

// Inverse implements Formula. There is no closed form.
func (b Bertin1953) Inverse(x, y float64) (lambda, phi float64) {
	return solve2([2]float64{x, y}, x, y, b.Forward)
}
