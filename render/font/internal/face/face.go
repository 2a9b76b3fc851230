// Package face is what is known of the letters of a font in one weight and slant: their
// sizes, kerning and ligatures, as a table that was made of a font file by render/font/gen
// and is part of the program, and the terms in which font files say the same.
//
// Lengths are in units of the font, y down, from the place on the baseline where a glyph
// begins.
package face

// Glyph is how large a glyph is.
type Glyph struct {
	// Advance is how far behind it the next one begins.
	Advance int
	// Ink is what it covers; its zero value for nothing.
	Ink Ink
}

// Ink is a box around what is drawn.
type Ink struct{ MinX, MinY, MaxX, MaxY int }

// Ligature is a glyph that stands for several: the one that it is looked up by, and Rest.
type Ligature struct {
	Rest  []int
	Glyph int
}

// Op is what a segment of an outline is.
type Op uint8

// The segments, which use 1, 1, 2 and 3 points.
const (
	MoveTo Op = iota
	LineTo
	QuadTo
	CubeTo
)

// Point is a point of an outline.
type Point struct{ X, Y int }

// Segment is a part of an outline, from where the one before it ends.
type Segment struct {
	Op Op
	To [3]Point
}

// The tags of the scripts that kerning and ligatures are known for (OpenType's script tags).
const (
	Latin    = "latn"
	Greek    = "grek"
	Cyrillic = "cyrl"
)

// Script is the script of a letter; empty for one that stands in texts of any.
func Script(r rune) string {
	switch {
	case r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r >= 0xc0 && r < 0x2b0 || r >= 0x1e00 && r < 0x1f00:
		return Latin
	case r >= 0x370 && r < 0x400 || r >= 0x1f00 && r < 0x2000:
		return Greek
	case r >= 0x400 && r < 0x530:
		return Cyrillic
	}
	return ""
}
