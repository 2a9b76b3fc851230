package projection

import "github.com/seed-898ab921/kartograph/projection/internal/sphere"

// rotation turns the sphere so that a point becomes (0, 0), with a roll about
// it. Turning about the Earth's axis alone is the usual case and needs no
// trigonometry.
type rotation struct {
	lon float64
	// turned tells that there is more than a turn about the axis.
	turned                           bool
	sinLat, cosLat, sinRoll, cosRoll float64
}

// newRotation takes the centre's longitude and latitude and the roll, which
// turns the map counter-clockwise, in degrees.
func newRotation(r [3]float64) rotation {
	t := rotation{lon: wrapped(r[0]), turned: r[1] != 0 || r[2] != 0}
	t.sinLat, t.cosLat = sphere.SincosDegrees(r[1])
	t.sinRoll, t.cosRoll = sphere.SincosDegrees(r[2])
	return t
}

// spot returns where a point in degrees comes to lie; its lambda is in
// (-pi, pi], and exactly pi where it would be on the antimeridian but for
// rounding.
func (t *rotation) spot(lon, lat float64) spot {
	if t.turned {
		return spotOf(t.vec(lon, lat))
	}
	return spot{wrapped(wrapped(lon)-t.lon) * degree, lat * degree}
}

// vec is spot as a unit vector.
func (t *rotation) vec(lon, lat float64) vec {
	v := spot{wrapped(wrapped(lon)-t.lon) * degree, lat * degree}.vec()
	if !t.turned {
		return v
	}
	k := float64(v.Z*t.cosLat) - float64(v.X*t.sinLat)
	return vec{
		X: float64(v.X*t.cosLat) + float64(v.Z*t.sinLat),
		Y: float64(v.Y*t.cosRoll) - float64(k*t.sinRoll),
		Z: float64(k*t.cosRoll) + float64(v.Y*t.sinRoll),
	}
}

// back returns the longitude and latitude, in degrees, of a turned spot.
func (t *rotation) back(s spot) (lon, lat float64) {
	if !t.turned {
		return wrapped(s.lambda/degree + t.lon), s.phi / degree
	}
	v := s.vec()
	k := float64(v.Z*t.cosRoll) - float64(v.Y*t.sinRoll)
	v = vec{
		X: float64(v.X*t.cosLat) - float64(k*t.sinLat),
		Y: float64(v.Y*t.cosRoll) + float64(v.Z*t.sinRoll),
		Z: float64(k*t.cosLat) + float64(v.X*t.sinLat),
	}
	s = spotOf(v)
	return wrapped(s.lambda/degree + t.lon), s.phi / degree
}
