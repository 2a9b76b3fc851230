package crs

import (
	"math"

	"github.com/seed-898ab921/kartograph/projection/crs/internal/method"
	"github.com/seed-898ab921/kartograph/projection/internal/sphere"
)

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
	r := s.setting.Reach
	if s.area == nil || s.geographic {
		return r.Lambda, r.Phi, r.Radius, r.Kind == method.Circle
	}
	lambda, phi, size := s.area.disc()
	lambda = sphere.Wrap(lambda - s.setting.Lambda0 - s.pm)
	if r.Kind != method.Circle {
		// Cylinders and cones are cut at a meridian and at a pole: the circle
		// may reach neither.
		room := 89*degree - math.Abs(phi)
		if r.Kind == method.Zone {
			room = math.Min(room, math.Min(phi-r.South*degree, r.North*degree-phi))
		}
		if r.Kind == method.Own || math.Abs(lambda) > halfPi/2 || size+leastMargin > room {
			return 0, 0, 0, false
		}
		return lambda, phi, math.Min(size+margin, room), true
	}
	if size > halfPi {
		return r.Lambda, r.Phi, r.Radius, true
	}
	origin := r.Phi
	if r.Slides {
		origin = math.Atan2(math.Sin(phi), math.Cos(phi)*math.Cos(lambda))
	}
	room := r.Radius - apart(lambda, phi, r.Lambda, origin)
	if room < size/2 || room < 1*degree {
		return r.Lambda, r.Phi, r.Radius, true
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
