package opentype

// placeCursive joins a glyph to the one before it, where the exit of that and its own entry
// are known (GPOS 3).
func (w *work) placeCursive(l lookup, s subtable, at int) (next int, ok bool) {
	covered := s.from(s.u16(2))
	index, ok := covered.coverage(w.slots[at].glyph)
	if !ok || index >= s.u16(4) {
		return at, false
	}
	before := w.prev(l, at)
	if before < 0 {
		return at, false
	}
	earlier, ok := covered.coverage(w.slots[before].glyph)
	if !ok || earlier >= s.u16(4) {
		return at, false
	}
	entryX, entryY, ok := s.anchor(s.u16(6 + 4*index))
	exitX, exitY, found := s.anchor(s.u16(8 + 4*earlier))
	if !ok || !found {
		return at, false
	}
	a, b := &w.slots[before], &w.slots[at]
	if w.backward {
		by := exitX + a.dx
		a.advance -= by
		a.dx -= by
		b.advance = entryX + b.dx
	} else {
		a.advance = exitX + a.dx
		by := entryX + b.dx
		b.advance -= by
		b.dx -= by
	}
	child, parent, dy := before, at, entryY-exitY
	if l.flag&rightToLeft == 0 {
		child, parent, dy = at, before, -dy
	}
	w.turnRound(child, parent)
	c := &w.slots[child]
	c.to, c.cursive, c.dy = parent-child, true, dy
	if p := &w.slots[parent]; p.to == child-parent {
		p.to = 0
	}
	return at + 1, true
}

// turnRound turns the chain of what a glyph is joined to round, as it gets another parent.
func (w *work) turnRound(child, parent int) {
	s := &w.slots[child]
	by := s.to
	if by == 0 || !s.cursive {
		return
	}
	s.to = 0
	on := child + by
	if on == parent {
		return
	}
	w.turnRound(on, parent)
	o := &w.slots[on]
	o.dy, o.to, o.cursive = -s.dy, -by, true
}

// settle gives glyphs that are attached to others their own places, and marks no width.
func (w *work) settle() {
	for i := range w.slots {
		if w.slots[i].class == markGlyph {
			w.slots[i].advance = 0
		}
	}
	for i := range w.slots {
		w.settleOne(i, mostAttached)
	}
}

// mostAttached is how long a chain of attached glyphs may be.
const mostAttached = 64

func (w *work) settleOne(i, left int) {
	s := &w.slots[i]
	if s.to == 0 || left == 0 {
		return
	}
	on := i + s.to
	s.to = 0
	if on < 0 || on >= len(w.slots) {
		return
	}
	w.settleOne(on, left-1)
	o := &w.slots[on]
	s.dy += o.dy
	if s.cursive {
		return
	}
	s.dx += o.dx
	// Places count from where each glyph begins; in a text from right to left those behind
	// stand to the left.
	if w.backward {
		for _, between := range w.slots[on+1 : i+1] {
			s.dx += between.advance
		}
		return
	}
	for _, between := range w.slots[on:i] {
		s.dx -= between.advance
	}
}
