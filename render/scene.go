package render

import (
	"iter"

	"github.com/seed-898ab921/kartograph/render/font"
	"github.com/seed-898ab921/kartograph/styles"
	"github.com/twpayne/go-geom"
)

// Scene is a finished map in pixels (origin top left, y down): everything that
// is drawn, in paint order. It is plain data, which every Format draws; writing
// it out decides nothing but the notation.
//
// Styles hold no selectors any more: each says what its group or mark has
// besides what it takes over from the groups around it. Paint works out what
// that comes to.
type Scene struct {
	// Width and Height are the size of the view in pixels.
	Width, Height float64
	// Paper is what is around the page.
	Paper Paper
	// ID is the id of the root element; empty for none.
	ID string
	// Title and Desc are the accessible name and description of the map.
	Title, Desc string
	// Lang is the BCP 47 language of the texts; empty for none.
	Lang string
	// Metadata is a JSON object, written into <metadata>; nil for none.
	Metadata []byte
	// Style is the style of the root; styles.Defaults stand for what it does
	// not say.
	Style styles.Style
	// Variants are what changes of the style under conditions; see Mark.
	Variants []styles.Variant
	// Conditions are those of variants, in the order in which their rules stand:
	// of two that are both fulfilled the later one counts.
	Conditions []styles.Condition
	// Patterns are what styles may fill areas with, as url(#ID).
	Patterns []Pattern
	// Fonts are those that the texts were measured in, for formats that draw their
	// letters; nil for those that the program knows.
	Fonts *font.Fonts
	// Intent is the press that the map is meant for, in formats for print; nil for none.
	Intent *Intent
	// Groups are the layers in paint order.
	Groups []Group
	// Sizes are the same map in other sizes, the narrowest first, for formats that
	// hold several (HTML), which show them in place of this one.
	Sizes []Scene
}

// Group is a layer of the scene, or a part of one.
type Group struct {
	// ID is the element's id; unique in the scene. Empty for none.
	ID string
	// Classes are those of the element, Attributes its data-* attributes.
	Classes    []string
	Attributes []Attribute
	// Label is the accessible name of the group; empty for none.
	Label string
	// Style is what the group has as a whole (opacity), and what its marks
	// take over (fill).
	Style styles.Style
	// Variants are what changes of the style under conditions; see Mark.
	Variants []styles.Variant
	Marks    []Mark
	// Stream gives more marks, after Marks, one at a time while the scene
	// is written, so that they need never be in memory together; nil for
	// none. They are the same each time, and may be asked for more than
	// once; each is left unchanged for some time after the next one was
	// asked for. Writing ends with the first error.
	Stream iter.Seq2[Mark, error]
	// Groups are painted after the marks.
	Groups []Group
	// Clip, when not nil, is the rectangle outside of which the group does
	// not show.
	Clip *Box
	// Of is the id of the layer that the group shows in one of the map's views, as the config
	// has it; empty for other groups. Only pages say it, where the element's id is another.
	Of string
	// Part says what the group is in a page that moves its map; other documents
	// do not tell.
	Part Part
	// Hidden groups are decoration that a screen reader should skip
	// (aria-hidden).
	Hidden bool
}

// Attribute is one data-* attribute. Name is the column's name as it is; the
// printer makes it a valid attribute name.
type Attribute struct {
	Name, Value string
}

// Intent is the press that a map is meant for.
type Intent struct {
	// Name is what it is called, and Profile its ICC profile.
	Name    string
	Profile []byte
}

// Paper is the sheet that a scene is printed on. The scene's page, of its Width and Height, is
// what remains when that is trimmed (TrimBox in PDF); its origin is the page's top left corner, so
// that what bleeds has coordinates below 0. The zero value is the page alone.
type Paper struct {
	// Bleed is how far beyond the page colours are drawn, on all sides, in pixels.
	Bleed float64
	// Marks draws crop marks around the page, outside of the bleed.
	Marks bool
}

// The places of crop marks, in pixels of 1/96 inch: they begin 3 mm from the page or where
// the bleed ends, and are 5 mm long.
const (
	leastGap   = 3 * 96 / 25.4
	markLength = 5 * 96 / 25.4
	markMargin = 2 * 96 / 25.4
)

// Sheet is all of the paper (MediaBox in PDF), in the scene's pixels.
func (s *Scene) Sheet() Box {
	beyond := s.Paper.Bleed
	if s.Paper.Marks {
		beyond = max(beyond, leastGap) + markLength + markMargin
	}
	return s.around(beyond)
}

// Bled is the page with its bleed (BleedBox in PDF), in the scene's pixels.
func (s *Scene) Bled() Box { return s.around(s.Paper.Bleed) }

func (s *Scene) around(beyond float64) Box {
	return Box{MinX: 0 - beyond, MinY: 0 - beyond, MaxX: s.Width + beyond, MaxY: s.Height + beyond}
}

// cropMarks is the ID of the group of crop marks.
const cropMarks = "crop-marks"

// OnPaper returns the scene with its crop marks, and nothing of it beyond the bleed.
func (s Scene) OnPaper() Scene {
	if !s.Paper.Marks {
		return s
	}
	bled := s.Bled()
	s.Groups = []Group{{Clip: &bled, Groups: s.Groups}, s.cropMarks()}
	return s
}

// cropMarks are the lines at which the page is cut.
func (s *Scene) cropMarks() Group {
	marks := Group{ID: cropMarks, Hidden: true, Part: PartFurniture, Style: styles.Style{
		{Name: "fill", Value: "none"}, {Name: "stroke", Value: "#000"}, {Name: "stroke-width", Value: "0.25pt"},
	}}
	from := max(s.Paper.Bleed, leastGap)
	to := from + markLength
	for _, x := range [2]float64{0, s.Width} {
		marks.Marks = append(marks.Marks, straightMark(x, -to, x, -from), straightMark(x, s.Height+from, x, s.Height+to))
	}
	for _, y := range [2]float64{0, s.Height} {
		marks.Marks = append(marks.Marks, straightMark(-to, y, -from, y), straightMark(s.Width+from, y, s.Width+to, y))
	}
	return marks
}

func straightMark(x0, y0, x1, y1 float64) Mark {
	return Mark{Form: Shape{Geometry: geom.NewLineStringFlat(geom.XY, []float64{x0, y0, x1, y1})}}
}
