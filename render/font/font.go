// Package font measures lines of text, and lays out and draws their glyphs: with
// kerning and ligatures, in the fonts that the program knows, tables of which are part of
// it, and in those of font files.
//
// Known are Liberation Sans, Serif, Sans Narrow and Mono, which have the widths of Arial and
// Helvetica, Times, Arial Narrow and Courier New, DejaVu Sans, Source Sans 3 and Noto Sans, in
// regular, bold, italic and bold italic; of letters those of Latin, Greek, Cyrillic, Armenian
// and Hebrew, and common signs. What no font has is guessed, and a Line says so. Texts from
// right to left are put in order, and Arabic, Hebrew, Thaana, Thai and Lao letters arranged by
// the rules of a font file that has them: joined, their marks in place. Other scripts whose
// letters join or change their order are measured letter by letter (Glyph.Loose).
package font

import "github.com/seed-898ab921/kartograph/render/font/internal/face"

// Font is how a text is to look, as far as that matters for the room it takes.
type Font struct {
	// Family lists families of fonts as stylesheets do, the first first.
	Family string
	// Size is the font size in pixels.
	Size float64
	// Weight is 400 for regular letters, 700 for bold ones; 0 is 400.
	Weight int
	// Italic asks for slanted letters.
	Italic bool
	// Spacing is what stands behind every letter besides, and WordSpacing behind every
	// blank, in pixels. Where there is spacing there are no ligatures.
	Spacing, WordSpacing float64
	// Unkerned leaves out kerning (font-kerning: none).
	Unkerned bool
	// Caps is how small letters are drawn.
	Caps Caps
}

// Caps is how small letters are drawn.
type Caps uint8

// The ways to draw small letters.
const (
	// AsWritten leaves them as they are.
	AsWritten Caps = iota
	// SmallCaps draws them as small capitals (font-variant), AllSmallCaps capitals as well.
	SmallCaps
	AllSmallCaps
	// Uppercase, Lowercase and Capitalize change the letters (text-transform).
	Uppercase
	Lowercase
	Capitalize
)

// Ink is a box around what is drawn, in pixels, y down, from the start of the baseline.
type Ink struct{ MinX, MinY, MaxX, MaxY float64 }

// Line is a line of text, laid out.
type Line struct {
	// Width is where the next letter would begin.
	Width float64
	// Ink is what is covered; its zero value is nothing.
	Ink Ink
	// Glyphs are what is drawn, from left to right: not in the order in which Hebrew and Arabic
	// are read.
	Glyphs []Glyph
	// Guessed are the letters that no font has, whose size is guessed. Those of China, Japan
	// and Korea, which are as wide as high, and Arabic ones, which are measured rather too
	// wide, are not among them.
	Guessed []rune
	// Backward says that some of it runs from right to left.
	Backward bool
}

// Glyph is a glyph in its place.
type Glyph struct {
	// X is where it begins on the baseline, in pixels.
	X float64
	// Advance is how far behind the next one begins, with kerning and spacing.
	Advance float64
	// Size is its font size in pixels: small capitals have a smaller one.
	Size float64
	// Letter is what it is drawn for, the first one of a ligature, of which Rest are the others;
	// it is 0 for a further glyph of the same letters.
	Letter rune
	Rest   string
	face   *Face
	use    used
	index  int
	// dx and dy are how far from its place it is drawn, in pixels, y down: marks on letters.
	dx, dy float64
	// shaped says that the rules of its font arranged it.
	shaped bool
}

// Text is the letters that it stands for.
func (g Glyph) Text() string {
	if g.Letter == 0 {
		return g.Rest
	}
	return string(g.Letter) + g.Rest
}

// Offset is how far from its place on the baseline the glyph is drawn, in pixels, y down.
func (g Glyph) Offset() (dx, dy float64) { return g.dx, g.dy }

// Stacked reports whether it stands on the glyph beside it and takes no room: a mark that its
// font has put there.
func (g Glyph) Stacked() bool { return g.shaped && g.Advance == 0 }

// Loose reports whether its letter would have to be joined with others, or ordered among them,
// and is not: its face has no rules for that, or nobody here knows its script.
func (g Glyph) Loose() bool {
	return !g.shaped && needsShaping(g.Letter) && face.Arranged(g.Letter) != face.Hebrew
}

// Face is the face that has the glyph; nil where no font has its letter.
func (g Glyph) Face() *Face { return g.face }

// Index is the number of the glyph in its face.
func (g Glyph) Index() int { return g.index }

// Look is what is done to a glyph besides: how far it is slanted (the shift to the right per
// height), how much wider it is drawn than its face has it, and whether it is made bolder,
// where its family has no such letters.
func (g Glyph) Look() (slanted, wider float64, emboldened bool) {
	if g.use.slanted {
		slanted = slant
	}
	return slanted, g.use.wider, g.use.emboldened
}

// Own is the glyph as its face has it: how many of the face's units its font size is, its
// advance in them, without kerning, and its outline in them, y down; false where that is not
// known.
func (g Glyph) Own() (units, advance int, outline []Segment, ok bool) {
	if g.face == nil {
		return 0, 0, nil, false
	}
	draw, err := g.face.draw()
	if err != nil || draw == nil {
		return 0, 0, nil, false
	}
	drawn, of := draw.Outline(g.index), g.use.Glyph(g.index)
	for _, s := range drawn {
		segment := Segment{Op: Op(s.Op)}
		for i := range segment.Op.Points() {
			segment.To[i] = Point{float64(s.To[i].X), float64(s.To[i].Y)}
		}
		outline = append(outline, segment)
	}
	return g.use.Units(), of.Advance, outline, len(drawn) > 0 || of.Ink == (face.Ink{})
}
