package projection

import "math"

// degree is one degree in radians.
const degree = math.Pi / 180

const halfPi = math.Pi / 2

// speck is the angle, in radians, below which two places count as the same:
// 6 mm on the Earth. Rotations leave errors of 1e-16, so what lies on a cut or
// a pole is found again, and no data is finer.
const speck = 1e-9

// spot is a point of the turned sphere: longitude and latitude, radians.
type spot struct{ lambda, phi float64 }

// before orders spots, so that an edge can be worked from the same end
// whichever way it is walked.
func (s spot) before(o spot) bool {
	return s.lambda < o.lambda || s.lambda == o.lambda && s.phi < o.phi
}

// atPole tells whether the spot is one of the poles of the turned sphere.
func (s spot) atPole() bool { return math.Abs(s.phi) > halfPi-speck }

// vec is the spot as a unit vector.
func (s spot) vec() vec {
	sl, cl := math.Sincos(s.lambda)
	sp, cp := math.Sincos(s.phi)
	return vec{cp * cl, cp * sl, sp}
}

// vec is a point of the unit sphere: x through (0, 0), y through 90 degrees
// east, z through the north pole.
type vec struct{ x, y, z float64 }

// spot is the vector's direction. The arc tangent keeps its digits near the
// poles, where an arc sine would lose half of them.
func (v vec) spot() spot {
	return spot{math.Atan2(v.y, v.x), math.Atan2(v.z, math.Hypot(v.x, v.y))}
}

func (v vec) dot(o vec) float64 {
	return float64(v.x*o.x) + float64(v.y*o.y) + float64(v.z*o.z)
}

func (v vec) cross(o vec) vec {
	return vec{
		float64(v.y*o.z) - float64(v.z*o.y),
		float64(v.z*o.x) - float64(v.x*o.z),
		float64(v.x*o.y) - float64(v.y*o.x),
	}
}

func (v vec) norm() float64 { return math.Sqrt(v.dot(v)) }

// plus returns v + k*o.
func (v vec) plus(k float64, o vec) vec {
	return vec{v.x + float64(k*o.x), v.y + float64(k*o.y), v.z + float64(k*o.z)}
}

// apart returns the angle between two points of the sphere, exact for small
// angles as well as large ones.
func (v vec) apart(o vec) float64 { return math.Atan2(v.cross(o).norm(), v.dot(o)) }

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
