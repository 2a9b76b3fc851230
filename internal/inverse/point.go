package inverse

import (
	"math"
	"math/rand/v2"
)

// tolerated is how near to the seam and the poles, in degrees, cuts are joined.
const tolerated = 0.03

// Mapping takes places in degrees to pixels and back.
type Mapping interface {
	Forward(lon, lat float64) (x, y float64, ok bool)
	Inverse(x, y float64) (lon, lat float64, ok bool)
}

// Point is a point of the page with its place in degrees.
type Point struct{ X, Y, Lon, Lat float64 }

// Points returns some 60 points of a page, less those that have not one
// place on the globe.
func Points(m Mapping, width, height float64, random *rand.Rand) []Point {
	var points []Point
	for range 60 {
		q := Point{X: random.Float64() * width, Y: random.Float64() * height}
		if q.back(m) {
			points = append(points, q)
		}
	}
	return points
}

// back finds the place of a point of the page, and reports whether that place
// is drawn there.
func (q *Point) back(m Mapping) bool {
	var ok bool
	if q.Lon, q.Lat, ok = m.Inverse(q.X, q.Y); !ok {
		return false
	}
	if math.Abs(q.Lat) > 90-tolerated || math.Abs(q.Lon) > 180-tolerated {
		return false // Cuts this near to the seam and the poles are closed.
	}
	x, y, ok := m.Forward(q.Lon, q.Lat)
	return ok && math.Hypot(x-q.X, y-q.Y) < 0.01
}

// Near reports whether the truth, which tells of a place whether it is inside,
// changes within two pixels of a point where it is want.
func (q Point) Near(m Mapping, want bool, truth func(lon, lat float64) bool) bool {
	for i := range 24 {
		sin, cos := math.Sincos(float64(i) / 24 * 2 * math.Pi)
		r := 2.0
		if i%2 == 0 {
			r = 1
		}
		n := Point{X: q.X + r*cos, Y: q.Y + r*sin}
		if n.back(m) && truth(n.Lon, n.Lat) != want {
			return true
		}
	}
	return false
}
