package formula

import "math"

// Turned is a cylindrical projection of a sphere that lies on its side, with
// the plane turned so that north is up again: the base of transverse and
// oblique projections. Package projection lays the sphere down; what runs along
// the base's equator then runs at Azimuth (radians clockwise from north)
// through the middle of the map. Snyder 1987, p. 57 and 67.
type Turned struct {
	Base    Formula
	Azimuth float64
}

// Forward implements Formula.
func (t Turned) Forward(lambda, phi float64) (x, y float64) {
	u, v := t.Base.Forward(lambda, phi)
	sin, cos := math.Sincos(t.Azimuth)
	return u*sin - v*cos, u*cos + v*sin
}

// Inverse implements Formula.
func (t Turned) Inverse(x, y float64) (lambda, phi float64) {
	sin, cos := math.Sincos(t.Azimuth)
	return t.Base.Inverse(x*sin+y*cos, y*sin-x*cos)
}
