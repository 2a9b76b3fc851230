package inverse

import (
	"math"

	"github.com/twpayne/go-geom"
)

// truth answers what is inside of a polygon by the definition alone, and
// shares no code with what cuts and fills: each ring is unrolled in longitude
// and closed over the pole where it runs around the world; then the even-odd
// rule counts over all rings and all turns of the world.
type truth struct {
	rings []unrolledRing
	// minX to maxY is the box of all rings.
	minX, minY, maxX, maxY float64
}

// unrolledRing is a ring with its westernmost and easternmost longitude.
type unrolledRing struct {
	flat       []float64
	minX, maxX float64
}

// truthOf unrolls the rings of one polygon, flat pairs with or without a
// closing point.
func truthOf(rings [][]float64) truth {
	t := truth{minX: math.Inf(1), minY: math.Inf(1), maxX: math.Inf(-1), maxY: math.Inf(-1)}
	for _, ring := range rings {
		u := unrolled(ring)
		if len(u) < 6 {
			continue
		}
		r := unrolledRing{u, u[0], u[0]}
		for i := 0; i < len(u); i += 2 {
			r.minX, r.maxX = math.Min(r.minX, u[i]), math.Max(r.maxX, u[i])
			t.minY, t.maxY = math.Min(t.minY, u[i+1]), math.Max(t.maxY, u[i+1])
		}
		t.minX, t.maxX = math.Min(t.minX, r.minX), math.Max(t.maxX, r.maxX)
		t.rings = append(t.rings, r)
	}
	return t
}

// unrolled returns a ring with longitudes that go on beyond 180 degrees. One
// that ends a turn away from where it began is led over the pole to which its
// mean latitude is nearer.
func unrolled(ring []float64) []float64 {
	n := len(ring)
	for n > 2 && ring[n-2] == ring[0] && ring[n-1] == ring[1] {
		n -= 2
	}
	if n < 6 {
		return nil
	}
	ring = ring[:n]
	short := shortWay(ring)
	u := []float64{ring[0], ring[1]}
	x, along, sum := ring[0], 0.0, 0.0
	for i := 2; i <= n; i += 2 {
		d := ring[i%n] - ring[i-2]
		if short && !onPole(ring[i-1], ring[(i+1)%n]) {
			d = math.Remainder(d, 360)
		}
		x += d
		along += d
		sum += d * math.Sin((ring[(i+1)%n]+ring[i-1])/2*math.Pi/180)
		u = append(u, x, ring[(i+1)%n])
	}
	if math.Abs(along) > 180 {
		pole := math.Copysign(90, sum*along)
		u = append(u, u[len(u)-2], pole, u[0], pole)
	}
	return u
}

// shortWay reports whether the edges of an open ring that are wider than half a
// turn go the short way, those of a full turn then being none: what a layer's
// "edges" are by themselves (docs/config.md).
func shortWay(ring []float64) bool {
	e := edgesOf(ring)
	around := math.Abs(e.turn) > 180
	box := e.upright || e.steep && e.others <= e.wide
	high := e.north-e.south >= e.reach
	switch {
	case e.wide == 0, e.wide == e.full && box && high && !around:
		return false
	case around && (e.south == e.north || e.longest <= 90 && !e.side && (e.east-e.west >= 350 || e.near == e.wide)):
		return true // a coast
	case e.near == 0:
		return false
	case e.east-e.west < 350:
		return !around || !e.side
	}
	return !around && !(box && high)
}

// edges are what the edges of a ring are like, but for those along a pole.
type edges struct {
	west, south, east, north float64
	// wide ones are wider than half a turn, near those of them that cross 180
	// degrees, full those of a whole turn; upright and steep are the others.
	wide, near, full, others int
	upright, steep, side     bool
	// turn and reach are the sum and the extent of all the short way.
	turn, reach, longest float64
}

func edgesOf(ring []float64) edges {
	e := edges{west: math.Inf(1), south: math.Inf(1), east: math.Inf(-1), north: math.Inf(-1), upright: true, steep: true}
	for i := 0; i < len(ring); i += 2 {
		e.west, e.east = math.Min(e.west, ring[i]), math.Max(e.east, ring[i])
		e.south, e.north = math.Min(e.south, ring[i+1]), math.Max(e.north, ring[i+1])
	}
	at := func(i int) (x, y float64) { i = (i + len(ring)) % len(ring); return ring[i], ring[i+1] }
	least, most := 0.0, 0.0
	for i := 0; i < len(ring); i += 2 {
		x0, y0 := at(i)
		x1, y1 := at(i + 2)
		d := math.Abs(x1 - x0)
		switch {
		case onPole(y0, y1):
			e.turn += x1 - x0
		case d <= 180:
			e.turn += x1 - x0
			e.longest = math.Max(e.longest, d)
			e.others++
			e.upright, e.steep = e.upright && d < 1e-6, e.steep && 2*d <= math.Abs(y1-y0)
		default:
			e.turn += math.Remainder(x1-x0, 360)
			e.longest = math.Max(e.longest, math.Abs(math.Remainder(d, 360)))
			e.wide++
			if d >= 360-1e-6 {
				e.full++
			}
			if d >= 350 || math.Abs(x0) >= 150 && math.Abs(x1) >= 150 {
				e.near++
			}
			px, py := at(i - 2)
			nx, ny := at(i + 4)
			before, after := math.Abs(px-x0) < 1e-6, math.Abs(nx-x1) < 1e-6
			half := (e.north - e.south) / 2
			e.side = e.side || before && after && math.Abs(y0-y1) < 1e-6 || before && math.Abs(py-y0) >= half || after && math.Abs(ny-y1) >= half
		}
		least, most = math.Min(least, e.turn), math.Max(most, e.turn)
	}
	e.reach = most - least
	return e
}

func onPole(y0, y1 float64) bool { return y0 == y1 && math.Abs(y0) == 90 }

// in reports whether a point in degrees is inside.
func (t *truth) in(lon, lat float64) bool {
	if !(lat >= t.minY && lat <= t.maxY) {
		return false
	}
	odd := false
	for x := lon + 360*math.Ceil((t.minX-lon)/360); x <= t.maxX; x += 360 {
		for i := range t.rings {
			r := t.rings[i].flat
			if x < t.rings[i].minX || x > t.rings[i].maxX {
				continue
			}
			x0, y0 := r[len(r)-2], r[len(r)-1]
			for i := 0; i < len(r); i += 2 {
				x1, y1 := r[i], r[i+1]
				if (x0 > x) != (x1 > x) && y0+(y1-y0)*((x-x0)/(x1-x0)) > lat {
					odd = !odd
				}
				x0, y0 = x1, y1
			}
		}
	}
	return odd
}

// Source is a feature, in degrees, with what is known of its polygons.
type Source struct {
	Name   string
	Geom   geom.T
	truths []truth
}

// NewSource takes a polygon or multipolygon.
func NewSource(name string, g geom.T) Source {
	s := Source{Name: name, Geom: g}
	for _, p := range polygonsOf(g) {
		s.truths = append(s.truths, truthOf(p))
	}
	return s
}

// In reports whether a point, degrees, lies in one of the feature's polygons.
func (s *Source) In(lon, lat float64) bool {
	for i := range s.truths {
		if s.truths[i].in(lon, lat) {
			return true
		}
	}
	return false
}

// polygonsOf returns the rings of each polygon as flat pairs.
func polygonsOf(g geom.T) [][][]float64 {
	var endss [][]int
	switch g := g.(type) {
	case *geom.Polygon:
		endss = [][]int{g.Ends()}
	case *geom.MultiPolygon:
		endss = g.Endss()
	default:
		return nil
	}
	var all [][][]float64
	flat, from := g.FlatCoords(), 0
	for _, ends := range endss {
		var rings [][]float64
		for _, to := range ends {
			rings = append(rings, flat[from:to])
			from = to
		}
		all = append(all, rings)
	}
	return all
}
