package crs

import (
	"math"
	"slices"

	"github.com/seed-898ab921/kartograph/projection/crs/internal/method"
	"github.com/seed-898ab921/kartograph/projection/crs/internal/projstring"
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
	"github.com/seed-898ab921/kartograph/projection/internal/sphere"
)

// System is one coordinate reference system. It never changes and may be used
// by any number of goroutines.
type System struct {
	name, code string
	params     *projstring.Params
	geographic bool
	// perUnit is the degrees in one unit of a geographic system, the metres
	// in one unit of a projected one.
	perUnit float64
	axes    axes
	pm      float64
	// lonWrap is the middle of the longitudes that a geographic system
	// gives out, radians.
	lonWrap float64
	setting method.Setting
	formula formula.Formula
	shift   datumShift
	// nearWGS84 says that the shift is of no account on a map.
	nearWGS84 bool
	over      bool
	area      *area
	warnings  []string
}

// area is a rectangle of degrees; a west greater than the east crosses the
// antimeridian.
type area struct{ west, south, east, north float64 }

// Name returns what the system is called in its WKT or in the registry that
// its code belongs to; a system read from a PROJ string has none.
func (s *System) Name() string { return s.name }

// Code returns the authority's code ("EPSG:3035"), or "".
func (s *System) Code() string { return s.code }

// IsGeographic reports whether coordinates are longitude and latitude in
// degrees.
func (s *System) IsGeographic() bool { return s.geographic }

// PROJ returns the system as a PROJ string that Parse reads back. Defaults and
// parameters without effect are kept as they were given.
func (s *System) PROJ() string { return s.params.String() }

// AreaOfUse returns the rectangle that the system is made for, degrees of WGS
// 84. ok is false where none is known; w > e says that it crosses the
// antimeridian.
func (s *System) AreaOfUse() (w, south, e, n float64, ok bool) {
	if s.area == nil {
		return 0, 0, 0, 0, false
	}
	return s.area.west, s.area.south, s.area.east, s.area.north, true
}

// Warnings returns what was understood but is not followed exactly, such as
// grids that were replaced by Helmert values.
func (s *System) Warnings() []string { return slices.Clone(s.warnings) }

// IsWGS84 reports whether coordinates are longitude and latitude of WGS 84, or
// of a datum that is the same within a metre or two (NAD 83, ETRS 89; NAD 83
// within five in Hawaii and the Aleutians), so that nothing needs to be computed.
func (s *System) IsWGS84() bool {
	return s.geographic && (s.shift.none || s.nearWGS84) && s.pm == 0 && s.perUnit == 1 && s.lonWrap == 0 && s.axes == eastNorth
}

// ToWGS84 converts coordinates of the system, east then north, to degrees of
// WGS 84. Longitudes lie in [-180, 180]. ok is false, and the numbers NaN,
// where the point lies outside of the projection.
func (s *System) ToWGS84(x, y float64) (lon, lat float64, ok bool) {
	lambda, phi := s.geographicOf(x, y)
	lambda, phi = s.shift.toWGS84(lambda, phi)
	return inDegrees(lambda, phi)
}

// FromWGS84 converts degrees of WGS 84 to coordinates of the system, east then
// north. ok is false, and the numbers NaN, where the point has no image, or
// the latitude lies beyond a pole.
func (s *System) FromWGS84(lon, lat float64) (x, y float64, ok bool) {
	if !(math.Abs(lat) <= 90) || math.IsInf(lon, 0) {
		return math.NaN(), math.NaN(), false
	}
	lambda, phi := s.shift.fromWGS84(lon*degree, lat*degree)
	return s.planeOf(lambda, phi)
}

// geographicOf returns radians of the system's own datum, from Greenwich.
func (s *System) geographicOf(x, y float64) (lambda, phi float64) {
	x, y = s.axes.toEastNorth(x, y)
	x, y = x*s.perUnit, y*s.perUnit
	if s.geographic {
		// A pole may be off by rounding.
		if !(math.Abs(y) <= 90+1e-9) || math.IsInf(x, 0) {
			return math.NaN(), math.NaN()
		}
		y = math.Max(-90, math.Min(y, 90))
		return x*degree + s.pm, y * degree
	}
	lambda, phi = s.formula.Inverse((x-s.setting.X0)/s.setting.Figure.A, (y-s.setting.Y0)/s.setting.Figure.A)
	return lambda + s.setting.Lambda0 + s.pm, phi
}

// planeOf inverts geographicOf.
func (s *System) planeOf(lambda, phi float64) (x, y float64, ok bool) {
	lambda -= s.pm
	if s.geographic {
		if !s.over {
			lambda = s.lonWrap + sphere.Wrap(lambda-s.lonWrap)
		}
		x, y = lambda/degree, phi/degree
	} else {
		lambda -= s.setting.Lambda0
		if !s.over {
			lambda = sphere.Wrap(lambda)
		}
		x, y = s.formula.Forward(lambda, phi)
		x, y = float64(x*s.setting.Figure.A)+s.setting.X0, float64(y*s.setting.Figure.A)+s.setting.Y0
	}
	if !finite(x, y) {
		return math.NaN(), math.NaN(), false
	}
	x, y = s.axes.fromEastNorth(x/s.perUnit, y/s.perUnit)
	return x, y, true
}

func inDegrees(lambda, phi float64) (lon, lat float64, ok bool) {
	if !finite(lambda, phi) || math.Abs(phi) > halfPi+1e-9 {
		return math.NaN(), math.NaN(), false
	}
	return sphere.Wrap(lambda) / degree, phi / degree, true
}

func finite(x, y float64) bool {
	// The difference of an infinity or NaN with itself is NaN.
	return x-x == 0 && y-y == 0
}

// Transform returns the conversion from one system's coordinates to
// another's. Between systems of one datum there is no datum shift at all.
func Transform(from, to *System) func(x, y float64) (float64, float64, bool) {
	if sameDatum(from.shift, to.shift) {
		return func(x, y float64) (float64, float64, bool) {
			lambda, phi := from.geographicOf(x, y)
			if !finite(lambda, phi) {
				return math.NaN(), math.NaN(), false
			}
			return to.planeOf(lambda, phi)
		}
	}
	return func(x, y float64) (float64, float64, bool) {
		lon, lat, ok := from.ToWGS84(x, y)
		if !ok {
			return lon, lat, false
		}
		return to.FromWGS84(lon, lat)
	}
}
