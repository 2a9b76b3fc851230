package font

import "github.com/seed-898ab921/kartograph/render/font/internal/face"

// Face is the letters of a family in one weight and slant.
type Face struct {
	// Family, Weight and Italic are what it is.
	Family string
	Weight int
	Italic bool
	// Restricted says that the font's file does not allow to be put into documents, or not in part:
	// its letters may be drawn as outlines.
	Restricted bool
	// open reads its glyphs, the same ones each time.
	open func() (glyphs, error)
	// draw knows its outlines; it returns nil where nobody does.
	draw func() (drawer, error)
}

// glyphs are what is known of the glyphs of a face.
type glyphs interface {
	Units() int
	Index(r rune) int
	Glyph(index int) face.Glyph
	Kern(script string, left, right int) int
	Ligatures(script string, first int) []face.Ligature
}

// used is a face that texts are measured in: with its glyphs, and with what is done to them
// where the family has no such weight or slant.
type used struct {
	*Face
	glyphs
	// slanted and emboldened say that viewers slant and embolden it themselves.
	slanted, emboldened bool
	// wider is how much wider its letters are taken to be, for a font of which no more is
	// known; 1 otherwise.
	wider float64
}

// slant is how much viewers slant letters of which there are only upright ones: by 14 degrees.
const slant = 0.25

// boldness is how much bolder viewers make strokes, in font sizes (FreeType).
const boldness = 1.0 / 24

// ink is what a glyph covers in font sizes, from its place.
func (u used) ink(index int) Ink {
	g, units := u.Glyph(index).Ink, float64(u.Units())
	if g == (face.Ink{}) {
		return Ink{}
	}
	ink := Ink{float64(g.MinX) / units * u.wider, float64(g.MinY) / units, float64(g.MaxX) / units * u.wider, float64(g.MaxY) / units}
	if u.slanted {
		ink.MinX -= float64(slant * max(0, ink.MaxY))
		ink.MaxX += float64(slant * max(0, -ink.MinY))
	}
	if u.emboldened {
		ink.MinX, ink.MinY, ink.MaxX, ink.MaxY = ink.MinX-boldness, ink.MinY-boldness, ink.MaxX+boldness, ink.MaxY+boldness
	}
	return ink
}

// advance is how far behind a glyph the next one begins, in font sizes.
func (u used) advance(index int) float64 {
	return float64(u.Glyph(index).Advance) / float64(u.Units()) * u.wider
}

// kern is what is added between two glyphs, in font sizes.
func (u used) kern(script string, left, right int) float64 {
	return float64(u.Kern(script, left, right)) / float64(u.Units()) * u.wider
}
