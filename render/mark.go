package render

import (
	"github.com/seed-898ab921/kartograph/styles"
	"github.com/twpayne/go-geom"
)

// Mark is one thing that is drawn: a feature's shape, a label, a part of a
// legend.
type Mark struct {
	ID         string
	Classes    []string
	Attributes []Attribute
	// Told are attributes that only pages have, before the others: what they tell of
	// features whose layer says nothing of that.
	Told []Attribute
	// Style is what the mark has besides what it takes over from its group.
	Style styles.Style
	// Variants are what changes of the style under conditions (a dark page,
	// hovering), each besides the style and its group's variant. Only documents
	// with a stylesheet of their own (StyleCSS) have them.
	Variants []styles.Variant
	// Title is the accessible name and tooltip; empty for none.
	Title string
	// Key is the feature that the mark belongs to, whatever names it in the
	// scene; empty for none. A Shape with a key and an ID is the feature's own,
	// and what else follows of the same key, such as its label, is linked to it
	// by its printed id (data-for).
	Key string
	// Of is the layer whose features an entry of a legend stands for, by its id; empty
	// for other marks. Only pages say it (data-kartograph-layer).
	Of string
	// Called is what an entry of a legend stands for in words, where no text need stand
	// beside it; empty for other marks. Only pages say it (data-kartograph-called).
	Called string
	// Span is the part of a scale's values that an entry of a legend stands for; nil for
	// classes and other marks. Only pages say it.
	Span *Span
	// Nth tells to which of the features of its key the mark belongs that is
	// not a feature's own, from 0 in their order: data may name several alike.
	Nth int
	// Form is what is drawn.
	Form Form
}

// Span are values from From to below To, infinite where there is no end, of the scale
// that decides a property.
type Span struct {
	Property string
	From, To float64
}

// ValueName is the name of the attribute that tells pages a feature's value by the scale
// that decides a property, for entries of legends that stand for a Span.
func ValueName(property string) string { return partColumn + " " + property }

// isFeature reports whether the mark is one that others may be linked to.
func (m *Mark) isFeature() bool {
	_, shape := m.Form.(Shape)
	return shape && m.Key != "" && m.ID != ""
}

// Form is what a mark draws: a Shape, a Text, a TextAlong or Letters.
type Form interface{ form() }

// Shape is a geometry in pixels. Its lines and polygons are drawn together as
// one path; holes are where their rings overlap an even number of times
// (fill-rule evenodd). Its points are drawn as circles of Radius pixels.
type Shape struct {
	Geometry geom.T
	Radius   float64
	// plotted is what a Plotter put down of it, nil for nothing. The
	// geometry is not changed after that.
	plotted *plotted
}

// Anchor is a part of a text.
type Anchor string

// The parts of a text that anchor it.
const (
	AnchorStart  Anchor = "start"
	AnchorMiddle Anchor = "middle"
	AnchorEnd    Anchor = "end"
)

// Text is a label of one or more lines.
type Text struct {
	// X and Y are the anchor point in pixels: the middle (or, as Anchor
	// says, the start or end) of the first line's baseline.
	X, Y float64
	// Anchor is the part of the text that stands at the anchor point; empty
	// means what the style says (text-anchor), else the middle.
	Anchor Anchor
	// Lines are the lines of the label, top to bottom.
	Lines []string
	// LineHeight is the distance of baselines in pixels; 0 means 1.2 em.
	LineHeight float64
	// Angle turns the text clockwise about its anchor point, in degrees.
	Angle float64
}

// TextAlong is a label of one line that follows a line on the map, such as a
// river. In SVG it is a <textPath>, which browsers, Inkscape and resvg draw and
// librsvg leaves out.
type TextAlong struct {
	// Line is the baseline in pixels, in the direction of reading.
	Line *geom.LineString
	Text string
	// Anchor is the part of the text that stands at the same part of the
	// line; empty means what the style says (text-anchor), else the middle.
	Anchor Anchor
	// Shift moves the text forward along the line, in pixels.
	Shift float64
}

func (Shape) form()     {}
func (Text) form()      {}
func (TextAlong) form() {}

// Circle is the shape of one circle around a point.
func Circle(x, y, radius float64) Shape {
	return Shape{Geometry: geom.NewPointFlat(geom.XY, []float64{x, y}), Radius: radius}
}

// Rectangle is the shape of a rectangle: left, top, width, height.
func Rectangle(x, y, width, height float64) Shape {
	return Shape{Geometry: geom.NewPolygonFlat(geom.XY, []float64{
		x, y, x + width, y, x + width, y + height, x, y + height, x, y}, []int{10})}
}
