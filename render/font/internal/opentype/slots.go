package opentype

// slot is a glyph on its way through the rules of a font.
type slot struct {
	glyph int
	// letter is what it began as.
	letter rune
	// of are the letters that it stands for, by their numbers in the text.
	of []int
	// mask has the bits of the features that it wants.
	mask uint32
	// class is what GDEF says that it is.
	class class
	// ligature tells ligatures apart, of whose parts a mark belongs to number part, from 1;
	// parts is of how many parts a ligature is.
	ligature, part, parts int
	// multiplied says that it is one of several that were made of one, of which it is number part.
	multiplied bool
	// advance, dx and dy are its place, in units of the font, y up.
	advance, dx, dy int
	// to is how far away the slot is that it is attached to, 0 for none: a mark to its base, or
	// a letter to its neighbour along a slanting baseline (cursive).
	to      int
	cursive bool
}

// class is a class of glyphs (GDEF).
type class uint8

const (
	noClass class = iota
	baseGlyph
	ligatureGlyph
	markGlyph
)

// definitions is a GDEF table.
type definitions struct{ table }

func (d definitions) classOf(glyph int) class { return class(d.from(d.u16(4)).class(glyph)) }

// attachment is the class of a mark among marks.
func (d definitions) attachment(glyph int) int { return d.from(d.u16(10)).class(glyph) }

// filtered reports whether a mark is in a set of marks.
func (d definitions) filtered(set, glyph int) bool {
	sets := d.from(d.u16(12))
	if set >= sets.u16(2) {
		return false
	}
	_, ok := sets.from(sets.u32(4 + 4*set)).coverage(glyph)
	return ok
}

// The flags of lookups.
const (
	rightToLeft      = 1
	ignoreBases      = 2
	ignoreLigatures  = 4
	ignoreMarks      = 8
	useFilter        = 0x10
	attachmentFilter = 0xff00
)

// passes reports whether a lookup passes over a glyph as if it were not there.
func (w *work) passes(l lookup, s *slot) bool {
	switch s.class {
	case baseGlyph:
		return l.flag&ignoreBases != 0
	case ligatureGlyph:
		return l.flag&ignoreLigatures != 0
	case markGlyph:
		switch {
		case l.flag&ignoreMarks != 0:
			return true
		case l.flag&useFilter != 0:
			return !w.gdef.filtered(l.filter, s.glyph)
		case l.flag&attachmentFilter != 0:
			return w.gdef.attachment(s.glyph) != l.flag>>8
		}
	}
	return false
}

// next is the next glyph behind a place that a lookup sees, prev the one before; -1 for none.
func (w *work) next(l lookup, at int) int {
	for i := at + 1; i < len(w.slots); i++ {
		if !w.passes(l, &w.slots[i]) {
			return i
		}
	}
	return -1
}

func (w *work) prev(l lookup, at int) int {
	for i := at - 1; i >= 0; i-- {
		if !w.passes(l, &w.slots[i]) {
			return i
		}
	}
	return -1
}
