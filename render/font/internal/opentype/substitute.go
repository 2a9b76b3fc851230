package opentype

// substitute applies a subtable of GSUB at a place.
func (w *work) substitute(l lookup, s subtable, at int, mask uint32) (next int, ok bool) {
	switch s.kind {
	case 5:
		return w.context(l, s, at, mask)
	case 6:
		return w.chained(l, s, at, mask)
	}
	index, ok := s.from(s.u16(2)).coverage(w.slots[at].glyph)
	if !ok {
		return at, false
	}
	switch s.kind {
	case 1:
		return w.single(s, at, index)
	case 2:
		return w.multiple(s, at, index)
	case 3: // the first of the alternates
		set := s.from(s.u16(6 + 2*index))
		if index >= s.u16(4) || set.u16(0) == 0 {
			return at, false
		}
		w.become(at, set.u16(2))
		return at + 1, true
	case ligatureSubst:
		return w.ligature(l, s, at, index, mask)
	}
	return at, false
}

// become replaces a glyph.
func (w *work) become(at, glyph int) {
	w.slots[at].glyph = glyph
	w.reclass(&w.slots[at])
}

// reclass asks what a glyph is; one that the font says nothing of stays what it was.
func (w *work) reclass(s *slot) {
	if c := w.gdef.classOf(s.glyph); c != noClass {
		s.class = c
	} else if len(w.gdef.table) > 0 {
		s.class = noClass
	}
}

func (w *work) single(s subtable, at, index int) (next int, ok bool) {
	switch s.u16(0) {
	case 1:
		w.become(at, (w.slots[at].glyph+s.u16(4))&0xffff)
		return at + 1, true
	case 2:
		if index < s.u16(4) {
			w.become(at, s.u16(6+2*index))
			return at + 1, true
		}
	}
	return at, false
}

// multiple replaces a glyph by several.
func (w *work) multiple(s subtable, at, index int) (next int, ok bool) {
	if index >= s.u16(4) {
		return at, false
	}
	set := s.from(s.u16(6 + 2*index))
	n := set.u16(0)
	if len(set) < 2+2*n || len(w.slots)+n > mostSlots*(1+w.letters()) {
		return at, false
	}
	if n == 1 {
		w.become(at, set.u16(2))
		return at + 1, true
	}
	one := w.slots[at]
	var many []slot
	for i := range n {
		part := one
		part.glyph = set.u16(2 + 2*i)
		w.reclass(&part)
		part.multiplied = true
		if part.ligature == 0 {
			part.part = i
		}
		if i > 0 {
			part.of = nil
		}
		many = append(many, part)
	}
	if n == 0 && at+1 < len(w.slots) { // its letters are said with the next glyph
		behind := &w.slots[at+1]
		behind.of = append(append([]int(nil), one.of...), behind.of...)
	}
	w.slots = append(w.slots[:at:at], append(many, w.slots[at+1:]...)...)
	return at + n, true
}

// letters is of how many letters the glyphs are.
func (w *work) letters() int {
	n := 0
	for i := range w.slots {
		n += len(w.slots[i].of)
	}
	return n
}

// ligature makes one glyph of several. Marks that a lookup passes over stand behind it, and
// remember of which part they are.
func (w *work) ligature(l lookup, s subtable, at, index int, mask uint32) (next int, ok bool) {
	set := s.from(s.u16(6 + 2*index))
	if index >= s.u16(4) {
		return at, false
	}
	for i := range set.u16(0) {
		if w.left--; w.left < 0 {
			return at, false
		}
		of := set.from(set.u16(2 + 2*i))
		n := of.u16(2)
		if n == 0 || n > longest || len(of) < 4+2*(n-1) {
			continue
		}
		found := w.input(l, at, n, mask, of[4:], byNumber)
		if found == nil || !w.together(found) {
			continue
		}
		if n == 1 {
			w.become(at, of.u16(0))
			return at + 1, true
		}
		return w.join(found, of.u16(0)), true
	}
	return at, false
}

// together reports whether glyphs may become one: marks of different parts of a ligature do
// not.
func (w *work) together(found []int) bool {
	first := w.slots[found[0]]
	for _, i := range found[1:] {
		s := w.slots[i]
		attached := first.ligature > 0 && first.part > 0
		if attached && (s.ligature != first.ligature || s.part != first.part) || !attached && s.ligature > 0 && s.part > 0 && s.ligature != first.ligature {
			return false
		}
	}
	return true
}

// join makes one glyph of those found, and returns where to go on. Marks, and a base with its
// marks, stay what they were; others become a ligature, of whose parts the marks between know.
func (w *work) join(found []int, glyph int) int {
	from, last := found[0], found[len(found)-1]
	one := w.slots[from]
	real := w.isLigature(found)
	one.glyph, one.of = glyph, nil
	if real {
		w.ligatures++
		one.class, one.ligature, one.part = ligatureGlyph, w.ligatures, 0
	}
	total := 0
	var kept []slot
	for k, i := range found {
		s := w.slots[i]
		one.of = append(one.of, s.of...)
		end := i + 1
		if k+1 < len(found) {
			end = found[k+1]
		}
		for _, mark := range w.slots[i+1 : end] {
			kept = append(kept, w.partOf(mark, s, real, total))
		}
		total += max(s.parts, 1)
	}
	for i := last + 1; real && i < len(w.slots); i++ { // marks of the last, if it was a ligature
		s, mark := w.slots[last], &w.slots[i]
		if s.ligature == 0 || mark.ligature != s.ligature || mark.part == 0 {
			break
		}
		*mark = w.partOf(*mark, s, real, total-max(s.parts, 1))
	}
	if real {
		one.parts = total
	}
	w.reclass(&one)
	w.slots = append(append(append(w.slots[:from:from], one), kept...), w.slots[last+1:]...)
	return from + 1 + len(kept)
}

// isLigature reports whether glyphs that become one are a ligature.
func (w *work) isLigature(found []int) bool {
	first := w.slots[found[0]].class
	for _, i := range found[1:] {
		if w.slots[i].class != markGlyph {
			return true
		}
	}
	return first != markGlyph && first != baseGlyph
}

// partOf is a mark of a glyph that becomes a part of a new ligature, before which so many
// parts stand.
func (w *work) partOf(mark, of slot, real bool, total int) slot {
	if !real {
		return mark
	}
	own := max(of.parts, 1)
	part := own
	if of.ligature > 0 && mark.ligature == of.ligature && mark.part > 0 {
		part = min(mark.part, own)
	}
	mark.ligature, mark.part = w.ligatures, total+part
	return mark
}

// reverse applies a lookup from the last glyph to the first (GSUB 8).
func (w *work) reverse(s step) {
	for at := len(w.slots) - 1; at >= 0; at-- {
		if w.slots[at].mask&s.mask == 0 || w.passes(s.lookup, &w.slots[at]) {
			continue
		}
		for _, sub := range s.subtables {
			if w.left--; w.left < 0 {
				return
			}
			if w.backwards(s.lookup, sub, at) {
				break
			}
		}
	}
}

func (w *work) backwards(l lookup, s subtable, at int) bool {
	index, ok := s.from(s.u16(2)).coverage(w.slots[at].glyph)
	if !ok || s.u16(0) != 1 {
		return false
	}
	back := s.u16(4)
	ahead := s.u16(6 + 2*back)
	glyphs := 8 + 2*back + 2*ahead
	if len(s.table) < glyphs+2*s.u16(glyphs)+2 || index >= s.u16(glyphs) {
		return false
	}
	is := bySet(s.table)
	if !w.around(l, at, back, w.prev, s.table[6:], is) || !w.around(l, at, ahead, w.next, s.table[8+2*back:], is) {
		return false
	}
	w.become(at, s.u16(glyphs+2+2*index))
	return true
}
