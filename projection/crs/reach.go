package crs

import (
	"math"

	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/internal/sphere"
)

// reach says where a projection may be drawn: in a circle around a point,
// between two parallels, everywhere, or as its own setup says.
type reach struct {
	kind reachKind
	// lambda and phi are the circle's centre, lambda from the central
	// meridian, and radius its largest radius; radians.
	lambda, phi, radius float64
	// slides tells that the circle may stand at any latitude: the formula is
	// sound within a distance from the central meridian.
	slides bool
	// south and north are the outermost parallels, degrees.
	south, north float64
	setup        projection.Setup
}

type reachKind int

const (
	everywhere reachKind = iota
	circle
	zone
	own
)

func circleAround(phi, radiusDegrees float64) reach {
	return reach{kind: circle, phi: phi, radius: radiusDegrees * degree}
}

// circleShortOfPole is a circle that does not reach beyond a pole, for formulas
// that multiply longitudes by more than 1 and so overlap at the antimeridian.
func circleShortOfPole(phi, radiusDegrees float64) reach {
	if math.Abs(phi) < 89*degree {
		radiusDegrees = math.Min(radiusDegrees, 89-math.Abs(phi)/degree)
	}
	return circleAround(phi, radiusDegrees)
}

func zoneBetween(south, north float64) reach {
	return reach{kind: zone, south: south, north: north}
}

// clip is the clip without regard to an area of use and to where the circle
// is: for a setup that is turned so that the circle is around (0, 0).
func (r reach) clip() projection.Clip {
	switch r.kind {
	case circle:
		return projection.Clip{Angle: r.radius / degree}
	case zone:
		return projection.Clip{South: r.south, North: r.north}
	case own:
		return r.setup.Clip
	}
	return projection.Clip{}
}

const (
	// margin is what is shown around the area of use, so that a map's frame
	// finds neighbours to fill it.
	margin = 30 * degree
	// leastMargin is what must remain where the projection ends near by.
	leastMargin = 10 * degree
)

// circle returns the circle to draw within: its centre from the central
// meridian, and its radius. ok is false for those drawn between parallels or
// everywhere.
func (s *System) circle() (lambda, phi, radius float64, ok bool) {
	r := s.setting.reach
	if s.area == nil || s.geographic {
		return r.lambda, r.phi, r.radius, r.kind == circle
	}
	lambda, phi, size := s.area.disc()
	lambda = sphere.Wrap(lambda - s.setting.lam0 - s.pm)
	if r.kind != circle {
		// Cylinders and cones are cut at a meridian and at a pole: the circle
		// may reach neither.
		room := 89*degree - math.Abs(phi)
		if r.kind == zone {
			room = math.Min(room, math.Min(phi-r.south*degree, r.north*degree-phi))
		}
		if r.kind == own || math.Abs(lambda) > halfPi/2 || size+leastMargin > room {
			return 0, 0, 0, false
		}
		return lambda, phi, math.Min(size+margin, room), true
	}
	if size > halfPi {
		return r.lambda, r.phi, r.radius, true
	}
	origin := r.phi
	if r.slides {
		origin = math.Atan2(math.Sin(phi), math.Cos(phi)*math.Cos(lambda))
	}
	room := r.radius - apart(lambda, phi, r.lambda, origin)
	if room < size/2 || room < 1*degree {
		return r.lambda, r.phi, r.radius, true
	}
	return lambda, phi, math.Min(size+margin, room), true
}

// disc is the circle around an area: its centre and radius, radians.
func (a *area) disc() (lambda, phi, radius float64) {
	width := a.east - a.west
	if width < 0 {
		width += 360
	}
	lambda, phi = (a.west+width/2)*degree, (a.south+a.north)/2*degree
	// A cap around a pole has its centre there.
	if width > 180 && a.north >= 89 && a.south > 0 {
		phi = halfPi
	} else if width > 180 && a.south <= -89 && a.north < 0 {
		phi = -halfPi
	}
	for i := range 5 {
		l := (a.west + width*float64(i)/4) * degree
		for _, p := range []float64{a.south, (a.south + a.north) / 2, a.north} {
			radius = math.Max(radius, apart(lambda, phi, l, p*degree))
		}
	}
	return lambda, phi, radius
}

// apart is the angle between two points of the sphere.
func apart(lambda1, phi1, lambda2, phi2 float64) float64 {
	sin1, cos1 := math.Sincos(phi1)
	sin2, cos2 := math.Sincos(phi2)
	sinL, cosL := math.Sincos(lambda2 - lambda1)
	return math.Atan2(math.Hypot(cos2*sinL, cos1*sin2-sin1*cos2*cosL), sin1*sin2+cos1*cos2*cosL)
}
