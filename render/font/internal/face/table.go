package face

import "slices"

// Table is a face that is part of the program.
type Table struct {
	units int
	// runes are the letters that it has, in their order; the glyph of the one with
	// number i is i+1. Glyphs without a letter follow, and 0 is none.
	runes  []rune
	glyphs []Glyph
	// left and right are the classes of glyphs at the left and right of a pair, and
	// values what stands between them, a row for each class of the left.
	left, right []uint16
	rights      int
	values      []int16
	ligatures   map[int][]Ligature
}

// Units is how many units of the font its size is.
func (t *Table) Units() int { return t.units }

// Index is the glyph of a letter; 0 where the face has none.
func (t *Table) Index(r rune) int {
	i, ok := slices.BinarySearch(t.runes, r)
	if !ok {
		return 0
	}
	return i + 1
}

// Glyph is the size of a glyph.
func (t *Table) Glyph(index int) Glyph {
	if index < 0 || index >= len(t.glyphs) {
		return Glyph{}
	}
	return t.glyphs[index]
}

// Kern is what is added to the advance of the left one of two glyphs. A pair has one value,
// that of the script that its letters are of.
func (t *Table) Kern(_ string, left, right int) int {
	if left >= len(t.left) || right >= len(t.right) {
		return 0
	}
	return int(t.values[int(t.left[left])*t.rights+int(t.right[right])])
}

// Ligatures lists the ligatures that begin with a glyph.
func (t *Table) Ligatures(_ string, first int) []Ligature { return t.ligatures[first] }
