package projection

import (
	"math"

	"github.com/seed-898ab921/kartograph/internal/flat"
)

// degreeBox makes a box of longitudes and latitudes on whose inside the edges
// within the given bounds are sure to lie: bounds wider than half the world may
// belong to what runs across 180 degrees or around a pole.
func degreeBox(west, south, east, north float64) flat.Degrees {
	if east-west <= 180 {
		return flat.Degrees{West: west, South: south, East: east, North: north}
	}
	if south < 0 {
		south = -90
	}
	if north > 0 {
		north = 90
	}
	return flat.Degrees{West: -180, South: south, East: 180, North: north}
}

// boxApart returns the distance in radians from a point to a box, both in
// degrees.
func boxApart(lon, lat float64, b flat.Degrees) float64 {
	west, east := b.West-lon, b.East-lon
	// Turn the box so that its middle is within half a turn of the point.
	shift := math.Round((west+east)/720) * 360
	west, east = west-shift, east-shift
	phi, south, north := lat*degree, b.South*degree, b.North*degree
	if west <= 0 && east >= 0 {
		return max(0, south-phi, phi-north)
	}
	return min(meridianApart(phi, west*degree, south, north), meridianApart(phi, east*degree, south, north))
}

// meridianApart returns the distance from the point at latitude phi to the
// part between south and north of the meridian d radians away.
func meridianApart(phi, d, south, north float64) float64 {
	nearest := math.Atan2(math.Sin(phi), math.Cos(phi)*math.Cos(d))
	if nearest > halfPi {
		nearest = math.Pi - nearest
	} else if nearest < -halfPi {
		nearest = -math.Pi - nearest
	}
	at := spot{0, phi}.vec()
	apart := func(phi float64) float64 { return at.Apart(spot{d, phi}.vec()) }
	if math.Cos(d) < 0 {
		// The nearest point of the far half is towards the nearer pole.
		return min(apart(south), apart(north))
	}
	return apart(max(south, min(nearest, north)))
}
