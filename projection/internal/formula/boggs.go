package formula

import "math"

// Boggs is Samuel Boggs's eumorphic projection of 1929, the mean of the
// sinusoidal and Mollweide's northings with equal areas. Snyder and Voxland
// 1989; constants as in PROJ.
type Boggs struct{}

// Forward implements Formula.
func (Boggs) Forward(lambda, phi float64) (x, y float64) {
	theta := mollweideAngle(phi)
	sin, cos := math.Sincos(theta)
	return lambda * boggsWidth(phi, sin), boggsY * (phi + math.Copysign(math.Sqrt2*cos, phi))
}

// boggsY scales the northings.
const boggsY = 0.49931

// boggsWidth is the parallel's length by radians of longitude; sin is that of
// Mollweide's angle's complement.
func boggsWidth(phi, sin float64) float64 {
	cos := math.Cos(phi)
	if cos <= 0 || sin <= 0 {
		return 0
	}
	return 2.00276 / (1/cos + 1.11072/sin)
}

// Inverse implements Formula. The northing rises with the latitude; its
// derivative is that of Mollweide's added to 1.
func (Boggs) Inverse(x, y float64) (lambda, phi float64) {
	up := math.Abs(y) / boggsY
	if !(up <= halfPi+math.Sqrt2+edge) {
		return nowhere()
	}
	phi = bracket(up/2.3, 0, halfPi+2*edge, func(phi float64) (float64, float64) {
		sin, cos := math.Sincos(mollweideAngle(math.Min(phi, halfPi)))
		slope := 1.0
		if sin > 0 {
			slope += math.Pi / (2 * math.Sqrt2) * math.Cos(phi) / sin
		}
		return phi + math.Sqrt2*cos - up, slope
	})
	phi = math.Min(phi, halfPi)
	return alongParallel(x, boggsWidth(phi, math.Sin(mollweideAngle(phi))), math.Copysign(phi, y))
}
