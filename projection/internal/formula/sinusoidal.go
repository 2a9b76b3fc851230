package formula

import "math"

// Sinusoidal is the Sanson-Flamsteed projection: every parallel in its true
// length and place. Snyder 1987, p. 247, eq. 30-1, 30-2, 30-6 and 30-7.
type Sinusoidal struct{}

// Forward implements Formula.
func (Sinusoidal) Forward(lambda, phi float64) (x, y float64) {
	return lambda * math.Cos(phi), phi
}

// Inverse implements Formula.
func (Sinusoidal) Inverse(x, y float64) (lambda, phi float64) {
	return alongParallel(x, math.Cos(clamp(y, halfPi)), y)
}

// SinusoidalSeries holds the equal-area projections with sine curves as
// meridians and lines as poles: Eckert VI and McBryde and Thomas's flat-polar
// sinusoidal. Snyder 1987, p. 257, eq. 32-5 to 32-10, for Eckert VI. Make it
// with NewSinusoidalSeries.
type SinusoidalSeries struct{ m, n, cx, cy float64 }

// NewSinusoidalSeries returns the projection with m theta + sin theta =
// n sin phi, m and n above 0: 1 and 1 + pi/2 for Eckert VI, 1/2 and 1 + pi/4
// for the flat-polar sinusoidal.
func NewSinusoidalSeries(m, n float64) SinusoidalSeries {
	cy := math.Sqrt((m + 1) / n)
	return SinusoidalSeries{m, n, cy / (m + 1), cy}
}

// Forward implements Formula.
func (s SinusoidalSeries) Forward(lambda, phi float64) (x, y float64) {
	k := s.n * math.Sin(phi)
	theta := newton(phi, func(theta float64) (float64, float64) {
		sin, cos := math.Sincos(theta)
		return s.m*theta + sin - k, s.m + cos
	})
	return s.cx * lambda * (s.m + math.Cos(theta)), s.cy * theta
}

// Inverse implements Formula.
func (s SinusoidalSeries) Inverse(x, y float64) (lambda, phi float64) {
	theta := y / s.cy
	sin, cos := math.Sincos(theta)
	if math.Abs(theta) > halfPi+edge {
		return nowhere()
	}
	return alongParallel(x, s.cx*(s.m+cos), arcsin((s.m*theta+sin)/s.n))
}
