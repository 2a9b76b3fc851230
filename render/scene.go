package render

import (
	"iter"

	"github.com/seed-898ab921/kartograph/styles"
	"github.com/twpayne/go-geom"
)

// Scene is a finished map in pixels (origin top left, y down): everything that
// is drawn, in paint order. Writing it out decides nothing but the notation.
type Scene struct {
	// Width and Height are the size of the view in pixels.
	Width, Height float64
	// ID is the id of the root element; empty for none.
	ID string
	// Title and Desc are the accessible name and description of the map.
	Title, Desc string
	// Lang is the BCP 47 language of the texts; empty for none.
	Lang string
	// Metadata is a JSON object, written into <metadata>; nil for none.
	Metadata []byte
	// Style holds the presentation attributes of the root element.
	Style styles.Style
	// Groups are the layers in paint order.
	Groups []Group
}

// Group is a layer of the scene, or a part of one.
type Group struct {
	// ID is the element's id; unique in the scene. Empty for none.
	ID      string
	Classes []string
	// Label is the accessible name of the group; empty for none.
	Label string
	// Style is what all shapes of the group have in common.
	Style  styles.Style
	Shapes []Shape
	// Stream gives more shapes, after Shapes, one at a time while the scene
	// is written, so that they need never be in memory together; nil for
	// none. Writing ends with its first error. It is called once for each
	// time that the scene is written.
	Stream iter.Seq2[Shape, error]
	// Groups are painted after the shapes.
	Groups []Group
	// Clip, when not nil, is the rectangle outside of which the group does
	// not show: left, top, width, height in pixels.
	Clip *[4]float64
	// Hidden groups are decoration that a screen reader should skip
	// (aria-hidden).
	Hidden bool
}

// Attribute is one data-* attribute. Name is the column's name as it is; the
// printer makes it a valid attribute name.
type Attribute struct {
	Name, Value string
}

// Shape is one feature: a geometry in pixels, or a text.
type Shape struct {
	ID         string
	Classes    []string
	Attributes []Attribute
	// Style holds only what differs from the group's style.
	Style styles.Style
	// Geometry is in pixels. Points are drawn as circles of Radius pixels,
	// lines and polygons as one path. It may be nil when Text is set.
	Geometry geom.T
	Radius   float64
	Text     *Text
	// Title is the accessible name and tooltip; empty for none.
	Title string
}

// Text is a label.
type Text struct {
	// X and Y are the anchor point in pixels: the middle (or, as Anchor
	// says, the start or end) of the first line's baseline.
	X, Y float64
	// Anchor is "start", "middle" or "end"; empty means middle.
	Anchor string
	// Lines are the lines of the label, top to bottom.
	Lines []string
	// LineHeight is the distance of baselines in pixels; 0 means 1.2 em.
	LineHeight float64
}
