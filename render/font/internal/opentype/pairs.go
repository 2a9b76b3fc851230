package opentype

import (
	"math/bits"
	"sort"
)

// pairs tell by how much two glyphs stand closer or farther apart, by a font's GPOS or, where
// that has no kerning for a script, by its kern table.
type pairs struct {
	lookups []lookup
	kern    []table
}

// pairPos is the kind of lookup of GPOS that places pairs.
const pairPos = 2

// pairsOf reads the kerning of a script.
func pairsOf(file table, script string) pairs {
	gpos := layout{tableOf(file, "GPOS"), 9}
	if found := gpos.lookups(script, "kern"); len(found) > 0 {
		return pairs{lookups: found}
	}
	return pairs{kern: kernTables(tableOf(file, "kern"))}
}

// between is what is added to the advance of the left glyph, in units of the font.
func (p pairs) between(left, right int) int {
	sum := 0
	for _, l := range p.lookups {
		for _, s := range l.subtables {
			if s.kind != pairPos {
				continue
			}
			if value, ok := s.pair(left, right); ok {
				sum += value
				break
			}
		}
	}
	for _, k := range p.kern {
		sum += k.kernPair(left, right)
	}
	return sum
}

// pair is what a PairPos subtable adds to the advance of the left glyph; false where it
// does not know the pair, and the next subtable is asked.
func (t table) pair(left, right int) (value int, ok bool) {
	record, ok := t.pairAt(left, right)
	return record.advance(0, t.u16(4)), ok
}

// pairAt is the values of a pair in a PairPos subtable: those of the left glyph, then those
// of the right one.
func (t table) pairAt(left, right int) (values table, ok bool) {
	index, ok := t.from(t.u16(2)).coverage(left)
	if !ok {
		return nil, false
	}
	size := valueSize(t.u16(4)) + valueSize(t.u16(6))
	switch t.u16(0) {
	case 1:
		if index >= t.u16(8) {
			return nil, false
		}
		set := t.from(t.u16(10 + 2*index))
		n, step := set.u16(0), 2+size
		i := sort.Search(n, func(i int) bool { return set.u16(2+step*i) >= right })
		at := 2 + step*i
		if i >= n || at+step > len(set) || set.u16(at) != right {
			return nil, false
		}
		return set[at+2:], true
	case 2:
		c1, c2 := t.from(t.u16(8)).class(left), t.from(t.u16(10)).class(right)
		if c1 >= t.u16(12) || c2 >= t.u16(14) {
			return nil, false
		}
		return t.from(16 + size*(c1*t.u16(14)+c2)), true
	}
	return nil, false
}

// xAdvance is the bit of a value format that says that there is an advance, behind the two
// of the place.
const xAdvance = 4

// valueSize is how long a value record is.
func valueSize(format int) int { return 2 * bits.OnesCount(uint(format&0xff)) }

// advance is the advance in a value record.
func (t table) advance(at, format int) int {
	if format&xAdvance == 0 {
		return 0
	}
	return t.i16(at + valueSize(format&(xAdvance-1)))
}

// kernTables lists the horizontal subtables of pairs (format 0) of a kern table.
func kernTables(t table) []table {
	var found []table
	if t.u16(0) != 0 {
		return nil // Apple's form, which fonts for other systems do not have
	}
	at := 4
	for range min(t.u16(2), most) {
		const horizontal, minimum, crossStream = 1, 2, 4
		coverage := t.u16(at + 4)
		if coverage>>8 == 0 && coverage&(horizontal|minimum|crossStream) == horizontal {
			found = append(found, t.from(at+6))
		}
		length := t.u16(at + 2)
		if length < 6 {
			break
		}
		at += length
	}
	return found
}

// kernPair is the value of a pair in a subtable of format 0.
func (t table) kernPair(left, right int) int {
	// The last subtable may be longer than its own length can say, so that only the count
	// of pairs is asked.
	n, pair := min(t.u16(0), (len(t)-8)/6), left<<16|right
	i := sort.Search(n, func(i int) bool { return t.u32(8+6*i) >= pair })
	if i >= n || t.u32(8+6*i) != pair {
		return 0
	}
	return t.i16(8 + 6*i + 4)
}
