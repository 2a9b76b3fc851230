package opentype

// work is a text on its way through the rules of a font.
type work struct {
	slots []slot
	gdef  definitions
	// all are the lookups of the table at hand, which contexts refer to by number.
	all layout
	// one applies a subtable at a place; it returns where to go on.
	one func(l lookup, s subtable, at int, mask uint32) (next int, ok bool)
	// left is how many subtables may still be tried: fonts come from strangers, and contexts
	// may refer to each other.
	left int
	// depth is how many contexts the lookup at hand stands in, and ligatures how many were made.
	depth, ligatures int
	// backward says that the text runs from right to left.
	backward bool
}

// mostDepth is how deep contexts may stand in each other, and mostSlots how many glyphs there
// may be of one letter.
const mostDepth, mostSlots = 6, 32

// run applies a lookup to all glyphs in their order.
func (w *work) run(s step) {
	for at := 0; at < len(w.slots); {
		next := at + 1
		if w.slots[at].mask&s.mask != 0 && !w.passes(s.lookup, &w.slots[at]) {
			if behind, ok := w.apply(s.lookup, at, s.mask); ok {
				next = max(next, behind)
			}
		}
		at = next
	}
}

// apply applies the first subtable that knows the glyph at a place.
func (w *work) apply(l lookup, at int, mask uint32) (next int, ok bool) {
	for _, s := range l.subtables {
		if w.left--; w.left < 0 {
			return at, false
		}
		if next, ok = w.one(l, s, at, mask); ok {
			return next, true
		}
	}
	return at, false
}

// same reports whether a glyph is what a rule has at a place: by its number, its class or a set.
type same func(rule table, k int, glyph int) bool

func bySet(t table) same {
	return func(rule table, k, glyph int) bool {
		_, ok := t.from(rule.u16(2 * k)).coverage(glyph)
		return ok
	}
}

func byClass(classes table) same {
	return func(rule table, k, glyph int) bool { return classes.class(glyph) == rule.u16(2*k) }
}

func byNumber(rule table, k, glyph int) bool { return rule.u16(2*k) == glyph }

// input finds the glyphs behind a place that a rule has, n of them with the one there.
func (w *work) input(l lookup, at, n int, mask uint32, rule table, is same) []int {
	found := []int{at}
	for k := range n - 1 {
		at = w.next(l, at)
		if at < 0 || w.slots[at].mask&mask == 0 || !is(rule, k, w.slots[at].glyph) {
			return nil
		}
		found = append(found, at)
	}
	return found
}

// around reports whether the n glyphs before or behind a place are what a rule has.
func (w *work) around(l lookup, at, n int, go1 func(lookup, int) int, rule table, is same) bool {
	for k := range n {
		if at = go1(l, at); at < 0 || !is(rule, k, w.slots[at].glyph) {
			return false
		}
	}
	return true
}

// context applies a subtable of a context (GSUB 5, GPOS 7).
func (w *work) context(l lookup, s subtable, at int, mask uint32) (next int, ok bool) {
	glyph := w.slots[at].glyph
	if s.u16(0) == 3 {
		n := s.u16(2)
		if _, ok := s.from(s.u16(6)).coverage(glyph); !ok || n == 0 || len(s.table) < 6+2*n {
			return at, false
		}
		found := w.input(l, at, n, mask, s.table[min(8, len(s.table)):], bySet(s.table))
		return w.nested(found, s.table[6+2*n:], s.u16(4))
	}
	index, ok := s.from(s.u16(2)).coverage(glyph)
	if !ok {
		return at, false
	}
	is, sets := same(byNumber), 4
	if s.u16(0) == 2 {
		classes := s.from(s.u16(4))
		is, sets, index = byClass(classes), 6, classes.class(glyph)
	}
	if index >= s.u16(sets) {
		return at, false
	}
	set := s.from(s.u16(sets + 2 + 2*index))
	for i := range set.u16(0) {
		rule := set.from(set.u16(2 + 2*i))
		n, count := rule.u16(0), rule.u16(2)
		if w.left--; w.left < 0 || n == 0 || len(rule) < 4+2*(n-1) {
			return at, false
		}
		if found := w.input(l, at, n, mask, rule[4:], is); found != nil {
			return w.nested(found, rule[4+2*(n-1):], count)
		}
	}
	return at, false
}

// chained applies a subtable of a context with what stands before and behind (GSUB 6, GPOS 8).
func (w *work) chained(l lookup, s subtable, at int, mask uint32) (next int, ok bool) {
	glyph := w.slots[at].glyph
	if s.u16(0) == 3 {
		return w.chain(l, at, mask, s.from(2), [3]same{bySet(s.table), bySet(s.table), bySet(s.table)}, true)
	}
	index, ok := s.from(s.u16(2)).coverage(glyph)
	if !ok {
		return at, false
	}
	is, sets := [3]same{byNumber, byNumber, byNumber}, 4
	if s.u16(0) == 2 {
		for i := range is {
			is[i] = byClass(s.from(s.u16(4 + 2*i)))
		}
		sets, index = 10, s.from(s.u16(6)).class(glyph)
	}
	if index >= s.u16(sets) {
		return at, false
	}
	set := s.from(s.u16(sets + 2 + 2*index))
	for i := range set.u16(0) {
		if w.left--; w.left < 0 {
			return at, false
		}
		if next, ok := w.chain(l, at, mask, set.from(set.u16(2+2*i)), is, false); ok {
			return next, true
		}
	}
	return at, false
}

// chain applies a rule: glyphs before, at and behind a place, and what is done where they are
// found. The first glyph at the place is in the rule only where whole says so.
func (w *work) chain(l lookup, at int, mask uint32, rule table, is [3]same, whole bool) (next int, ok bool) {
	skipped := 1
	if whole {
		skipped = 0
	}
	part := func() (n int, of table, ok bool) {
		n = rule.u16(0)
		size := 2 + 2*n
		return n, rule[min(2, len(rule)):], len(rule) >= size
	}
	back, backward, ok := part()
	if !ok {
		return at, false
	}
	rule = rule[2+2*back:]
	n := rule.u16(0)
	if n == 0 || len(rule) < 2+2*(n-skipped) {
		return at, false
	}
	inputs := rule[2:]
	if whole {
		if !is[1](inputs, 0, w.slots[at].glyph) {
			return at, false
		}
		inputs = inputs[2:]
	}
	rule = rule[2+2*(n-skipped):]
	ahead, forward, ok := part()
	if !ok {
		return at, false
	}
	rule = rule[2+2*ahead:]
	found := w.input(l, at, n, mask, inputs, is[1])
	if found == nil || !w.around(l, at, back, w.prev, backward, is[0]) || !w.around(l, found[n-1], ahead, w.next, forward, is[2]) {
		return at, false
	}
	return w.nested(found, rule[min(2, len(rule)):], rule.u16(0))
}

// nested applies the lookups that a rule has for glyphs that it found, by their numbers
// among these, also to those that the lookups themselves would pass over.
func (w *work) nested(found []int, records table, n int) (next int, ok bool) {
	if found == nil {
		return 0, false
	}
	end := found[len(found)-1] + 1
	list := w.all.from(w.all.u16(8))
	for i := range n {
		k, number := records.u16(4*i), records.u16(4*i+2)
		if 4*i+4 > len(records) || w.left < 0 {
			break
		}
		if k >= len(found) || number >= list.u16(0) || w.depth >= mostDepth || found[k] >= len(w.slots) {
			continue
		}
		before := len(w.slots)
		w.depth++
		w.apply(w.all.lookup(list.from(list.u16(2+2*number)), most), found[k], ^uint32(0))
		w.depth--
		if by := len(w.slots) - before; by != 0 {
			found = moved(found, k, by)
			end = max(end+by, found[k]+1)
		}
	}
	return end, true
}

// moved are places after one of them became more or fewer glyphs: those behind it move, those
// that it took in go away, those that came in are added.
func moved(found []int, k, by int) []int {
	to := append([]int(nil), found[:k+1]...)
	for i := range max(by, 0) {
		to = append(to, found[k]+1+i)
	}
	gone := max(-by, 0)
	for _, at := range found[k+1:] {
		if gone > 0 {
			gone--
			continue
		}
		to = append(to, at+by)
	}
	return to
}
