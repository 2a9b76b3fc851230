package typeface

import (
	"fmt"
	"math"
	"strings"

	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/render/font"
	"github.com/seed-898ab921/kartograph/render/label"
	"github.com/seed-898ab921/kartograph/styles"
)

// Outline draws the texts of a scene in outlines. What of them has to stay text, since
// the outlines of some letters are not known, is told.
func (r *Ruler) Outline(s *render.Scene) []string {
	var left []string
	var letters []rune
	seen := map[string]bool{}
	render.Outline(s, func(form render.Form, style styles.Style) []render.Curve {
		curves, text := r.outlineOf(form, style)
		if curves == nil {
			letters = append(letters, r.Fonts.Lay(text, label.FontOf(style)).Undrawn()...)
			if !seen[text] {
				seen[text] = true
				left = append(left, text)
			}
		}
		return curves
	})
	if len(left) == 0 {
		return nil
	}
	names := ""
	for _, text := range left[:min(len(left), shown)] {
		names += fmt.Sprintf(", %q", text)
	}
	if len(left) > shown {
		names += ", ..."
	}
	return []string{fmt.Sprintf("export.text: %d texts stay texts, since no font here can draw some of their letters: %s; %s", len(left), names[2:], font.Advice(letters))}
}

// outlineOf draws a text of either kind, which it returns as well; nil where it has to stay one.
func (r *Ruler) outlineOf(form render.Form, style styles.Style) (curves []render.Curve, text string) {
	switch t := form.(type) {
	case render.Text:
		curves, _ = r.outline(t, style)
		return curves, strings.Join(t.Lines, " ")
	case render.TextAlong:
		curves, _ = r.outlineAlong(t, style)
		return curves, t.Text
	}
	return nil, ""
}

// outlineAlong draws a text that follows a line, each glyph turned as the line is at its
// middle; those beyond the ends of the line do not show, as in SVG.
func (r *Ruler) outlineAlong(t render.TextAlong, style styles.Style) ([]render.Curve, bool) {
	laid := r.Fonts.Lay(t.Text, label.FontOf(style))
	anchor, _ := style.Get("text-anchor")
	start := render.AlongStart(t, render.Anchor(anchor), laid.Width)
	curves := []render.Curve{}
	for _, g := range laid.Glyphs {
		one := font.Line{Glyphs: []font.Glyph{g}}
		outline, ok := one.Outline()
		if !ok {
			return nil, false
		}
		middle := g.X + g.Advance/2
		x, y, cos, sin, on := render.AlongAt(t.Line, start+middle)
		if !on {
			continue
		}
		angle := math.Atan2(sin, cos) * 180 / math.Pi
		curves = append(curves, curvesOf(font.Rotated(font.Rotated(outline, 0, -middle, 0), angle, x, y))...)
	}
	return curves, true
}

// curvesOf are segments as scenes have them.
func curvesOf(outline []font.Segment) []render.Curve {
	var curves []render.Curve
	for _, s := range outline {
		c := render.Curve{Op: "MLQC"[s.Op]}
		for k, p := range s.To {
			c.Points[k] = [2]float64{p.X, p.Y}
		}
		curves = append(curves, c)
	}
	return curves
}

// outline draws a text in a whole style; false where it has to stay one.
func (r *Ruler) outline(t render.Text, style styles.Style) ([]render.Curve, bool) {
	f := label.FontOf(style)
	height := t.LineHeight
	if height == 0 {
		const usual = 1.2
		height = usual * f.Size
	}
	anchor, _ := style.Get("text-anchor")
	curves := []render.Curve{}
	for i, line := range t.Lines {
		laid := r.Fonts.Lay(line, f)
		outline, ok := laid.Outline()
		if !ok {
			return nil, false
		}
		start := font.Point{Y: float64(height * float64(i))}
		switch render.Anchor(anchor) {
		case render.AnchorMiddle:
			start.X = -laid.Width / 2
		case render.AnchorEnd:
			start.X = -laid.Width
		}
		turned := font.Rotated(font.Rotated(outline, 0, start.X, start.Y), t.Angle, t.X, t.Y)
		curves = append(curves, curvesOf(turned)...)
	}
	return curves, true
}
