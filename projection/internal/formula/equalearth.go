package formula

import "math"

// EqualEarth is an equal-area projection that looks like Robinson's. Šavrič,
// Patterson, Jenny: The Equal Earth map projection, IJGIS 33(3), 2019.
type EqualEarth struct{}

// Forward implements Formula.
func (EqualEarth) Forward(lambda, phi float64) (x, y float64) {
	theta := math.Asin(math.Sqrt(3) / 2 * math.Sin(phi))
	y, slope := equalEarthNorthing(theta)
	return 2 / math.Sqrt(3) * lambda * math.Cos(theta) / slope, y
}

// Inverse implements Formula.
func (EqualEarth) Inverse(x, y float64) (lambda, phi float64) {
	theta := newton(y/1.340264, func(theta float64) (float64, float64) {
		value, slope := equalEarthNorthing(theta)
		return value - y, slope
	})
	_, slope := equalEarthNorthing(theta)
	phi = arcsin(2 / math.Sqrt(3) * math.Sin(theta))
	if !(math.Abs(theta) <= math.Pi/3+edge) {
		return nowhere()
	}
	return alongParallel(x, 2/math.Sqrt(3)*math.Cos(theta)/slope, phi)
}

func equalEarthNorthing(theta float64) (value, slope float64) {
	const a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
	t2 := theta * theta
	t6 := t2 * t2 * t2
	return theta * (a1 + a2*t2 + t6*(a3+a4*t2)), a1 + 3*a2*t2 + t6*(7*a3+9*a4*t2)
}
