package flat

import "math"

// Radians is an angle in radians that is given in degrees.
func Radians(degrees float64) float64 { return degrees * (math.Pi / 180) }

// InDegrees is an angle in degrees that is given in radians.
func InDegrees(radians float64) float64 { return radians * (180 / math.Pi) }

// WrapLon brings a longitude in degrees into [-180, 180].
func WrapLon(lon float64) float64 {
	if lon >= -180 && lon <= 180 {
		return lon
	}
	return lon - 360*math.Floor((lon+180)/360)
}

// EarthRadius is the mean radius of the Earth in metres (IUGG, R1 of GRS 80).
const EarthRadius = 6371008.7714
