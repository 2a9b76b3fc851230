package render

import (
	"github.com/seed-898ab921/kartograph/styles"
	"github.com/twpayne/go-geom"
)

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
	all := Group{Clip: &bled, Groups: s.Groups}
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
	s.Groups = []Group{all, marks}
	return s
}

func straightMark(x0, y0, x1, y1 float64) Mark {
	return Mark{Form: Shape{Geometry: geom.NewLineStringFlat(geom.XY, []float64{x0, y0, x1, y1})}}
}
