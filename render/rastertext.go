//go:build !js

package render

import (
	"fmt"
	"math"
	"strings"

	"github.com/seed-898ab921/kartograph/render/font"
	"github.com/seed-898ab921/kartograph/render/raster"
)

// letters paints outlines that the scene has.
func (p *rasterPainter) letters(l Letters, look *rasterLook, to matrix) error {
	path := &raster.Path{}
	for _, c := range l.Curves {
		var at [3][2]float64
		for k, point := range c.Points {
			at[k][0], at[k][1] = to.apply(point[0], point[1])
		}
		if err := addCurve(path, c.Op, at); err != nil {
			return err
		}
	}
	p.paintLetters(path, look, to)
	return nil
}

func addCurve(path *raster.Path, op byte, at [3][2]float64) error {
	n := map[byte]int{'M': 1, 'L': 1, 'Q': 2, 'C': 3}[op]
	for _, point := range at[:n] {
		if math.IsNaN(point[0]+point[1]) || math.IsInf(point[0]+point[1], 0) {
			return fmt.Errorf("a letter is at %v, %v, which cannot be drawn", point[0], point[1])
		}
	}
	switch op {
	case 'M':
		path.Close()
		path.MoveTo(at[0][0], at[0][1])
	case 'L':
		path.LineTo(at[0][0], at[0][1])
	case 'Q':
		path.QuadTo(at[0][0], at[0][1], at[1][0], at[1][1])
	case 'C':
		path.CubeTo(at[0][0], at[0][1], at[1][0], at[1][1], at[2][0], at[2][1])
	}
	return nil
}

// paintLetters paints letters, whose inside is so by the nonzero rule.
func (p *rasterPainter) paintLetters(path *raster.Path, look *rasterLook, to matrix) {
	path.Close()
	l := *look
	l.Rule = raster.NonZero
	p.draw(path, &l, to)
}

// text paints a text of one or more lines.
func (p *rasterPainter) text(t Text, look *rasterLook, to matrix) error {
	if err := checkAnchor(t.Anchor); err != nil {
		return err
	}
	if len(t.Lines) == 0 {
		p.stats.Empty++
		return nil
	}
	height := t.LineHeight
	if height == 0 {
		const usual = 1.2
		height = usual * look.font.Size
	}
	to = to.then(matrix{1, 0, 0, 1, t.X, t.Y}.turned(t.Angle))
	path := &raster.Path{}
	for i, line := range t.Lines {
		laid := p.scene.Fonts.Lay(line, look.font)
		start := anchorStart(look.anchor, laid.Width)
		ok, err := p.glyphs(path, laid, func(x float64) (matrix, bool) {
			return to.then(matrix{1, 0, 0, 1, start + x, float64(height * float64(i))}), true
		})
		if err != nil {
			return err
		}
		if !ok {
			p.leave(strings.Join(t.Lines, " "), laid)
			return nil
		}
	}
	p.paintLetters(path, look, to)
	return nil
}

// leave notes a text that is left out, with the letters for which it is.
func (p *rasterPainter) leave(text string, laid font.Line) {
	p.texts = append(p.texts, text)
	p.undrawn = append(p.undrawn, laid.Undrawn()...)
}

// anchorStart is where a text of a width begins beside its anchor.
func anchorStart(anchor Anchor, width float64) float64 {
	switch anchor {
	case AnchorMiddle:
		return -width / 2
	case AnchorEnd:
		return -width
	}
	return 0
}

// glyphs adds the outlines of a line's glyphs, each where at puts the middle of its advance
// along the line, if anywhere; false where one is not known.
func (p *rasterPainter) glyphs(path *raster.Path, line font.Line, at func(x float64) (matrix, bool)) (bool, error) {
	for _, g := range line.Glyphs {
		middle := g.X + g.Advance/2
		own := g
		own.X = -g.Advance / 2
		outline, ok := font.Line{Glyphs: []font.Glyph{own}}.Outline()
		if !ok {
			return false, nil
		}
		to, visible := at(middle)
		if !visible {
			continue
		}
		for _, s := range outline {
			var points [3][2]float64
			for k, point := range s.To {
				points[k][0], points[k][1] = to.apply(point.X, point.Y)
			}
			if err := addCurve(path, "MLQC"[s.Op], points); err != nil {
				return false, err
			}
		}
	}
	return true, nil
}

// along paints a text along a line: each glyph upright on the line below the middle of its
// advance (SVG 2, section 11.8.3); those before its start or behind its end are not drawn.
func (p *rasterPainter) along(t TextAlong, look *rasterLook, to matrix) error {
	if t.Text == "" || t.Line == nil {
		p.stats.Empty++
		return nil
	}
	if err := checkAnchor(t.Anchor); err != nil {
		return err
	}
	coords, stride := t.Line.FlatCoords(), t.Line.Stride()
	length := lineLength(coords, stride)
	if length == 0 {
		p.stats.Empty++
		return nil
	}
	laid := p.scene.Fonts.Lay(t.Text, look.font)
	start := alongStart(t, look.anchor, laid.Width)
	path := &raster.Path{}
	ok, err := p.glyphs(path, laid, func(x float64) (matrix, bool) {
		on, found := onLine(coords, stride, start+x)
		return to.then(on), found
	})
	if !ok && err == nil {
		p.leave(t.Text, laid)
		return nil
	}
	p.paintLetters(path, look, to)
	return err
}

// alongStart is how far along its line a text of a width begins.
func alongStart(t TextAlong, anchor Anchor, width float64) float64 {
	length := lineLength(t.Line.FlatCoords(), t.Line.Stride())
	start := t.Shift + anchorStart(anchor, width)
	switch anchor {
	case AnchorMiddle:
		start += length / 2
	case AnchorEnd:
		start += length
	}
	return start
}

// onLine is the place so far along a line, in its direction; false outside of it.
func onLine(coords []float64, stride int, far float64) (matrix, bool) {
	if !(far >= 0) {
		return matrix{}, false
	}
	for i := stride; i+1 < len(coords); i += stride {
		dx, dy := coords[i]-coords[i-stride], coords[i+1]-coords[i-stride+1]
		length := math.Sqrt(float64(dx*dx) + float64(dy*dy))
		if length == 0 || far > length {
			far -= length
			continue
		}
		cos, sin := dx/length, dy/length
		return matrix{cos, sin, -sin, cos, coords[i-stride] + float64(cos*far), coords[i-stride+1] + float64(sin*far)}, true
	}
	return matrix{}, false
}
