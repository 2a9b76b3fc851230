package projection

import "math"

// survey is what one pass over a ring or line in degrees finds out.
type survey struct {
	west, south, east, north float64
	// area is twice the signed area in square degrees, positive for
	// counter-clockwise, of the ring with its longitudes unwrapped.
	area float64
	// turn is how many times the ring runs around the world, east positive.
	turn int
	// wide counts the edges wider than half the world.
	wide int
	// polar tells that the ring was led on to a pole.
	polar bool
	// sound is false where a coordinate is no number or beyond a pole.
	sound bool
}

// farthest is the largest longitude, in degrees, that is still a place: beyond
// it, wrapping leaves too few digits.
const farthest = 1e6

// take surveys n points of a flat slice of coordinates. Its closing edge is
// part of a ring and no part of a line, for which area and turn mean nothing.
func take(flat []float64, stride int) survey {
	s := survey{west: math.Inf(1), south: math.Inf(1), east: math.Inf(-1), north: math.Inf(-1)}
	if len(flat) < stride {
		return s
	}
	last := len(flat) - stride
	lon, lat := flat[last], flat[last+1]
	first := lat
	west, south, east, north := s.west, s.south, s.east, s.north
	var along, sum float64
	for i := 0; i <= last; i += stride {
		x, y := flat[i], flat[i+1]
		d := x - lon
		if d > 180 || d < -180 {
			d = eastward(lon, x)
			s.wide++
		}
		// The area under the edge, seen from the first latitude.
		sum -= float64(d * (y + lat - first - first))
		along += d
		if x < west {
			west = x
		}
		if x > east {
			east = x
		}
		if y < south {
			south = y
		}
		if y > north {
			north = y
		}
		lon, lat = x, y
	}
	s.west, s.south, s.east, s.north = west, south, east, north
	s.area, s.turn = sum, int(math.Round(along/360))
	// A coordinate that is no number passes all comparisons by, but is in the sum.
	s.sound = sum == sum && s.south >= -90 && s.north <= 90 && s.west >= -farthest && s.east <= farthest
	return s
}

// mended returns a copy without the points that are no numbers, with
// latitudes beyond a pole put on it, as flat pairs.
func mended(flat []float64, stride int) []float64 {
	out := make([]float64, 0, len(flat)/stride*2)
	for i := 0; i+1 < len(flat); i += stride {
		x, y := flat[i], flat[i+1]
		if math.IsNaN(y) || !(math.Abs(x) <= farthest) {
			continue
		}
		out = append(out, x, math.Max(-90, math.Min(y, 90)))
	}
	return out
}

// northern reports whether a ring around the world has less of the sphere to its
// north than to its south: the mean of the latitude's sine along it is
// positive.
func northern(flat []float64, stride int) bool {
	last := len(flat) - stride
	lon, lat := flat[last], flat[last+1]
	var along, sum float64
	for i := 0; i <= last; i += stride {
		d := eastward(lon, flat[i])
		sum += float64(d * math.Sin((lat+flat[i+1])/2*degree))
		along += d
		lon, lat = flat[i], flat[i+1]
	}
	return sum*along > 0
}

// backward reports whether a ring has to be reversed to have its inside on its
// left: to run counter-clockwise as an exterior and clockwise as a hole,
// whichever way the file has it. A ring around the world takes the smaller
// side, the one with the nearer pole.
func (s *survey) backward(flat []float64, stride int, hole bool) bool {
	inside := s.area > 0
	if s.turn != 0 {
		inside = (s.turn > 0) == northern(flat, stride)
	}
	return inside == hole
}
