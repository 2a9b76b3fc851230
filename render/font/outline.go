package font

import (
	"math"

	"github.com/seed-898ab921/kartograph/render/font/internal/face"
)

// Op is what a segment of an outline is.
type Op uint8

// The segments of outlines, which use 1, 1, 2 and 3 points: the control points of curves
// stand before their ends.
const (
	MoveTo Op = iota
	LineTo
	QuadTo
	CubeTo
)

// Segment is a part of an outline, from where the one before it ends; each contour is
// closed, and what is inside is so by the nonzero rule.
type Segment struct {
	// Op is what the segment is, To its points, of which there are Op.Points.
	Op Op
	To [3]Point
}

// Point is a place in pixels, y down, from the start of the baseline.
type Point struct{ X, Y float64 }

// Points is how many points a segment uses.
func (o Op) Points() int {
	switch o {
	case QuadTo:
		return 2
	case CubeTo:
		return 3
	}
	return 1
}

// Outline is how the line is drawn: false where that of a glyph is not known, or where its
// letters would have to be put in order or joined and are not (Glyph.Loose).
func (l Line) Outline() ([]Segment, bool) {
	var outline []Segment
	for _, g := range l.Glyphs {
		if g.face == nil || g.Loose() {
			return nil, false
		}
		drawn, ok := g.use.outline(g.index)
		if !ok {
			return nil, false
		}
		for _, s := range drawn {
			segment := Segment{Op: Op(s.Op)}
			for i := range segment.Op.Points() {
				segment.To[i] = g.place(s.To[i])
			}
			outline = append(outline, segment)
		}
	}
	return outline, true
}

// Undrawn are the letters for which Outline is false.
func (l Line) Undrawn() []rune {
	var letters []rune
	for _, g := range l.Glyphs {
		if _, ok := (Line{Glyphs: []Glyph{g}}).Outline(); !ok {
			letters = append(letters, g.Letter)
		}
	}
	return letters
}

// place is where a point of a glyph is on the line.
func (g Glyph) place(p face.Point) Point {
	scale := g.Size / float64(g.use.Units())
	x, y := float64(float64(p.X)*scale), float64(float64(p.Y)*scale)
	if g.use.slanted {
		x -= float64(slant * y)
	}
	return Point{g.X + g.dx + float64(x*g.use.wider), g.dy + y}
}

// needsShaping reports whether a letter is of a script whose texts run from right to left or
// whose letters depend on their neighbours.
func needsShaping(r rune) bool {
	return r >= 0x590 && r < 0x10a0 || r >= 0x1780 && r < 0x18b0 || r >= 0xfb1d && r < 0xfe00 || r >= 0xfe70 && r < 0xff00
}

// drawer is a font whose outlines are known.
type drawer interface {
	Outline(index int) []face.Segment
}

// outline is how a glyph is drawn; false where nobody knows.
func (u used) outline(index int) ([]face.Segment, bool) {
	draw, err := u.draw()
	if err != nil || draw == nil {
		return nil, false
	}
	drawn := draw.Outline(index)
	if len(drawn) == 0 && u.Glyph(index).Ink != (face.Ink{}) {
		return nil, false
	}
	if u.emboldened {
		drawn = bolder(drawn, float64(u.Units())*boldness/2)
		return drawn, drawn != nil
	}
	return drawn, true
}

// Rotated turns an outline clockwise about its origin by an angle in degrees, then moves it.
func Rotated(outline []Segment, angle, dx, dy float64) []Segment {
	sin, cos := math.Sincos(angle * math.Pi / 180)
	moved := make([]Segment, len(outline))
	for i, s := range outline {
		for k, p := range s.To {
			s.To[k] = Point{dx + float64(p.X*cos) - float64(p.Y*sin), dy + float64(p.X*sin) + float64(p.Y*cos)}
		}
		moved[i] = s
	}
	return moved
}
