package projection

import (
	"math"

	"github.com/seed-898ab921/kartograph/projection/internal/sphere"
)

// degree is one degree in radians.
const degree = math.Pi / 180

const halfPi = math.Pi / 2

// speck is the angle, in radians, below which two places count as the same:
// 6 mm on the Earth. Rotations leave errors of 1e-16, so what lies on a cut or
// a pole is found again, and no data is finer.
const speck = 1e-9

// spot is a point of the turned sphere: longitude and latitude, radians.
type spot struct{ lambda, phi float64 }

// before reports whether s comes before another spot in a fixed order, so that
// an edge can be worked from the same end whichever way it is walked.
func (s spot) before(o spot) bool {
	return s.lambda < o.lambda || s.lambda == o.lambda && s.phi < o.phi
}

// atPole reports whether the spot is one of the poles of the turned sphere.
func (s spot) atPole() bool { return math.Abs(s.phi) > halfPi-speck }

// vec is the spot as a unit vector.
func (s spot) vec() vec { return sphere.At(s.lambda, s.phi) }

// vec is a point of the turned sphere.
type vec = sphere.Vec

// spotOf is a vector's direction.
func spotOf(v vec) spot {
	lambda, phi := v.LonLat()
	return spot{lambda, phi}
}

// wrapped moves a longitude in degrees into (-180, 180].
func wrapped(lon float64) float64 {
	if lon > -180 && lon <= 180 {
		return lon
	}
	lon = math.Mod(lon, 360)
	if lon > 180 {
		lon -= 360
	} else if lon <= -180 {
		lon += 360
	}
	return lon
}

// fullTurn is the longitude difference, in degrees, from which an edge is
// taken to run around the whole world rather than the short way.
const fullTurn = 360 - 1e-6

// eastward returns by how many degrees an edge runs east from one longitude to
// another: the short way where the difference is more than half a turn, as it
// stands where it is a full turn or more, such as the lower edge of a box
// around the world.
func eastward(from, to float64) float64 {
	d := to - from
	switch {
	case d > 180 && d < fullTurn:
		return d - 360
	case d < -180 && d > -fullTurn:
		return d + 360
	}
	return d
}
