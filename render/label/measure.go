package label

import "github.com/seed-898ab921/kartograph/render/font"

// leastAscent is how far a line of text is taken to reach above its baseline at least, in
// font sizes: as far as small letters do. Then lines without high ones do not stand nearer to
// their points than they seem to.
const leastAscent = 0.5

// MeasureBy measures texts by fonts; nil are those that the program knows.
func MeasureBy(fonts *font.Fonts) Measure {
	return func(line string, f Font) Extent { return ExtentOf(fonts.Lay(line, f), f) }
}

// ExtentOf is the room that a line takes that was laid out in a font.
func ExtentOf(l font.Line, f Font) Extent {
	return Extent{
		Width: max(0, l.Width), Ascent: max(leastAscent*f.Size, -l.Ink.MinY), Descent: max(0, l.Ink.MaxY),
		Before: max(0, -l.Ink.MinX), Behind: max(0, l.Ink.MaxX-max(0, l.Width)),
	}
}
