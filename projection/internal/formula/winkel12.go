package formula

import "math"

// Oswald Winkel's first two projections of 1921 are means of an
// equirectangular projection with true scale at plus and minus TrueScale
// (radians) and another one. Snyder and Voxland 1989; Snyder 1993.

// Winkel1 is the mean with the sinusoidal.
type Winkel1 struct{ TrueScale float64 }

// Forward implements Formula.
func (w Winkel1) Forward(lambda, phi float64) (x, y float64) {
	return lambda / 2 * (math.Cos(w.TrueScale) + math.Cos(phi)), phi
}

// Inverse implements Formula.
func (w Winkel1) Inverse(x, y float64) (lambda, phi float64) {
	return alongParallel(x, (math.Cos(w.TrueScale)+math.Cos(y))/2, y)
}

// Winkel2 is the mean with Mollweide's, stretched to the same height.
type Winkel2 struct{ TrueScale float64 }

// Forward implements Formula.
func (w Winkel2) Forward(lambda, phi float64) (x, y float64) {
	sin, cos := math.Sincos(mollweideAngle(phi))
	return lambda / 2 * (sin + math.Cos(w.TrueScale)), math.Pi/4*math.Copysign(cos, phi) + phi/2
}

// Inverse implements Formula.
func (w Winkel2) Inverse(x, y float64) (lambda, phi float64) {
	up := math.Abs(y)
	if !(up <= halfPi+edge) {
		return nowhere()
	}
	phi = bracket(up, 0, halfPi+2*edge, func(phi float64) (float64, float64) {
		sin, cos := math.Sincos(mollweideAngle(math.Min(phi, halfPi)))
		slope := 0.5
		if sin > 0 {
			slope += math.Pi * math.Pi / 16 * math.Cos(phi) / sin
		}
		return math.Pi/4*cos + phi/2 - up, slope
	})
	phi = math.Min(phi, halfPi)
	width := (math.Sin(mollweideAngle(phi)) + math.Cos(w.TrueScale)) / 2
	return alongParallel(x, width, math.Copysign(phi, y))
}
