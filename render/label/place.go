package label

import "github.com/seed-898ab921/kartograph/render"

// Wanted is a text that asks for room, before anybody has looked whether there
// is any.
type Wanted struct {
	Lines []string
	// X and Y are the point that the text belongs to.
	X, Y float64
	// Beside is the radius of the circle that the text stands next to; 0 for
	// texts that are centred on their point.
	Beside float64
	// Size is the font size.
	Size float64
	// Anchor is the part of the text that its style puts at the point
	// (text-anchor): "start", "middle", "end"; anything else is no wish.
	Anchor string
}

// Page is what there is to place labels on.
type Page struct {
	// Frame is the rectangle of the view.
	Frame render.Box
	// Keep lists the boxes in which no text should stand, such as those of
	// insets and scale bars.
	Keep []render.Box
}

// Placed is where a text stands.
type Placed struct {
	// Wanted is its place in the list of the wanted ones.
	Wanted int
	Text   render.Text
}

// Place decides where the wanted labels of a view stand, and which have room.
// So far each stands where it wants to, whatever else is on the page.
func Place(wanted []Wanted, _ Page) []Placed {
	placed := make([]Placed, 0, len(wanted))
	for i, w := range wanted {
		placed = append(placed, Placed{Wanted: i, Text: w.text()})
	}
	return placed
}

// xHeight is how far, in font sizes, the middle of lower-case letters stands
// above the baseline, twice: about the same in all fonts used on maps.
const xHeight = 0.35

// gap is the distance of a text from its circle in font sizes.
const gap = 0.25

// text lays a label's lines out: centred on its point, or beside its circle. An
// anchor that the style says is left to the style.
func (w Wanted) text() render.Text {
	lineHeight := 1.2 * w.Size
	t := render.Text{X: w.X, Lines: w.Lines, LineHeight: lineHeight}
	t.Y = w.Y + xHeight*w.Size - lineHeight*float64(len(w.Lines)-1)/2
	if !(w.Beside > 0) {
		return t
	}
	switch w.Anchor {
	case "middle":
	case "end":
		t.X = w.X - w.Beside - gap*w.Size
	case "start":
		t.X = w.X + w.Beside + gap*w.Size
	default:
		t.Anchor, t.X = "start", w.X+w.Beside+gap*w.Size
	}
	return t
}
