package topology

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/compact"
	"github.com/seed-898ab921/kartograph/internal/conveyor"
	"github.com/seed-898ab921/kartograph/internal/heed"
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
	tileCells    uint // how many cells a tile has along its sides, as a power of two
	parts        int
	// starts are where the lots of points begin, and the last one ends.
	starts []int32
	lots   []sorted
}

// sorted are the points of a lot, by their keys.
type sorted struct {
	// entries are the keys' low halves with their points, see pointBits, in the order of the points;
	// runs are those that follow each other in the same part, by part, and ends is where those of each part end.
	entries []uint64
	runs    []following
	ends    []int32
	// rest are points without a key, zeros those with a zero that has a sign,
	// which they lose.
	rest, zeros []int32
}

// following are entries that follow each other and are of the same part, from one to before another.
type following struct{ part, from, to int32 }

const (
	// sieveCell is the size of cells in precisions. Of larger ones fewer
	// points are near the edges, and of smaller ones fewer have another in them.
	sieveCell = 32
	// nearEdge is how near to the edge of a cell, as a part of it, a point may
	// be near one in the next cell.
	nearEdge = 1.01 / sieveCell
	// largeTile is how many cells a tile has along its sides, as a power of two: the points of a tile
	// are in the same part, so that those that follow each other on a line mostly are. With the
	// usual precision it is 13 px wide. Where a part would have more than manyOfPart entries so, as on a
	// small map with many points, tiles are smallTile.
	largeTile, smallTile = 12, 5
	manyOfPart           = 16 * partPoints
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
	err := s.sortAll(ctx)
	if err != nil {
		return nil, err
	}
	found := make([][]int32, s.parts)
	table := func() *partTable { return &partTable{steps: heed.Every(ctx, stepEntries)} }
	err = conveyor.Each(ctx, s.parts, table, func(t *partTable, part int) (err error) {
		found[part], err = s.look(t, part)
		return err
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

// sortAll sorts all lots.
func (s *sieve) sortAll(ctx context.Context) error {
	for s.tileCells = largeTile; ; s.tileCells = smallTile {
		err := conveyor.Each(ctx, len(s.lots), func() *sorter { return &sorter{s: s} }, func(w *sorter, lot int) error {
			s.lots[lot] = w.sort(lot)
			return nil
		})
		if err != nil || s.tileCells == smallTile || s.largest() <= manyOfPart {
			return err
		}
	}
}

// largest is how many entries the largest part has.
func (s *sieve) largest() int32 {
	sizes := make([]int32, s.parts)
	for _, lot := range s.lots {
		for _, r := range lot.runs {
			sizes[r.part] += r.to - r.from
		}
	}
	return slices.Max(sizes)
}

func newSieve(ctx context.Context, v *vertices, precision float64) *sieve {
	s := &sieve{v: v, seed1: rand.Uint64(), seed2: rand.Uint64(), parts: 2, shift: 63, tileCells: largeTile}
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
	s *sieve
	// entries are those of the lot at hand, of which there are n.
	entries []uint64
	n       int
	// tileX and tileY are the tile of the last run, if that is known.
	tileX, tileY int64
	known        bool
	runs         []following
	// done has the points of the lot at hand that are no entries.
	done sorted
}

// sort finds the keys of the points of a lot and puts those that are of the same part together, and makes each a
// vertex of its own.
func (w *sorter) sort(lot int) sorted {
	s := w.s
	points := int(s.starts[lot+1] - s.starts[lot])
	w.entries, w.n, w.runs, w.known, w.done = make([]uint64, points+points/6+64), 0, w.runs[:0], false, sorted{}
	s.eachRun(lot, w.keysOf)
	w.end()
	ends, at := make([]int32, s.parts), int32(0)
	for _, r := range w.runs {
		ends[r.part]++
	}
	for part, n := range ends {
		ends[part], at = at, at+n
	}
	runs := make([]following, len(w.runs))
	for _, r := range w.runs {
		runs[ends[r.part]] = r
		ends[r.part]++
	}
	w.done.entries, w.done.runs, w.done.ends = w.entries, runs, ends
	return w.done
}

// end ends the last run.
func (w *sorter) end() {
	if k := len(w.runs); k > 0 {
		w.runs[k-1].to = int32(w.n)
	}
}

// begin begins a run of a part.
func (w *sorter) begin(part uint64) {
	w.end()
	w.runs = append(w.runs, following{part: int32(part), from: int32(w.n)})
}

// enter begins a run of a tile.
func (w *sorter) enter(x, y int64) {
	w.begin(w.s.tile(x, y) >> (w.s.shift & 63))
	w.tileX, w.tileY, w.known = x, y, true
}

// add puts a key with a point.
func (w *sorter) add(key uint64, point uint32) {
	part := key >> (w.s.shift & 63)
	if k := len(w.runs); k == 0 || w.runs[k-1].part != int32(part) {
		w.begin(part)
		w.known = false
	}
	w.entries[w.n] = key<<32 | uint64(point)
	w.n++
}

// keysOf finds the keys of points that follow each other. Most are far from the edges of
// their cells and have one only, and are in the tile of the one before.
func (w *sorter) keysOf(p int32, coords []float64, stride, n int) {
	s := w.s
	ids, perCell, tile := s.v.ids[p:][:n], s.perCell, s.tileCells&63
	var k keys
	for i := range ids {
		if w.n+mostKeys > len(w.entries) {
			w.entries = append(w.entries, make([]uint64, w.n/4+mostKeys)...)
		}
		q := p + int32(i)
		ids[i] = ^q
		x, y := coords[i*stride], coords[i*stride+1]
		if x == 0 && math.Signbit(x) || y == 0 && math.Signbit(y) {
			w.done.zeros = append(w.done.zeros, q)
		}
		inX, inY := float64(x*perCell), float64(y*perCell)
		fx, fy := math.Floor(inX), math.Floor(inY)
		inX, inY = inX-fx, inY-fy
		if !compact.Program && besideCell(inX)|besideCell(inY) == 0 && math.Abs(fx) < maxCells && math.Abs(fy) < maxCells {
			cx, cy := int64(fx), int64(fy)
			if tx, ty := cx>>tile, cy>>tile; tx != w.tileX || ty != w.tileY || !w.known {
				w.enter(tx, ty)
			}
			w.entries[w.n] = s.cell(cx, cy, inX, inY)<<32 | uint64(pointBits(q, false))
			w.n++
			continue
		}
		if s.find(&k, x, y); k.n == 0 {
			w.done.rest = append(w.done.rest, q)
		}
		for j := range k.n & 7 {
			w.add(k.all[j&3], pointBits(q, j > 0))
		}
	}
}

// part are the runs of a part in a lot.
func (l sorted) part(k int) []following {
	if k == 0 {
		return l.runs[:l.ends[0]]
	}
	return l.runs[l.ends[k-1]:l.ends[k]]
}
