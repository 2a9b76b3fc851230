package opentype

import "sort"

// coverage is the number of a glyph in a coverage table; false where it has none.
func (t table) coverage(glyph int) (index int, ok bool) {
	n := t.u16(2)
	switch t.u16(0) {
	case 1:
		i := sort.Search(n, func(i int) bool { return t.u16(4+2*i) >= glyph })
		return i, i < n && 4+2*i+2 <= len(t) && t.u16(4+2*i) == glyph
	case 2:
		i := sort.Search(n, func(i int) bool { return t.u16(4+6*i+2) >= glyph })
		at := 4 + 6*i
		if i >= n || at+6 > len(t) || t.u16(at) > glyph {
			return 0, false
		}
		return t.u16(at+4) + glyph - t.u16(at), true
	}
	return 0, false
}

// class is the class of a glyph by a class definition table; 0 for all that it does not
// name.
func (t table) class(glyph int) int {
	switch t.u16(0) {
	case 1:
		if first := t.u16(2); glyph >= first && glyph < first+t.u16(4) {
			return t.u16(6 + 2*(glyph-first))
		}
	case 2:
		n := t.u16(2)
		i := sort.Search(n, func(i int) bool { return t.u16(4+6*i+2) >= glyph })
		if at := 4 + 6*i; i < n && at+6 <= len(t) && t.u16(at) <= glyph {
			return t.u16(at + 4)
		}
	}
	return 0
}

// most is how many lookups, and how many subtables of them, are used of a table of a
// font; those of real fonts have a few hundred.
const most = 1024

// subtable is a subtable of a lookup, with the kind that it has behind all extensions.
type subtable struct {
	table
	kind int
}

// lookup is a list of subtables, of which the first that knows a glyph counts.
type lookup struct {
	subtables []subtable
	// flag says which glyphs are passed over, and filter is the set of the marks that are not,
	// if it says so.
	flag, filter int
}

// layout is a GPOS or GSUB table.
type layout struct {
	table
	// extension is the kind of lookup that only refers to others.
	extension int
}

// lookups lists the lookups of features with one of the tags for a script, in the order in
// which they are applied.
func (t layout) lookups(script string, tags ...string) []lookup {
	wanted := map[string]uint32{}
	for _, tag := range tags {
		wanted[tag] = 1
	}
	var found []lookup
	for _, s := range t.steps(script, wanted) {
		found = append(found, s.lookup)
	}
	return found
}

// step is a lookup with the bits of the features that ask for it.
type step struct {
	lookup
	mask uint32
}

// steps lists the lookups of the features that are wanted for a script, each feature with a
// bit, in the order in which they are applied.
func (t layout) steps(script string, wanted map[string]uint32) []step {
	masks := t.masks(script, wanted)
	list := t.from(t.u16(8))
	var found []step
	kept := 0
	for i := range min(list.u16(0), most) {
		if masks[i] == 0 {
			continue
		}
		l := t.lookup(list.from(list.u16(2+2*i)), most-kept)
		kept += len(l.subtables)
		found = append(found, step{l, masks[i]})
	}
	return found
}

// masks are the bits of the features that ask for a lookup, by its number.
func (t layout) masks(script string, wanted map[string]uint32) map[int]uint32 {
	features, masks, seen := t.from(t.u16(6)), map[int]uint32{}, 0
	system := t.system(script)
	for i := range min(system.u16(4), most) {
		at := 2 + 6*system.u16(6+2*i)
		bit := wanted[features.tag(at)]
		if bit == 0 {
			continue
		}
		feature := features.from(features.u16(at + 4))
		for k := range min(feature.u16(2), most, 8*most-seen) {
			seen++
			masks[feature.u16(4+2*k)] |= bit
		}
	}
	return masks
}

// lookup reads a lookup table, and so many subtables at most.
func (t layout) lookup(from table, room int) lookup {
	l := lookup{flag: from.u16(2), filter: from.u16(6 + 2*from.u16(4))}
	kind := from.u16(0)
	for i := range min(from.u16(4), room) {
		s := subtable{from.from(from.u16(6 + 2*i)), kind}
		if kind == t.extension {
			s = subtable{s.from(s.u32(4)), s.u16(2)}
		}
		l.subtables = append(l.subtables, s)
	}
	return l
}

// knows reports whether a font has rules for a script itself.
func (t layout) knows(script string) bool {
	scripts := t.from(t.u16(4))
	for i := range min(scripts.u16(0), most) {
		if scripts.tag(2+6*i) == script {
			return true
		}
	}
	return false
}

// system is the default language system of a script, or of what stands for one that the
// font does not know.
func (t layout) system(script string) table {
	scripts := t.from(t.u16(4))
	for _, tag := range []string{script, "DFLT", "dflt", "latn"} {
		for i := range min(scripts.u16(0), most) {
			if at := 2 + 6*i; scripts.tag(at) == tag {
				of := scripts.from(scripts.u16(at + 4))
				return of.from(of.u16(0))
			}
		}
	}
	return nil
}
