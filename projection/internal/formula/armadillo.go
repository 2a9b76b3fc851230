package formula

import "math"

// Armadillo is Erwin Raisz's orthoapsidal projection of 1943: the world on part
// of a torus seen from above the latitude View (radians, above 0, below pi/2).
// What lies behind, in the far south, is drawn at the edge of what is in view,
// so that rings close along it. Snyder 1993.
type Armadillo struct{ View float64 }

// Forward implements Formula.
func (a Armadillo) Forward(lambda, phi float64) (x, y float64) {
	return a.onTorus(lambda, math.Max(phi, a.Horizon(lambda)))
}

// Horizon returns the southernmost latitude in view, radians.
func (a Armadillo) Horizon(lambda float64) float64 {
	return -math.Atan2(math.Cos(lambda/2), math.Tan(a.View))
}

func (a Armadillo) onTorus(lambda, phi float64) (x, y float64) {
	sin, cos := math.Sincos(phi)
	sinL, cosL := math.Sincos(lambda / 2)
	sinV, cosV := math.Sincos(a.View)
	return (1 + cos) * sinL, (1+sinV-cosV)/2 + sin*cosV - (1+cos)*sinV*cosL
}

// Inverse implements Formula. There is no closed form.
func (a Armadillo) Inverse(x, y float64) (lambda, phi float64) {
	return solve2([2]float64{x, y}, x, y, func(lambda, phi float64) (float64, float64) {
		x, y := a.onTorus(lambda, phi)
		if h := a.Horizon(lambda) - 1e-3; phi < h {
			y -= 10 * (h - phi)
		}
		return x, y
	})
}
