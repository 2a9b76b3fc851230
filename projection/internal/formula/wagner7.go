package formula

import "math"

// Umbeziffert holds the projections that Karlheinz Wagner made from Lambert's
// azimuthal by giving its lines other numbers: sin theta = m sin(k phi),
// longitudes times n, then x and y stretched. Wagner 1949, Kartographische
// Netzentwürfe; Snyder 1993. Make it with NewWagner7 or NewWagner.
type Umbeziffert struct{ cx, cy, m, k, n float64 }

// NewWagner7 returns Wagner's projection VII, also Hammer-Wagner: equal-area,
// with PROJ's constants.
func NewWagner7() Umbeziffert {
	return Umbeziffert{cx: 2.66723, cy: 1.24104, m: 0.90630778703664996, k: 1, n: 1.0 / 3}
}

// NewWagner returns the projection in Böhm's notation: the latitude (radians)
// whose circle becomes the pole line, the longitude (radians) whose meridian
// becomes the map's edge, the growth of areas at 60 degrees latitude (0 for
// equal-area, 0.2 for a fifth), and the ratio of the equator to the central
// meridian.
func NewWagner(poleLine, meridian, inflation, ratio float64) Umbeziffert {
	const reference = math.Pi / 3
	k := math.Acos((1+inflation)*math.Cos(reference)) / reference
	m := math.Sin(poleLine) / math.Sin(k*halfPi)
	n := meridian / math.Pi
	stretch := math.Sqrt(ratio * math.Sin(poleLine/2) / math.Sin(meridian/2))
	size := math.Sqrt(n * m * k)
	return Umbeziffert{cx: stretch / size, cy: 1 / (stretch * size), m: m, k: k, n: n}
}

// Forward implements Formula.
func (u Umbeziffert) Forward(lambda, phi float64) (x, y float64) {
	s := u.m * math.Sin(u.k*phi)
	c := math.Sqrt((1 - s) * (1 + s))
	sin, cos := math.Sincos(u.n * lambda)
	d := math.Sqrt(2 / (1 + c*cos))
	return u.cx * d * c * sin, u.cy * d * s
}

// Inverse implements Formula.
func (u Umbeziffert) Inverse(x, y float64) (lambda, phi float64) {
	x, y = x/u.cx, y/u.cy
	if !(math.Hypot(x, y) <= 2) {
		return nowhere()
	}
	lambda, theta := AzimuthalEqualArea{}.Inverse(x, y)
	s := math.Sin(theta) / u.m
	if !(math.Abs(s) <= math.Sin(u.k*halfPi)+edge) {
		return nowhere()
	}
	return onSphere(lambda/u.n, arcsin(s)/u.k)
}
