package topology

import (
	"math"

	"github.com/seed-898ab921/kartograph/internal/heed"
)

// An entry of a sieve is the low half of a key and, in its low half, a point's
// number + 1, with the highest bit set where the point is near the cell and not in
// it. From cellBits on it has the cell.
const (
	cellBits   = 32 + 2*placeBits
	besideBit  = 1 << 31
	entryPoint = besideBit - 1
	// manyPoints takes the place of the first point of a key in a table where
	// there are too many.
	manyPoints = besideBit | entryPoint
)

// pointBits is the low half of the entry of a point.
func pointBits(p int32, beside bool) uint32 {
	if beside {
		return uint32(p+1) | besideBit
	}
	return uint32(p + 1)
}

// partTable has the entries of a part, by their keys: 0 for none.
type partTable struct {
	slots []uint64
	// steps are taken for each entry, as all points may be in one part.
	steps *heed.Steps
}

// stepEntries is how many entries of a part are looked at in about a millisecond where
// their table does not fit into the processor's cache.
const stepEntries = 1 << 13

// reset makes a table for some entries.
func (t *partTable) reset(entries int) (slots []uint64, mask uint32) {
	size := 16
	for size < 2*entries {
		size *= 2
	}
	if cap(t.slots) < size {
		t.slots = make([]uint64, size)
	} else {
		t.slots = t.slots[:size]
		clear(t.slots)
	}
	return t.slots, uint32(size - 1)
}

// maxSame is how many different points with the same key are compared. Of points
// farther apart than the precision there are rarely so many in a cell.
const maxSame = 12

// look goes through the entries of a part. Of points that are the same it makes
// the first one the vertex of the others, and it returns those that may be near
// another one: the first of each that are the same, or all. The error is the context's.
func (s *sieve) look(t *partTable, part int) (rest []int32, err error) {
	n := 0
	for _, lot := range s.lots {
		for _, r := range lot.part(part) {
			n += int(r.to - r.from)
		}
	}
	slots, mask := t.reset(n)
	for _, lot := range s.lots {
		for _, r := range lot.part(part) {
			rest = s.lookRun(slots, mask, lot.entries[r.from:r.to], rest)
			if err := t.steps.Take(int(r.to - r.from)); err != nil {
				return nil, err
			}
		}
	}
	return rest, nil
}

// lookRun is look for entries that follow each other.
func (s *sieve) lookRun(slots []uint64, mask uint32, run []uint64, rest []int32) []int32 {
	for _, e := range run {
		key := e >> cellBits
		at := uint32(key) & mask
		for slots[at] != 0 && slots[at]>>cellBits != key {
			at = (at + 1) & mask
		}
		if slots[at] == 0 {
			slots[at] = e
			continue
		}
		rest = s.compare(slots, at, e, rest)
	}
	return rest
}

func pointOf(e uint64) int32 { return int32(e&entryPoint) - 1 }

// compare compares an entry with those before it that have the same key, of which
// the first is at a place of the table, and puts it behind them unless it is the
// same point as one.
func (s *sieve) compare(slots []uint64, first uint32, e uint64, rest []int32) []int32 {
	mask := uint32(len(slots) - 1)
	at, alike := first, 0
	for ; slots[at] != 0; at = (at + 1) & mask {
		had := slots[at]
		if had>>cellBits != e>>cellBits {
			continue
		}
		if had&manyPoints == manyPoints {
			return append(rest, pointOf(e))
		}
		if !placesApart(had, e) {
			same, near := s.relation(had, e)
			if same {
				return rest
			}
			if near {
				rest = append(rest, pointOf(had), pointOf(e))
			}
		}
		if alike++; alike == maxSame {
			return append(s.giveUp(slots, first, e, rest), pointOf(e))
		}
	}
	slots[at] = e
	return rest
}

// relation tells whether two points with the same key are the same, of which it
// takes care, or near each other. One that is in the cell and one beside it are not
// taken to be the same.
func (s *sieve) relation(had, e uint64) (same, near bool) {
	p, q := pointOf(had), pointOf(e)
	a, b := s.v.at(p), s.v.at(q)
	if a == b && (had^e)&besideBit == 0 {
		if e&besideBit == 0 {
			s.v.ids[q] = p
		}
		return true, false
	}
	return false, p != q && math.Abs(a.x-b.x) <= s.near && math.Abs(a.y-b.y) <= s.near
}

// giveUp leaves a key to the rest, with all points that have it.
func (s *sieve) giveUp(slots []uint64, first uint32, e uint64, rest []int32) []int32 {
	mask := uint32(len(slots) - 1)
	for at := first; slots[at] != 0; at = (at + 1) & mask {
		if slots[at]>>cellBits == e>>cellBits {
			rest = append(rest, pointOf(slots[at]))
		}
	}
	slots[first] |= manyPoints
	return rest
}
