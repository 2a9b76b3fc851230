package opentype

import "github.com/seed-898ab921/kartograph/render/font/internal/face"

// ligatureSubst is the kind of lookup of GSUB that makes one glyph of several.
const ligatureSubst = 4

// mostLigatures is how many ligatures are used of a font, and longest how many glyphs
// they have.
const mostLigatures, longest = 4096, 16

// ligaturesOf lists the ligatures that a font makes for a script where nobody asks for any, by
// their first glyphs, those that go first first.
func ligaturesOf(file table, script string) map[int][]face.Ligature {
	gsub := layout{tableOf(file, "GSUB"), 7}
	found, n := map[int][]face.Ligature{}, 0
	for _, l := range gsub.lookups(script, "ccmp", "rlig", "liga", "clig") {
		for _, s := range l.subtables {
			if s.kind == ligatureSubst && s.u16(0) == 1 {
				n += s.ligatures(found, mostLigatures-n)
			}
		}
	}
	return found
}

// ligatures adds those of a subtable, so many at most, and returns how many it added.
func (t table) ligatures(to map[int][]face.Ligature, room int) int {
	added := 0
	for index, first := range t.from(t.u16(2)).covered(room) {
		if index >= t.u16(4) {
			break
		}
		set := t.from(t.u16(6 + 2*index))
		for i := range min(set.u16(0), room-added) {
			of := set.from(set.u16(2 + 2*i))
			n := of.u16(2)
			if n < 2 || n > longest {
				continue
			}
			l := face.Ligature{Glyph: of.u16(0)}
			for k := range n - 1 {
				l.Rest = append(l.Rest, of.u16(4+2*k))
			}
			to[first] = append(to[first], l)
			added++
		}
	}
	return added
}

// covered lists the glyphs of a coverage table in their order, so many at most.
func (t table) covered(room int) []int {
	var glyphs []int
	for i := range t.u16(2) {
		switch t.u16(0) {
		case 1:
			glyphs = append(glyphs, t.u16(4+2*i))
		case 2:
			for g := t.u16(4 + 6*i); g <= t.u16(4+6*i+2) && len(glyphs) < room; g++ {
				glyphs = append(glyphs, g)
			}
		}
		if len(glyphs) >= room {
			break
		}
	}
	return glyphs
}
