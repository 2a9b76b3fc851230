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

// roundCap is what of the sphere is within a radius, in radians, of a point in degrees.
// A radius of pi or more is all of it.
type roundCap struct {
	lon, lat, radius float64
	// span is how far, in degrees, the cap reaches from its middle to the north and
	// to the south, and breadth to the east and to the west; a cap with a pole in
	// it goes all around. A little is added for rounding.
	span, breadth float64
}

// capRounding is more than what boxApart may be wrong by, in degrees.
const capRounding = 1e-9

func newCap(lon, lat, radius float64) roundCap {
	c := roundCap{lon: lon, lat: lat, radius: radius, span: radius/degree + capRounding, breadth: 360}
	if math.Abs(lat)*degree+radius < halfPi-speck {
		c.breadth = math.Asin(math.Sin(radius)/math.Cos(lat*degree))/degree + capRounding
	}
	return c
}

// near reports whether a box in degrees has a place in the cap. Of most boxes that is
// seen by their sides, without any sine: no way is longer on the sphere than on a map
// whose longitudes are as far apart everywhere as on the equator.
func (c *roundCap) near(b flat.Degrees) bool {
	if c.radius >= math.Pi {
		return true
	}
	if b.South-c.lat > c.span || c.lat-b.North > c.span {
		return false
	}
	west, east := boxFrom(c.lon, b)
	if west > c.breadth || east < -c.breadth {
		return false
	}
	dx, dy := max(0, west, -east), max(0, b.South-c.lat, c.lat-b.North)
	if reach := c.span - 2*capRounding; float64(dx*dx)+float64(dy*dy) < reach*reach && reach > 0 {
		return true
	}
	return !(boxApart(c.lon, c.lat, b) > c.radius)
}

// boxFrom returns how far a box's sides are to the east of a longitude, turned so
// that its middle is within half a turn.
func boxFrom(lon float64, b flat.Degrees) (west, east float64) {
	west, east = b.West-lon, b.East-lon
	shift := math.Round((west+east)/720) * 360
	return west - shift, east - shift
}

// boxApart returns the distance in radians from a point to a box, both in
// degrees.
func boxApart(lon, lat float64, b flat.Degrees) float64 {
	west, east := boxFrom(lon, b)
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
