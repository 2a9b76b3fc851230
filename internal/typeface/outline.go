package typeface

import (
	"fmt"
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
	seen := map[string]bool{}
	render.Outline(s, func(t render.Text, style styles.Style) []render.Curve {
		curves, ok := r.outline(t, style)
		if text := strings.Join(t.Lines, " "); !ok && !seen[text] {
			seen[text] = true
			left = append(left, text)
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
	return []string{fmt.Sprintf(`export.text: the outlines of %d texts are not known, and they stay texts: %s; known are those of the fonts that the program has `+
		`and of files that the stylesheet names (@font-face), from left to right`, len(left), names[2:])}
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
		for _, s := range turned {
			c := render.Curve{Op: "MLQC"[s.Op]}
			for k, p := range s.To {
				c.Points[k] = [2]float64{p.X, p.Y}
			}
			curves = append(curves, c)
		}
	}
	return curves, true
}
