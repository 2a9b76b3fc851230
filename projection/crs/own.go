package crs

import (
	"math"

	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/internal/sphere"
)

// Radii returns eastings and northings, false origin included, of degrees of
// WGS 84, in semi-major axes, whatever the system's unit and axes: the plane
// of its Setup. A longitude beyond 180 degrees is a point beyond the edge of a
// plane that goes on there (see Edge). It is not ok for points on the edge of
// other planes, where degrees do not tell on which side they are.
func (s *System) Radii(lon, lat float64) (x, y float64, ok bool) {
	if s.geographic || !(math.Abs(lat) <= 90) || math.IsInf(lon, 0) {
		return math.NaN(), math.NaN(), false
	}
	lambda, phi := s.shift.fromWGS84(lon*degree, lat*degree)
	lambda -= s.setting.Lambda0 + s.pm
	inside := sphere.Wrap(lambda)
	turns := math.Round((lambda - inside) / (2 * math.Pi))
	x, y = s.formula.Forward(inside, phi)
	const near = 1e-9
	if math.Abs(inside) > math.Pi-near && !s.goesOn() && math.Abs(s.width(phi)) > near {
		return math.NaN(), math.NaN(), false
	}
	if turns != 0 && s.goesOn() {
		x += float64(turns * s.width(phi))
	}
	x, y = x+s.setting.X0/s.setting.Figure.A, y+s.setting.Y0/s.setting.Figure.A
	return x, y, finite(x, y)
}

// Edge returns the easting of the 180th meridian where the plane goes on beyond
// it, eastwards and, at the same distance, westwards: on cylindrical projections
// around Greenwich, of which maps are made that continue over the antimeridian.
func (s *System) Edge() (east float64, ok bool) {
	if s.geographic || !s.goesOn() {
		return 0, false
	}
	return s.width(0) / 2 * s.setting.Figure.A / s.perUnit, true
}

// goesOn reports whether the plane has a straight edge at 180 degrees, and could
// go on beyond it.
func (s *System) goesOn() bool {
	if s.over || s.setting.Lambda0 != 0 || s.pm != 0 || s.setting.X0 != 0 || s.axes != eastNorth {
		return false
	}
	at, further := s.width(0), s.width(1)
	return at > 1 && math.Abs(at-further) < 1e-9
}

// width is how wide the plane is at a latitude, in semi-major axes: 0 where both
// sides of its edge are the same place.
func (s *System) width(phi float64) float64 {
	east, _ := s.formula.Forward(math.Pi, phi)
	west, _ := s.formula.Forward(-math.Pi, phi)
	return east - west
}

// Same reports whether another system has the same plane.
func (s *System) Same(other projection.System) bool {
	o, ok := other.(*System)
	return ok && o != nil && (s == o || s.PROJ() == o.PROJ())
}
