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
	left := n - 2
	if closed {
		left -= 2 // three different points stay
	}
	if n <= fewPlaces && !r.Weighted {
		return s.few.ranked(pts, limit, left, keep)
	}
	e, t := s.startRanked(pts, r.Weighted, limit), &s.ranks
	keys, ranks, around := e.keys[:n], e.ranks[:n], e.around[:n]
	places, top := t.places, (*[8]uint64)(t.levels[len(t.levels)-1])
	before, last := places, uint64(0)
	for ; left > 0; left-- {
		rank := leastRank(top)
		i := uint(rank & places)
		least := keys[i]
		if least == noKey {
			return true
		}
		p, q := uint(around[i].prev), uint(around[i].next)
		if least < last && (rank^before)&^places == 0 || keys[p] < least || keys[q] < least {
			return false
		}
		before, last = rank, least
		keep[i], ranks[i] = false, noKey
		around[p].next, around[q].prev = int32(q), int32(p)
		e.bring(p, q, least)
		t.settle(i)
		if p>>3 != i>>3 {
			t.settle(p)
		}
		if q>>3 != i>>3 {
			t.settle(q)
		}
	}
	return (leastRank(top)^before)&^places != 0
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
func (e *elimination) bring(p, q uint, least uint64) {
	a, b := &e.points[p], &e.points[q]
	x, y := b.x-a.x, b.y-a.y
	if p > 0 {
		o := e.around[p].prev
		key := keyBetween(e.points[o].x-a.x, e.points[o].y-a.y, x, y, e.limit)
		if e.weighted {
			key = keyBelow(triangle(e.pts, int(o), int(p), int(q), true), e.limit)
		}
		e.keys[p] = max(least, key)
		e.ranks[p] = e.of(e.keys[p], p)
	}
	if q < uint(len(e.points)-1) {
		o := e.around[q].next
		key := keyBetween(x, y, e.points[o].x-b.x, e.points[o].y-b.y, e.limit)
		if e.weighted {
			key = keyBelow(triangle(e.pts, int(p), int(q), int(o), true), e.limit)
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
	e.keys[0], e.keys[n-1], e.ranks[0], e.ranks[n-1] = noKey, noKey, e.of(noKey, 0), e.of(noKey, uint(n-1))
	around, keys, ranks := e.around[:n-1], e.keys[:n-1], e.ranks[:n-1]
	b := points[1]
	x1, y1 := points[0].x-b.x, points[0].y-b.y
	for i, c := range points[2:] {
		i++
		x2, y2 := c.x-b.x, c.y-b.y
		key := keyBetween(x1, y1, x2, y2, limit)
		if weighted {
			key = keyBelow(triangle(pts, i-1, i, i+1, true), limit)
		}
		keys[i], ranks[i], around[i] = key, e.of(key, uint(i)), neighbours{int32(i - 1), int32(i + 1)}
		b, x1, y1 = c, -x2, -y2
	}
	s.ranks.build()
	return e
}

// keyBetween is the key of a point, given the ways to its two neighbours, or both the other way about.
func keyBetween(x1, y1, x2, y2 float64, limit uint64) uint64 {
	return keyBelow(math.Abs(float64(x1*y2)-float64(x2*y1))/2, limit)
}

// keyBelow is keyOf without a branch, for a limit as it is in memory.
func keyBelow(area float64, limit uint64) uint64 {
	key := math.Float64bits(area)
	return key | ^uint64(int64(key-limit)>>63)
}
