package face

import "slices"

// Font is a font of which a Table can be made, such as a file.
type Font interface {
	Units() int
	Index(r rune) int
	Glyph(index int) Glyph
	Kern(script string, left, right int) int
	Ligatures(script string, first int) []Ligature
}

// Make makes a table of those letters of a font that are among runes. of are the numbers
// that its glyphs have in the font.
func Make(f Font, runes []rune) (t *Table, of []int) {
	t = &Table{units: f.Units(), glyphs: []Glyph{f.Glyph(0)}, ligatures: map[int][]Ligature{}}
	of = []int{0}
	at := map[int]int{}
	for _, r := range slices.Compact(slices.Sorted(slices.Values(runes))) {
		if index := f.Index(r); index != 0 {
			t.runes = append(t.runes, r)
			if at[index] == 0 {
				at[index] = len(of)
			}
			of = append(of, index)
		}
	}
	for i, r := range t.runes {
		for _, l := range f.Ligatures(scriptOf(r, 0), of[i+1]) {
			if known, ok := renumbered(l, at); ok {
				known.Glyph = len(of)
				if own := at[l.Glyph]; own != 0 {
					known.Glyph = own
				} else {
					of = append(of, l.Glyph)
				}
				t.ligatures[i+1] = append(t.ligatures[i+1], known)
			}
		}
	}
	for _, index := range of[1:] {
		t.glyphs = append(t.glyphs, f.Glyph(index))
	}
	t.pairs(f, of)
	return t, of
}

// renumbered is a ligature with the table's numbers, but for its own glyph; false where the
// table does not have all of it.
func renumbered(l Ligature, at map[int]int) (Ligature, bool) {
	var known Ligature
	for _, index := range l.Rest {
		if at[index] == 0 {
			return known, false
		}
		known.Rest = append(known.Rest, at[index])
	}
	return known, true
}

// scriptOf is the script of two letters, Latin where neither has one.
func scriptOf(left, right rune) string {
	for _, r := range []rune{left, right} {
		if s := Script(r); s != "" {
			return s
		}
	}
	return Latin
}

// rune is the letter of a glyph; 0 for none.
func (t *Table) rune(glyph int) rune {
	if glyph >= 1 && glyph <= len(t.runes) {
		return t.runes[glyph-1]
	}
	return 0
}

// pairs finds the kerning of all pairs, and the classes of glyphs that have the same one
// with all others.
func (t *Table) pairs(f Font, of []int) {
	n := len(of)
	whole := make([]int16, n*n)
	for l := 1; l < n; l++ {
		for r := 1; r < n; r++ {
			a, b := t.rune(l), t.rune(r)
			if sa, sb := Script(a), Script(b); sa != "" && sb != "" && sa != sb {
				continue // such texts are shaped in two parts
			}
			whole[l*n+r] = int16(f.Kern(scriptOf(a, b), of[l], of[r]))
		}
	}
	var rows []int
	t.left, rows = classes(n, func(i, j int) bool { return slices.Equal(whole[i*n:i*n+n], whole[j*n:j*n+n]) })
	var columns []int
	t.right, columns = classes(n, func(i, j int) bool {
		for _, row := range rows {
			if whole[row*n+i] != whole[row*n+j] {
				return false
			}
		}
		return true
	})
	t.rights = len(columns)
	for _, row := range rows {
		for _, column := range columns {
			t.values = append(t.values, whole[row*n+column])
		}
	}
}

// classes numbers n things so that those that are the same have the same number; first are
// the first things of each class.
func classes(n int, same func(i, j int) bool) (class []uint16, first []int) {
	class = make([]uint16, n)
	for i := range n {
		known := slices.IndexFunc(first, func(j int) bool { return same(i, j) })
		if known < 0 {
			known = len(first)
			first = append(first, i)
		}
		class[i] = uint16(known)
	}
	return class, first
}
