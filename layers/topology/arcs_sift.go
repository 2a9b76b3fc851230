package topology

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/conveyor"
)

// sieve tells points that are the same exactly, and those that are far from all
// others, from the rest. Each point has one key or, with a precision, one for each
// square cell that it is in or near; points that are the same or near each other
// have a key in common. Points are sorted by their keys into parts that fit
// into the processor's cache.
//
// The keys are seeded at random, so that no file can be made to have many alike.
// Where keys are alike by chance points come to the rest, which is right as well.
type sieve struct {
	v            *vertices
	perCell      float64 // 1 / px; 0 without a precision
	near         float64 // px, somewhat more than the precision
	seed1, seed2 uint64
	shift        uint // of a key, to the number of its part
	parts        int
	// starts are where the lots of points begin, and the last one ends.
	starts []int32
	lots   []sorted
}

// sorted are the points of a lot, by their keys.
type sorted struct {
	// entries are the keys' low halves with their points, see pointBits, by part;
	// ends is where each part ends.
	entries []uint64
	ends    []int32
	// rest are points without a key, zeros those with a zero that has a sign,
	// which they lose.
	rest, zeros []int32
}

const (
	// sieveCell is the size of cells in precisions. Of larger ones fewer
	// points are near the edges, and of smaller ones fewer have another in them.
	sieveCell = 32
	// nearEdge is how near to the edge of a cell, as a part of it, a point may
	// be near one in the next cell.
	nearEdge = 1.01 / sieveCell
	// tileCells is how many cells a tile has along its sides, as a power of two:
	// the points of a tile are in the same part, so that those that follow each
	// other on a line mostly are.
	tileCells = 5
	// partPoints is about how many points a part has: their table fits
	// into the processor's second cache.
	partPoints = 1 << 13
	maxParts   = 1 << 10
	// maxLots is how many lots of cachedPoints there are at the most. The keys of such lots
	// are sorted in a memory that stays in the processor's cache; of more points lots are
	// larger, as each has a list of all parts.
	maxLots      = 1 << 8
	cachedPoints = 1 << 13
	// maxCells is how many cells there may be to either side of the origin:
	// with more, rounding could count.
	maxCells = 1 << 40
)

// sift numbers the points that are exactly the same, as numberAll does, and returns
// the rest: those that are near others and not the same.
func sift(ctx context.Context, v *vertices, precision float64) (marks, error) {
	s := newSieve(ctx, v, precision)
	err := conveyor.Each(ctx, len(s.lots), func() *sorting { return &sorting{} }, func(w *sorting, lot int) error {
		s.lots[lot] = s.sort(w, lot)
		return nil
	})
	if err != nil {
		return nil, err
	}
	found := make([][]int32, s.parts)
	err = conveyor.Each(ctx, s.parts, func() *partTable { return &partTable{} }, func(t *partTable, part int) error {
		found[part] = s.look(t, part)
		return nil
	})
	rest := newMarks(len(v.ids))
	for _, lot := range s.lots {
		found = append(found, lot.rest)
		v.spare.put(lot.entries)
		for _, p := range lot.zeros {
			v.spanOf(p).moved = true
		}
	}
	for _, list := range found {
		for _, p := range list {
			rest.add(p)
		}
	}
	return rest, err
}

func newSieve(ctx context.Context, v *vertices, precision float64) *sieve {
	s := &sieve{v: v, seed1: rand.Uint64(), seed2: rand.Uint64(), parts: 2, shift: 63}
	if precision > 0 {
		s.perCell, s.near = 1/(sieveCell*precision), 1.01*precision
	}
	points := len(v.ids)
	for s.parts < maxParts && s.parts*partPoints < points {
		s.parts *= 2
		s.shift--
	}
	lots := max(min(points/cachedPoints, maxLots), (points+lotPoints-1)/lotPoints, 4*conveyor.Workers(ctx))
	for k := range lots + 1 {
		s.starts = append(s.starts, int32(points*k/lots))
	}
	s.lots = make([]sorted, lots)
	return s
}

// eachRun calls f with the stretches of a lot that follow each other in a span:
// the number of the first point, the coordinates from there on, and how many
// points there are.
func (s *sieve) eachRun(lot int, f func(p int32, coords []float64, stride, n int)) {
	p, last := s.starts[lot], s.starts[lot+1]
	for p < last {
		sp := s.v.spanOf(p)
		end := min(last, sp.start+sp.size)
		f(p, sp.coords[int(p-sp.start)*sp.stride:], sp.stride, int(end-p))
		p = end
	}
}

// sorting is memory for one lot after the other.
type sorting struct {
	keys   []uint64
	points []uint32 // the low halves of their entries
}

// sort sorts the points of a lot by the parts of their keys, and makes each a vertex
// of its own.
func (s *sieve) sort(w *sorting, lot int) (done sorted) {
	n := int(s.starts[lot+1]-s.starts[lot]) * 3 / 2
	w.keys, w.points = slices.Grow(w.keys[:0], n), slices.Grow(w.points[:0], n)
	counts := make([]int32, s.parts)
	s.eachRun(lot, func(p int32, coords []float64, stride, n int) {
		var k keys
		for i := range n {
			q := p + int32(i)
			s.v.ids[q] = ^q
			x, y := coords[i*stride], coords[i*stride+1]
			if s.find(&k, x, y); k.n == 0 {
				done.rest = append(done.rest, q)
			}
			if x == 0 && math.Signbit(x) || y == 0 && math.Signbit(y) {
				done.zeros = append(done.zeros, q)
			}
			for j := range k.n & 7 {
				key := k.all[j&3]
				counts[key>>(s.shift&63)]++
				w.keys, w.points = append(w.keys, key), append(w.points, pointBits(q, j > 0))
			}
		}
	})
	at := int32(0)
	for part, n := range counts {
		counts[part], at = at, at+n
	}
	done.entries = make([]uint64, at)
	for i, key := range w.keys {
		part := key >> (s.shift & 63)
		done.entries[counts[part]] = key<<32 | uint64(w.points[i])
		counts[part]++
	}
	done.ends = counts
	return done
}

// part are the entries of a part in a lot.
func (l sorted) part(k int) []uint64 {
	if k == 0 {
		return l.entries[:l.ends[0]]
	}
	return l.entries[l.ends[k-1]:l.ends[k]]
}
