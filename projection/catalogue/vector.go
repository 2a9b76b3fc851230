package catalogue

import "math"

// vector is a point on the unit sphere, or any sum of such, for setups that
// depend on several points.
type vector struct{ x, y, z float64 }

// unit returns the point of the parameters lon and lat with that suffix.
func unit(v Values, suffix string) vector {
	sinLon, cosLon := math.Sincos(v.rad("lon" + suffix))
	sinLat, cosLat := math.Sincos(v.rad("lat" + suffix))
	return vector{cosLat * cosLon, cosLat * sinLon, sinLat}
}

func (a vector) plus(b vector) vector  { return vector{a.x + b.x, a.y + b.y, a.z + b.z} }
func (a vector) minus(b vector) vector { return vector{a.x - b.x, a.y - b.y, a.z - b.z} }
func (a vector) dot(b vector) float64  { return a.x*b.x + a.y*b.y + a.z*b.z }
func (a vector) length() float64       { return math.Sqrt(a.dot(a)) }

func (a vector) cross(b vector) vector {
	return vector{a.y*b.z - a.z*b.y, a.z*b.x - a.x*b.z, a.x*b.y - a.y*b.x}
}

// degrees returns the vector's longitude and latitude.
func (a vector) degrees() (lon, lat float64) {
	return math.Atan2(a.y, a.x) * 180 / math.Pi, math.Atan2(a.z, math.Hypot(a.x, a.y)) * 180 / math.Pi
}

// seenFrom returns the parts of the vector that point east and north at c.
func (a vector) seenFrom(c vector) (east, north float64) {
	lon, lat := c.degrees()
	sinLon, cosLon := math.Sincos(lon * math.Pi / 180)
	sinLat, cosLat := math.Sincos(lat * math.Pi / 180)
	return a.y*cosLon - a.x*sinLon, a.z*cosLat - (a.x*cosLon+a.y*sinLon)*sinLat
}
