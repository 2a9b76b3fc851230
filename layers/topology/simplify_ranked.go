package topology

import (
	"math"
	"unsafe"
)

// ranked is visvalingam by ranks, and reports whether all points came in their order: those whose
// keys differ in their last bits only may have come in another one.
func (s *scratch) ranked(pts []float64, r Rule, closed bool, keep []bool) bool {
	n := len(keep)
	limit := math.Float64bits(float64(r.Tolerance * r.Tolerance))
	e := s.startRanked(pts, r.Weighted, limit)
	left := n - 2
	if closed {
		left -= 2 // three different points stay
	}
	places := s.ranks.places
	before, last := places, uint64(0)
	for ; left > 0; left-- {
		rank := s.ranks.least()
		i := int(rank & places)
		least := e.keys[i]
		if least == noKey {
			return true
		}
		p, q := int(e.around[i].prev), int(e.around[i].next)
		if least < last && (rank^before)&^places == 0 || e.keys[p] < least || e.keys[q] < least {
			return false
		}
		before, last = rank, least
		keep[i], e.ranks[i] = false, e.of(noKey, i)
		e.around[p].next, e.around[q].prev = int32(q), int32(p)
		e.bring(p, q, least)
		s.ranks.settle(i)
		if p>>3 != i>>3 {
			s.ranks.settle(p)
		}
		if q>>3 != i>>3 {
			s.ranks.settle(q)
		}
	}
	return (s.ranks.least()^before)&^places != 0
}

// elimination is a line of which points are left out by ranks.
type elimination struct {
	ranking
	pts         []float64
	points      []point
	weighted    bool
	limit       uint64
	around      []neighbours
	keys, ranks []uint64
}

// bring gives two points that have become neighbours their keys, of which none is less than the
// least before.
func (e *elimination) bring(p, q int, least uint64) {
	a, b := &e.points[p], &e.points[q]
	if p > 0 {
		o := int(e.around[p].prev)
		key := keyBelow(area(&e.points[o], a, b), e.limit)
		if e.weighted {
			key = keyBelow(triangle(e.pts, o, p, q, true), e.limit)
		}
		e.keys[p] = max(least, key)
		e.ranks[p] = e.of(e.keys[p], p)
	}
	if q < len(e.points)-1 {
		o := int(e.around[q].next)
		key := keyBelow(area(a, b, &e.points[o]), e.limit)
		if e.weighted {
			key = keyBelow(triangle(e.pts, p, q, o, true), e.limit)
		}
		e.keys[q] = max(least, key)
		e.ranks[q] = e.of(e.keys[q], q)
	}
}

// startRanked makes the lists for a line of which nothing is left out yet.
func (s *scratch) startRanked(pts []float64, weighted bool, limit uint64) *elimination {
	n := len(pts) / 2
	if cap(s.around) < n {
		s.around = make([]neighbours, n+n/4)
	}
	if cap(s.keys) < n {
		s.keys = make([]uint64, n+n/4)
	}
	points := unsafe.Slice((*point)(unsafe.Pointer(unsafe.SliceData(pts))), n)
	s.line = elimination{pts: pts, points: points, weighted: weighted, limit: limit, around: s.around[:n], keys: s.keys[:n], ranks: s.ranks.reset(n, limit), ranking: s.ranks.ranking}
	e := &s.line
	e.keys[0], e.keys[n-1], e.ranks[0], e.ranks[n-1] = noKey, noKey, e.of(noKey, 0), e.of(noKey, n-1)
	around, keys, ranks := e.around[:n-1], e.keys[:n-1], e.ranks[:n-1]
	b := points[1]
	x1, y1 := points[0].x-b.x, points[0].y-b.y
	for i, c := range points[2:] {
		i++
		x2, y2 := c.x-b.x, c.y-b.y
		key := keyBelow(math.Abs(float64(x1*y2)-float64(x2*y1))/2, limit)
		if weighted {
			key = keyBelow(triangle(pts, i-1, i, i+1, true), limit)
		}
		keys[i], ranks[i], around[i] = key, e.of(key, i), neighbours{int32(i - 1), int32(i + 1)}
		b, x1, y1 = c, -x2, -y2
	}
	s.ranks.build()
	return e
}

// area is that of a triangle.
func area(a, b, c *point) float64 {
	x1, y1, x2, y2 := a.x-b.x, a.y-b.y, c.x-b.x, c.y-b.y
	return math.Abs(float64(x1*y2)-float64(x2*y1)) / 2
}

// keyBelow is keyOf without a branch, for a limit as it is in memory.
func keyBelow(area float64, limit uint64) uint64 {
	key := math.Float64bits(area)
	return key | ^uint64(int64(key-limit)>>63)
}
