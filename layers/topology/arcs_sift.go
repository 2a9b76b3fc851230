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
	// lots are stretches of the points; starts[k] is where the entries of a
	// lot begin, by part.
	lots   []int32
	starts [][]int32
	// entries are the keys' low halves with their points, see entryOf, by part.
	entries []uint64
	ends    []int32 // of the parts
}

const (
	// sieveCell is the size of cells in precisions. Of larger ones fewer
	// points are near the edges, and of smaller ones fewer have another in them.
	sieveCell = 16
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
	// maxCells is how many cells there may be to either side of the origin:
	// with more, rounding could count.
	maxCells = 1 << 40
)

// sift numbers the points that are exactly the same, as numberAll does, and returns
// the rest: those that are near others and not the same.
func sift(ctx context.Context, v *vertices, precision float64) (marks, error) {
	s := newSieve(ctx, v, precision)
	rests, zeros := make([][]int32, len(s.lots)-1), make([][]int32, len(s.lots)-1)
	each := func(f func(lot int)) error {
		return conveyor.Each(ctx, len(s.lots)-1, noScratch, func(_ struct{}, lot int) error {
			f(lot)
			return nil
		})
	}
	if err := each(func(lot int) { rests[lot], zeros[lot] = s.count(lot) }); err != nil {
		return nil, err
	}
	for _, p := range slices.Concat(zeros...) {
		v.spanOf(p).moved = true
	}
	s.lay()
	if err := each(s.fill); err != nil {
		return nil, err
	}
	found := make([][]int32, s.parts)
	err := conveyor.Each(ctx, s.parts, func() *partTable { return &partTable{} }, func(t *partTable, part int) error {
		found[part] = s.look(t, part)
		return nil
	})
	rest := newMarks(len(v.ids))
	for _, list := range append(rests, found...) {
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
	lots := (points + lotPoints - 1) / lotPoints
	if lots < 4*conveyor.Workers(ctx) {
		lots = 4 * conveyor.Workers(ctx)
	}
	for k := range lots + 1 {
		s.lots = append(s.lots, int32(points*k/lots))
	}
	s.starts = make([][]int32, lots)
	return s
}

// eachRun calls f with the stretches of a lot that follow each other in a span:
// the number of the first point, the coordinates from there on, and how many
// points there are.
func (s *sieve) eachRun(lot int, f func(p int32, coords []float64, stride, n int)) {
	p, last := s.lots[lot], s.lots[lot+1]
	for p < last {
		sp := s.v.spanOf(p)
		end := min(last, sp.start+sp.size)
		f(p, sp.coords[int(p-sp.start)*sp.stride:], sp.stride, int(end-p))
		p = end
	}
}

// count counts a lot's entries by part, and returns its points that have no key, and
// those with a zero that has a sign, which they lose.
func (s *sieve) count(lot int) (rest, zeros []int32) {
	counts := make([]int32, s.parts)
	s.eachRun(lot, func(p int32, coords []float64, stride, n int) {
		var k keys
		for i := range n {
			s.v.ids[int(p)+i] = ^(p + int32(i))
			x, y := coords[i*stride], coords[i*stride+1]
			if s.find(&k, x, y); k.n == 0 {
				rest = append(rest, p+int32(i))
			}
			if x == 0 && math.Signbit(x) || y == 0 && math.Signbit(y) {
				zeros = append(zeros, p+int32(i))
			}
			for j := range k.n & 7 {
				counts[k.all[j&3]>>(s.shift&63)]++
			}
		}
	})
	s.starts[lot] = counts
	return rest, zeros
}

// lay makes room for the entries, by part and lot.
func (s *sieve) lay() {
	at := int32(0)
	s.ends = make([]int32, s.parts)
	for part := range s.parts {
		for _, counts := range s.starts {
			counts[part], at = at, at+counts[part]
		}
		s.ends[part] = at
	}
	s.entries = make([]uint64, at)
}

// fill puts the entries of a lot into their parts.
func (s *sieve) fill(lot int) {
	at := s.starts[lot]
	s.eachRun(lot, func(p int32, coords []float64, stride, n int) {
		var k keys
		for i := range n {
			s.find(&k, coords[i*stride], coords[i*stride+1])
			for j := range k.n & 7 {
				key := k.all[j&3]
				part := key >> (s.shift & 63)
				s.entries[at[part]] = entryOf(key, p+int32(i), j > 0)
				at[part]++
			}
		}
	})
}
