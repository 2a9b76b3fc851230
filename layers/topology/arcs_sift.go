package topology

import (
	"context"
	"math"
	"math/rand/v2"

	"github.com/seed-898ab921/kartograph/internal/compact"
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
	err := conveyor.Each(ctx, len(s.lots), func() *sorter { return &sorter{s: s} }, func(w *sorter, lot int) error {
		s.lots[lot] = w.sort(lot)
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

// sorter is memory for one lot after the other.
type sorter struct {
	s      *sieve
	keys   []uint64
	points []uint32 // the low halves of their entries
	n      int      // how many there are
	counts []int32  // by part
	// done has the points of the lot at hand that are no entries.
	done sorted
}

// sort sorts the points of a lot by the parts of their keys, and makes each a vertex
// of its own.
func (w *sorter) sort(lot int) sorted {
	s := w.s
	w.n, w.counts, w.done = 0, make([]int32, s.parts), sorted{}
	w.makeRoom(int(s.starts[lot+1]-s.starts[lot]) * 3 / 2)
	s.eachRun(lot, w.keysOf)
	at := int32(0)
	for part, n := range w.counts {
		w.counts[part], at = at, at+n
	}
	entries, ends := make([]uint64, at), w.counts
	for i, key := range w.keys[:w.n] {
		to := &ends[key>>(s.shift&63)]
		entries[*to] = key<<32 | uint64(w.points[i])
		*to++
	}
	w.done.entries, w.done.ends = entries, ends
	return w.done
}

// makeRoom makes room for so many keys.
func (w *sorter) makeRoom(n int) {
	if n > len(w.keys) {
		w.keys = append(make([]uint64, 0, n), w.keys[:w.n]...)[:n]
		w.points = append(make([]uint32, 0, n), w.points[:w.n]...)[:n]
	}
}

// add puts a key with a point, for which there is room.
func (w *sorter) add(key uint64, point uint32, shift uint) {
	w.counts[key>>(shift&63)]++
	w.keys[w.n], w.points[w.n] = key, point
	w.n++
}

// keysOf finds the keys of points that follow each other. Most are far from the edges of
// their cells and have one only.
func (w *sorter) keysOf(p int32, coords []float64, stride, n int) {
	s := w.s
	ids, perCell, shift := s.v.ids[p:][:n], s.perCell, s.shift
	var k keys
	for i := range ids {
		if w.n+mostKeys > len(w.keys) {
			w.makeRoom(2*w.n + mostKeys)
		}
		q := p + int32(i)
		ids[i] = ^q
		x, y := coords[i*stride], coords[i*stride+1]
		if x == 0 && math.Signbit(x) || y == 0 && math.Signbit(y) {
			w.done.zeros = append(w.done.zeros, q)
		}
		inX, inY := float64(x*perCell), float64(y*perCell)
		cx, cy := math.Floor(inX), math.Floor(inY)
		inX, inY = inX-cx, inY-cy
		if !compact.Program && besideCell(inX)|besideCell(inY) == 0 && math.Abs(cx) < maxCells && math.Abs(cy) < maxCells {
			w.add(s.key(int64(cx), int64(cy), inX, inY), pointBits(q, false), shift)
			continue
		}
		if s.find(&k, x, y); k.n == 0 {
			w.done.rest = append(w.done.rest, q)
		}
		for j := range k.n & 7 {
			w.add(k.all[j&3], pointBits(q, j > 0), shift)
		}
	}
}

// part are the entries of a part in a lot.
func (l sorted) part(k int) []uint64 {
	if k == 0 {
		return l.entries[:l.ends[0]]
	}
	return l.entries[l.ends[k-1]:l.ends[k]]
}
