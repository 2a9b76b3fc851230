package topology

import (
	"math"

	"github.com/seed-898ab921/kartograph/internal/compact"
)

// scratch is memory that one arc after the other uses.
type scratch struct {
	// around are each point's neighbours on the line as it is left.
	around []neighbours
	areas  tournament
	// ranks are in place of areas where they suffice, with keys of all points, for a line, and few for a
	// short one; of so many lines that were tried so some were missed.
	ranks         ranks
	few           few
	keys          []uint64
	line          elimination
	tried, missed int
	// room is for the points that are kept.
	room room
}

type neighbours struct{ prev, next int32 }

// fewMissed is of how many lines points may come in another order before they are put through
// the tournament at once, as those of pictures in squares are, where many areas are nearly equal.
const fewMissed = 8

// visvalingam marks the points to keep. Only points under the limit take part in
// the tournament. Effective areas grow monotonously: a point counts at least as
// much as the one that was left out before it. Of equal areas the first point on
// the line goes first.
func (s *scratch) visvalingam(pts []float64, r Rule, closed bool, keep []bool) {
	n := len(keep)
	limit := float64(r.Tolerance * r.Tolerance)
	for i := range keep {
		keep[i] = true
	}
	if !compact.Program && n <= mostRanks && s.missed <= fewMissed+s.tried/4 {
		s.tried++
		if s.ranked(pts, r, closed, keep) {
			return
		}
		s.missed++
		for i := range keep {
			keep[i] = true
		}
	}
	around, areas := s.start(pts, r.Weighted, limit)
	left := n - 2
	if closed {
		left -= 2 // three different points stay
	}
	for ; left > 0; left-- {
		i, least := s.areas.first()
		if least == noKey {
			return
		}
		keep[i], areas[i] = false, noKey
		p, q := int(around[i].prev), int(around[i].next)
		around[p].next, around[q].prev = int32(q), int32(p)
		if p > 0 {
			areas[p] = max(least, keyOf(triangle(pts, int(around[p].prev), p, q, r.Weighted), limit))
		}
		if q < n-1 {
			areas[q] = max(least, keyOf(triangle(pts, p, q, int(around[q].next), r.Weighted), limit))
		}
		s.areas.settle(i)
		if p>>3 != i>>3 {
			s.areas.settle(p)
		}
		if q>>3 != i>>3 {
			s.areas.settle(q)
		}
	}
}

// start makes the lists for a line of which nothing is left out yet.
func (s *scratch) start(pts []float64, weighted bool, limit float64) (around []neighbours, areas []uint64) {
	n := len(pts) / 2
	if cap(s.around) < n {
		s.around = make([]neighbours, n+n/4)
	}
	around, areas = s.around[:n], s.areas.reset(n)
	for i := range around {
		around[i] = neighbours{int32(i - 1), int32(i + 1)}
	}
	areas[0], areas[n-1] = noKey, noKey
	for i := 1; i < n-1; i++ {
		areas[i] = keyOf(triangle(pts, i-1, i, i+1, weighted), limit)
	}
	s.areas.build()
	return around, areas
}

// keyOf is the key of an area, which is 0 or more: the bits of such numbers are in
// the order of the numbers.
func keyOf(area, limit float64) uint64 {
	if area < limit {
		return math.Float64bits(area)
	}
	return noKey
}

// triangle is the area of the triangle of three points. Weighted, it is
// multiplied by 1 - 0.7 cos of the angle at b, as mapshaper does: 1.7 on a
// straight line, 0.3 at the point of a spike.
func triangle(pts []float64, a, b, c int, weighted bool) float64 {
	x1, y1 := pts[2*a]-pts[2*b], pts[2*a+1]-pts[2*b+1]
	x2, y2 := pts[2*c]-pts[2*b], pts[2*c+1]-pts[2*b+1]
	area := math.Abs(float64(x1*y2)-float64(x2*y1)) / 2
	if weighted {
		l1 := float64(x1*x1) + float64(y1*y1)
		l2 := float64(x2*x2) + float64(y2*y2)
		if l := math.Sqrt(l1) * math.Sqrt(l2); l > 0 {
			cos := (float64(x1*x2) + float64(y1*y2)) / l
			area *= max(0, 1-float64(0.7*cos))
		}
	}
	if math.IsNaN(area) {
		return math.Inf(1)
	}
	return area
}
