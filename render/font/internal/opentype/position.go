package opentype

import "math/bits"

// position applies a subtable of GPOS at a place.
func (w *work) position(l lookup, s subtable, at int, mask uint32) (next int, ok bool) {
	switch s.kind {
	case 1:
		return w.place(s, at)
	case pairPos:
		return w.placePair(l, s, at)
	case 3:
		return w.placeCursive(l, s, at)
	case 4:
		return w.placeMark(s, at, w.base(at))
	case 5:
		return w.placeOnLigature(s, at)
	case 6:
		return w.placeMark(s, at, w.under(l, at))
	case 7:
		return w.context(l, s, at, mask)
	case 8:
		return w.chained(l, s, at, mask)
	}
	return at, false
}

// place moves a glyph (GPOS 1).
func (w *work) place(s subtable, at int) (next int, ok bool) {
	index, ok := s.from(s.u16(2)).coverage(w.slots[at].glyph)
	if !ok {
		return at, false
	}
	format := s.u16(4)
	switch s.u16(0) {
	case 1:
		w.adjust(at, s.table, 6, format)
	case 2:
		if index >= s.u16(6) {
			return at, false
		}
		w.adjust(at, s.table, 8+valueSize(format)*index, format)
	default:
		return at, false
	}
	return at + 1, true
}

// adjust adds a value record to the place of a glyph.
func (w *work) adjust(at int, t table, from, format int) {
	value := func(bit int) int {
		if format&bit == 0 {
			return 0
		}
		return t.i16(from + 2*bits.OnesCount(uint(format&(bit-1))))
	}
	s := &w.slots[at]
	s.dx, s.dy, s.advance = s.dx+value(1), s.dy+value(2), s.advance+value(xAdvance)
}

// placePair moves two glyphs (GPOS 2).
func (w *work) placePair(l lookup, s subtable, at int) (next int, ok bool) {
	behind := w.next(l, at)
	if behind < 0 {
		return at, false
	}
	from, ok := s.pairAt(w.slots[at].glyph, w.slots[behind].glyph)
	if !ok {
		return at, false
	}
	first, second := s.u16(4), s.u16(6)
	w.adjust(at, from, 0, first)
	w.adjust(behind, from, valueSize(first), second)
	if valueSize(second) > 0 {
		return behind + 1, true
	}
	return behind, true
}

// anchor is the point of an anchor table; false for none.
func (t table) anchor(at int) (x, y int, ok bool) {
	a := t.from(at)
	return a.i16(2), a.i16(4), len(a) >= 6 && a.u16(0) >= 1 && a.u16(0) <= 3
}

// base is the glyph that a mark stands on: the first before it that is no mark, and of several
// that were made of one the first.
func (w *work) base(at int) int {
	for i := at - 1; i >= 0; i-- {
		s := &w.slots[i]
		if s.class == markGlyph {
			continue
		}
		first := !s.multiplied || s.part == 0 || i == 0 || w.slots[i-1].class == markGlyph || !w.slots[i-1].multiplied ||
			w.slots[i-1].ligature != s.ligature || w.slots[i-1].part+1 != s.part
		if first {
			return i
		}
	}
	return -1
}

// under is the mark that another one stands on, which has to be of the same part of the same
// glyph.
func (w *work) under(l lookup, at int) int {
	l.flag &^= ignoreBases | ignoreLigatures | ignoreMarks
	i := w.prev(l, at)
	if i < 0 || w.slots[i].class != markGlyph {
		return -1
	}
	a, b := w.slots[at], w.slots[i]
	switch {
	case a.ligature == b.ligature && (a.ligature == 0 || a.part == b.part):
		return i
	case a.ligature != b.ligature && (a.ligature > 0 && a.part == 0 || b.ligature > 0 && b.part == 0):
		return i // one of them is a ligature of marks
	}
	return -1
}

// placeMark puts a mark on another glyph (GPOS 4, 6).
func (w *work) placeMark(s subtable, at, on int) (next int, ok bool) {
	mark, ok := s.from(s.u16(2)).coverage(w.slots[at].glyph)
	if !ok || on < 0 || s.u16(0) != 1 {
		return at, false
	}
	base, ok := s.from(s.u16(4)).coverage(w.slots[on].glyph)
	if !ok {
		return at, false
	}
	bases, classes := s.from(s.u16(10)), s.u16(6)
	if base >= bases.u16(0) {
		return at, false
	}
	return w.attach(s, at, on, mark, bases, 2+2*classes*base)
}

// placeOnLigature puts a mark on the part of a ligature that it belongs to (GPOS 5).
func (w *work) placeOnLigature(s subtable, at int) (next int, ok bool) {
	mark, ok := s.from(s.u16(2)).coverage(w.slots[at].glyph)
	on := w.prev(lookup{flag: ignoreMarks}, at)
	if !ok || on < 0 || s.u16(0) != 1 {
		return at, false
	}
	index, ok := s.from(s.u16(4)).coverage(w.slots[on].glyph)
	ligatures := s.from(s.u16(10))
	if !ok || index >= ligatures.u16(0) {
		return at, false
	}
	of := ligatures.from(ligatures.u16(2 + 2*index))
	parts := of.u16(0)
	if parts == 0 {
		return at, false
	}
	part := parts
	if a, b := w.slots[at], w.slots[on]; b.ligature > 0 && a.ligature == b.ligature && a.part > 0 {
		part = min(a.part, parts)
	}
	return w.attach(s, at, on, mark, of, 2+2*s.u16(6)*(part-1))
}

// attach puts a mark where its anchor is that of its class in a row of anchors.
func (w *work) attach(s subtable, at, on, mark int, rows table, row int) (next int, ok bool) {
	marks := s.from(s.u16(8))
	kind := marks.u16(2 + 4*mark)
	if mark >= marks.u16(0) || kind >= s.u16(6) {
		return at, false
	}
	x, y, ok := marks.anchor(marks.u16(4 + 4*mark))
	bx, by, found := rows.anchor(rows.u16(row + 2*kind))
	if !ok || !found {
		return at, false
	}
	m := &w.slots[at]
	m.dx, m.dy, m.to, m.cursive = bx-x, by-y, on-at, false
	return at + 1, true
}
