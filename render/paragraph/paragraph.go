package paragraph

import (
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/render/label"
	"github.com/seed-898ab921/kartograph/styles"
	"golang.org/x/text/unicode/bidi"
)

// capital and tail are how far, in font sizes, lines reach above and below their baselines
// whatever letters they have, so that texts in a row stand on the same line.
const capital, tail = 0.75, 0.22

// lineHeight is the distance of baselines in font sizes.
const lineHeight = 1.25

// Paragraph is a text as it is set.
type Paragraph struct {
	// Lines are its lines, top to bottom; none where there is nothing to be seen.
	Lines []string
	// Width is that of the longest line.
	Width float64
	// Ascent is how far the first baseline is below the top, Leading the distance of
	// baselines, and Descent how far letters reach below the last one.
	Ascent, Leading, Descent float64
}

// Set sets a text in a whole style, in lines no longer than a width where words
// allow; a width of 0 breaks it only where it has line breaks itself. A nil measure
// measures by the fonts that the program knows.
func Set(text string, style styles.Style, width float64, measure label.Measure) Paragraph {
	if measure == nil {
		measure = label.MeasureBy(nil)
	}
	font := label.FontOf(style)
	wide := func(line string) float64 { return measure(line, font).Width }
	p := Paragraph{Leading: float64(lineHeight * font.Size)}
	for _, line := range label.Lines(text, nil, 0) {
		p.Lines = append(p.Lines, wrap(line, width, wide)...)
	}
	for i, line := range p.Lines {
		e := measure(line, font)
		p.Width = max(p.Width, e.Width)
		if i == 0 {
			p.Ascent = max(e.Ascent, capital*font.Size)
		}
		p.Descent = max(p.Descent, e.Descent, tail*font.Size)
	}
	return p
}

// Height is that of all lines, from the top of the first to the bottom of the last.
func (p Paragraph) Height() float64 {
	if len(p.Lines) == 0 {
		return 0
	}
	return p.Ascent + float64(p.Leading*float64(len(p.Lines)-1)) + p.Descent
}

// At is the text with its top at y and, as its anchor says, its left side, middle or
// right side at x.
func (p Paragraph) At(x, y float64, anchor render.Anchor) render.Text {
	return render.Text{X: x, Y: y + p.Ascent, Lines: p.Lines, LineHeight: p.Leading, Anchor: anchor}
}

// Box is what the paragraph covers where At puts it.
func (p Paragraph) Box(x, y float64, anchor render.Anchor) render.Box {
	switch anchor {
	case render.AnchorMiddle:
		x -= p.Width / 2
	case render.AnchorEnd:
		x -= p.Width
	}
	return render.Box{MinX: x, MinY: y, MaxX: x + p.Width, MaxY: y + p.Height()}
}

// Style is the style of a text of the page: a look, over which the stylesheet's
// rules for an element count. Its font is the document's, or else a plain one.
func Style(sheet *styles.Sheet, e styles.Element, look styles.Style) styles.Style {
	base := styles.Style{{Name: "stroke", Value: "none"}}
	if _, ok := sheet.Style(styles.Element{Root: true}).Get("font-family"); !ok {
		base = styles.Over(base, styles.Style{{Name: "font-family", Value: "Arial, sans-serif"}})
	}
	return styles.Over(styles.Over(base, look), sheet.GroupStyle(e))
}

// Whole is a style of the page with all that it inherits from the document's root.
func Whole(sheet *styles.Sheet, style styles.Style) styles.Style {
	root := styles.Over(styles.Defaults(), sheet.Style(styles.Element{Root: true}))
	return sheet.Plain(styles.Inherit(root, style))
}

// RightToLeft reports whether the first letter with a direction of a text is one of
// a script that runs from right to left (UAX 9, P2 and P3).
func RightToLeft(lines []string) bool {
	for _, line := range lines {
		for _, r := range line {
			switch p, _ := bidi.LookupRune(r); p.Class() {
			case bidi.R, bidi.AL:
				return true
			case bidi.L:
				return false
			}
		}
	}
	return false
}
