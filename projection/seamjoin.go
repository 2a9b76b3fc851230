package projection

import (
	"math"

	"github.com/seed-898ab921/kartograph/internal/compact"
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/longlist"
)

// link is a chain of a stitched feature between two nodes of the seam.
type link struct {
	points   []float64
	polygon  int
	from, to knot
	// whole tells that it is a ring that needs no other link.
	whole, done bool
}

// knot is a node of the seam on one side of it. A pole has one only, with
// side 0.
type knot struct{ node, side int }

const (
	northPole = -2
	southPole = -3
)

// knotAt is the knot of a point where a chain begins or ends.
func (s *seam) knotAt(lon, lat float64) knot {
	switch {
	case lat > 90-seamSpeck:
		return knot{northPole, 0}
	case lat < seamSpeck-90:
		return knot{southPole, 0}
	}
	return knot{s.node(lat), s.side(lon)}
}

// dropped reports whether an edge is taken out: one along the seam or a pole.
func (s *seam) dropped(ring []float64, i int) bool {
	x0, y0, x1, y1 := edge(ring, i)
	return s.along(x0, x1) != 0 || polar(y0) && polar(y1) && y0*y1 > 0
}

// cut makes links of the rings and of the stretches of the seam that stay.
// Rings without an edge to drop are kept as links to nowhere.
func (s *seam) cut() {
	for r, ring := range s.rings {
		n := len(ring) / 2
		start := 0
		for start < n && !s.dropped(ring, start) {
			start++
		}
		if start == n {
			s.links = append(s.links, link{points: around(ring), polygon: s.polygon[r], whole: true, done: true})
			continue
		}
		var points []float64
		for k := 1; k <= n; k++ {
			i := (start + k) % n
			x0, y0, x1, y1 := edge(ring, i)
			if !s.dropped(ring, i) {
				if points == nil {
					points = append(make([]float64, 0, 2*(n-k+1)+32), x0, y0)
				}
				points = stepped(points, x0, y0, x1, y1)
				points = append(points, x1, y1)
				continue
			}
			if points != nil {
				s.add(points, s.polygon[r])
				points = nil
			}
		}
	}
	for i := range s.up {
		s.rest(i, s.up[i], s.eastern, s.upBy[i])
		s.rest(i, -s.down[i], s.western, s.downBy[i])
	}
}

// rest adds the stretch above node i, as often as it is left, upwards or, for
// negative counts, downwards.
func (s *seam) rest(i, count int, side [][2]float64, polygon int) {
	for ; count > 0; count-- {
		s.add([]float64{side[i][0], side[i][1], side[i+1][0], side[i+1][1]}, polygon)
	}
	for ; count < 0; count++ {
		s.add([]float64{side[i+1][0], side[i+1][1], side[i][0], side[i][1]}, polygon)
	}
}

func (s *seam) add(points []float64, polygon int) {
	n := len(points)
	s.links = append(s.links, link{
		points: points, polygon: polygon,
		from: s.knotAt(points[0], points[1]), to: s.knotAt(points[n-2], points[n-1]),
	})
}

// stepped appends points on the way from one end of an edge to the other if it
// runs around half of the world or more, since which way it goes would be
// forgotten.
func stepped(points []float64, x0, y0, x1, y1 float64) []float64 {
	d := eastward(x0, x1)
	n := math.Ceil(math.Abs(d) / 90)
	if n < 2 {
		return points
	}
	for k := 1.0; k < n; k++ {
		// From the western end, so that both directions agree.
		t := k / n
		if d < 0 {
			points = append(points, x1-float64(d*(1-t)), y1+float64((y0-y1)*(1-t)))
		} else {
			points = append(points, x0+float64(d*t), y0+float64((y1-y0)*t))
		}
	}
	return points
}

// around is a whole ring with its long edges stepped: the ring itself where it has none.
func around(ring []float64) []float64 {
	if !compact.Program && asItIs(ring) {
		return ring
	}
	points := make([]float64, 0, len(ring)+32)
	for i := range len(ring) / 2 {
		x0, y0, x1, y1 := edge(ring, i)
		points = append(points, x0, y0)
		points = stepped(points, x0, y0, x1, y1)
	}
	for i := 0; i < len(points); i += 2 {
		points[i] = wrapped(points[i])
	}
	return points
}

// asItIs reports whether a ring has nothing to be stepped or wrapped.
func asItIs(ring []float64) bool {
	for i := range len(ring) / 2 {
		x0, _, x1, _ := edge(ring, i)
		if wrapped(x0) != x0 || math.Abs(eastward(x0, x1)) > 90 {
			return false
		}
	}
	return true
}

// join links the chains into rings and gathers these by polygon. It reports
// false where a chain finds no other to go on with.
func (s *seam) join() ([]stitchedPolygon, bool) {
	starts, ends := make(map[knot][]int), make(map[knot][]int)
	for i := range s.links {
		if l := &s.links[i]; !l.done {
			starts[l.from] = append(starts[l.from], i)
			ends[l.to] = append(ends[l.to], i)
		}
	}
	out := make([][][]float64, len(s.group))
	for i := range s.links {
		l := &s.links[i]
		g := s.root(l.polygon)
		if l.whole {
			out[g] = append(out[g], l.points)
			continue
		}
		if l.done {
			continue
		}
		ring, ok := s.follow(i, starts, ends)
		if !ok {
			return nil, false
		}
		if len(ring) >= 6 {
			out[g] = append(out[g], ring)
		}
	}
	return s.gather(out), true
}

// follow walks from a link to the next until it is back at the first. Links of rings
// that cross themselves may have to be walked backwards.
func (s *seam) follow(first int, starts, ends map[knot][]int) ([]float64, bool) {
	var ring []float64
	home := s.links[first].from
	for i := first; ; {
		l := &s.links[i]
		l.done = true
		// The point where two links meet is there once, but a pole on
		// both of its meridians, and so are points that a gap divides.
		// Longitudes are wrapped: 180 and -180 must not look like a turn
		// apart.
		n := len(l.points)
		if l.to.side != 0 && s.gap <= 2*seamSpeck {
			n -= 2
		}
		ring = longlist.For(ring, n)
		for j := 0; j < n; j += 2 {
			ring = append(ring, wrapped(l.points[j]), l.points[j+1])
		}
		across := knot{l.to.node, -l.to.side}
		if l.to == home {
			return ring, true
		}
		next := s.take(l.to, starts)
		if next < 0 && across == home {
			return ring, true
		}
		if next < 0 {
			next = s.take(across, starts)
		}
		for _, k := range [2]knot{l.to, across} {
			if next < 0 {
				if next = s.take(k, ends); next >= 0 {
					s.links[next].reverse()
				}
			}
		}
		if next < 0 {
			return nil, false
		}
		i = next
	}
}

// reverse turns a link around.
func (l *link) reverse() {
	l.from, l.to = l.to, l.from
	for i, j := 0, len(l.points)-2; i < j; i, j = i+2, j-2 {
		l.points[i], l.points[i+1], l.points[j], l.points[j+1] = l.points[j], l.points[j+1], l.points[i], l.points[i+1]
	}
}

// take returns a link that is listed at the knot and has not been taken, or -1.
func (s *seam) take(k knot, listed map[knot][]int) int {
	for list := listed[k]; len(list) > 0; list = listed[k] {
		i := list[len(list)-1]
		listed[k] = list[:len(list)-1]
		if !s.links[i].done {
			return i
		}
	}
	return -1
}

// gather returns the polygons that are left, with those that each is made of.
func (s *seam) gather(out [][][]float64) []stitchedPolygon {
	of := make([][]*flat.Polygon, len(out))
	for i := range s.group {
		g := s.root(i)
		of[g] = append(of[g], &s.sources[i])
	}
	var polygons []stitchedPolygon
	for g, rings := range out {
		if s.root(g) == g {
			polygons = append(polygons, stitchedPolygon{rings, of[g], s.east})
		}
	}
	return polygons
}
