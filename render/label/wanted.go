package label

import (
	"iter"
	"strings"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/render/font"
	"github.com/seed-898ab921/kartograph/render/label/place"
)

// Wanted is a text that asks for room, before anybody has looked whether there
// is any.
type Wanted struct {
	// Lines are the lines of the text. Stacked are those into which it may be
	// broken where it does not fit otherwise; nil for none.
	Lines, Stacked []string
	// Short is an abbreviation, which stands where the whole text has no room;
	// nil for none.
	Short []string
	// Feature is what is seen of the feature that the text belongs to, in
	// pixels.
	Feature geom.T
	// Positions are where the text may stand, the best first; nil is where texts of such
	// features stand: beside points, inside of areas or beside those that are too
	// small, along lines.
	Positions []Position
	// Strategies are what is done where the text has no room, in this order; nil is
	// Strategies().
	Strategies []Strategy
	// Repeat is after how many pixels along a line the text comes again; 0 for never.
	Repeat float64
	// Fixed, when not nil, is where somebody wants the text to stand, whatever it costs.
	Fixed *Fixed
	// Anywhere says that the text may stand on lines as on nothing.
	Anywhere bool
	// Unseen says that the line of the text is not drawn, such as that along the middle of a
	// sea: the text may stand upon it, and be longer than it is.
	Unseen bool
	// Off lists, by number, the kinds of lines and areas of the page that the text must
	// not stand on.
	Off []int
	// Radius is that of the circle that a point is drawn as, and half the width of a line that is
	// drawn, in pixels.
	Radius float64
	// Font is how the text looks.
	Font Font
	// Spaced says that its style tells how its letters are spaced (letter-spacing), so
	// that the strategy Spacing does not.
	Spaced bool
	// MinSize is the size of letters down to which the text may be drawn smaller
	// where it has no room; 0 where it may not.
	MinSize float64
	// Halo is how far the drawn text, with its halo, reaches beyond its
	// letters.
	Halo float64
	// Anchor is the part of the text that its style puts at the point
	// (text-anchor): "start", "middle", "end"; anything else is no wish.
	Anchor string
	// Priority is how much the text is worth, compared with 1; 0 is 1.
	Priority float64

	// again says that it stands on its line already: off the line it says nothing more.
	again bool
}

// Fixed moves a text from the best of its places, so many pixels to the right and
// down, and turns it clockwise about its anchor point.
type Fixed struct {
	// DX and DY are in pixels, y down.
	DX, DY float64
	// Angle is in degrees.
	Angle float64
}

// Font is how a text looks, as far as that matters for the room it takes.
type Font = font.Font

// Extent is the room that a line of text takes in pixels: its width; how far its
// letters reach above and below the baseline; and how far what is drawn of them reaches
// before the start of the line and behind its end, as slanted letters do.
type Extent struct{ Width, Ascent, Descent, Before, Behind float64 }

// Measure tells the extent of a line of text. It must be safe for concurrent use.
type Measure func(line string, f Font) Extent

// Page is what there is to place labels on.
type Page struct {
	// Frame is the rectangle in which labels stand as a whole. The zero value
	// is none.
	Frame render.Box
	// Keep lists the boxes in which no text may stand, such as those of
	// insets and scale bars.
	Keep []render.Box
	// Lines are lines that texts had better not stand on.
	Lines []place.Line
	// More, when not nil, goes through further ones, which need not be in memory together.
	More iter.Seq[place.Line]
	// Areas are areas that some texts must not stand on.
	Areas []place.Area
	// Measure measures texts; nil is MeasureBy the fonts that the program knows.
	Measure Measure
	// MeasureUpTo, when not nil, is Measure of lines of which all that is wider than so many
	// pixels has no room anyway: it need only tell that they are.
	MeasureUpTo func(line string, f Font, most float64) Extent
	// Memory, when not nil, remembers layouts of the same labels on the same page, where
	// Measure is given, by which the same text has to be as wide each time; Explain tells
	// nothing of a layout that was remembered.
	Memory *Memory
}

// Placed is where a text stands.
type Placed struct {
	// Wanted is its place in the list of the wanted ones.
	Wanted int
	// Text is the text; where it follows a line, Curve is its baseline, and X, Y and Angle
	// mean nothing.
	Text  render.Text
	Curve *geom.LineString
	// Size is that of its letters in pixels.
	Size float64
	// Spacing is what stands behind each of its letters besides, in pixels; 0 is what its
	// font says.
	Spacing float64
	// Boxes are the room that the text takes, with its halo.
	Boxes []place.Box
	// Where is the place that it took, "ne" or "along, above"; How lists what was done to
	// the text.
	Where string
	How   []Strategy
}

// Form is the text as a mark draws it.
func (p Placed) Form() render.Form {
	if p.Curve != nil {
		return render.TextAlong{Line: p.Curve, Text: strings.Join(p.Text.Lines, " "), Anchor: p.Text.Anchor}
	}
	return p.Text
}
