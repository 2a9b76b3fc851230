//go:build !js

package render

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/render/pdf"
	"github.com/seed-898ab921/kartograph/styles"
	"github.com/seed-898ab921/kartograph/styles/ink"
)

// pdfPaint is what areas or lines are painted with.
type pdfPaint struct {
	// on says that there is anything to paint; tile is the pattern that is repeated, empty for
	// a colour.
	on     bool
	colour ink.Colour
	tile   string
	// alpha is how opaque it is, with that of the colour.
	alpha float64
	over  bool
}

// pdfLook is a whole style as PDF paints it.
type pdfLook struct {
	fill, stroke pdfPaint
	pen          pdf.Pen
	evenOdd      bool
	strokeFirst  bool
	hidden       bool
	opacity      float64
	blend        string
	matrix       [6]float64
	moved        bool
}

// look works out a whole style; marks in a row mostly have the same one.
func (p *pdfPainter) look(s styles.Style) pdfLook {
	if p.lastStyle != nil && sameStyle(p.lastStyle, s) {
		return p.lastLook
	}
	p.lastStyle, p.lastLook = s, p.newLook(s)
	return p.lastLook
}

func sameStyle(a, b styles.Style) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func (p *pdfPainter) newLook(s styles.Style) pdfLook {
	over := word(s, "overprint")
	l := pdfLook{fill: p.paint(s, "fill", "#000"), stroke: p.paint(s, "stroke", "none"), pen: p.pen(s)}
	l.fill.over = over == "fill" || over == "all"
	l.stroke.over = over == "stroke" || over == "all"
	if l.pen.Width <= 0 {
		l.stroke.on = false
	}
	l.evenOdd = word(s, "fill-rule") == "evenodd"
	order := strings.Fields(word(s, "paint-order"))
	l.strokeFirst = len(order) > 0 && (order[0] == "stroke" || order[0] == "markers" && len(order) > 1 && order[1] == "stroke")
	if v := word(s, "visibility"); v == "hidden" || v == "collapse" {
		l.hidden = true
	}
	if word(s, "display") == "none" {
		l.hidden = true
	}
	l.whole(p, s)
	p.tellUnknown(s)
	return l
}

// whole is what a style does to an element as a whole.
func (l *pdfLook) whole(p *pdfPainter, s styles.Style) {
	l.opacity = shareOf(s, "opacity")
	l.blend = blendOf(word(s, "mix-blend-mode"))
	l.matrix = [6]float64{1, 0, 0, 1, 0, 0}
	if value, ok := s.Get("transform"); ok {
		m, ok := matrixOf(value)
		if !ok {
			p.tell("transform: " + value)
			return
		}
		l.matrix, l.moved = m, m != [6]float64{1, 0, 0, 1, 0, 0}
		if origin := word(s, "transform-origin"); l.moved && origin != "" && origin != "0 0" && origin != "0px 0px" {
			p.tell("transform-origin: " + origin)
		}
	}
}

// paint works out a fill or stroke.
func (p *pdfPainter) paint(s styles.Style, name, usual string) pdfPaint {
	value, ok := s.Get(name)
	if !ok {
		value = usual
	}
	paint := pdfPaint{alpha: shareOf(s, name+"-opacity")}
	low := strings.ToLower(strings.TrimSpace(value))
	if low == "none" || low == "transparent" {
		return paint
	}
	if strings.HasPrefix(low, "url(") {
		id, fallback, _ := strings.Cut(strings.TrimSpace(value)[len("url("):], ")")
		id = strings.TrimPrefix(strings.Trim(id, " \"'"), "#")
		if p.patternOf(id) != nil {
			paint.on, paint.tile = true, id
			return paint
		}
		value = strings.TrimSpace(fallback)
		if low = strings.ToLower(value); value == "" || low == "none" {
			return paint // as viewers draw what is not there
		}
	}
	if low == "currentcolor" {
		if value, ok = s.Get("color"); !ok {
			value = "#000"
		}
	}
	c, ok := ink.Parse(value)
	if !ok {
		p.tell(name + ": " + value)
		return paint
	}
	paint.on, paint.colour = c.Alpha > 0, c
	paint.alpha *= c.Alpha
	return paint
}

// shareOf is a number from 0 to 1 of a style, or a percentage; 1 where it says nothing.
func shareOf(s styles.Style, name string) float64 {
	text := word(s, name)
	number, percent := strings.CutSuffix(text, "%")
	n, err := strconv.ParseFloat(number, 64)
	if err != nil || math.IsNaN(n) {
		return 1
	}
	if percent {
		n /= 100
	}
	return max(0, min(1, n))
}

// pen works out how lines are drawn, in steps.
func (p *pdfPainter) pen(s styles.Style) pdf.Pen {
	pen := pdf.Pen{Width: 1, Miter: 4}
	if value, ok := s.Get("stroke-width"); ok {
		if width, ok := styles.Pixels(value); ok && width >= 0 {
			pen.Width = width
		} else {
			p.tell("stroke-width: " + value)
		}
	}
	switch word(s, "stroke-linecap") {
	case "round":
		pen.Cap = 1
	case "square":
		pen.Cap = 2
	}
	switch word(s, "stroke-linejoin") {
	case "round":
		pen.Join = 1
	case "bevel":
		pen.Join = 2
	}
	if n, ok := styles.Pixels(word(s, "stroke-miterlimit")); ok && n >= 1 {
		pen.Miter = n
	}
	pen.Dashes = p.dashes(s)
	if offset, ok := styles.Pixels(word(s, "stroke-dashoffset")); ok && pen.Dashes != nil {
		pen.Offset = offset * p.grid.scale
		if pen.Offset < 0 { // readers take no negative ones
			period := 0.0
			for _, d := range pen.Dashes {
				period += 2 * d
			}
			pen.Offset = math.Mod(pen.Offset, period) + period
		}
	}
	pen.Width *= p.grid.scale
	return pen
}

// dashes are those of a style, in steps; nil for a whole line.
func (p *pdfPainter) dashes(s styles.Style) []float64 {
	text := word(s, "stroke-dasharray")
	if text == "" || text == "none" {
		return nil
	}
	var dashes []float64
	sum := 0.0
	for _, one := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' }) {
		n, ok := styles.Pixels(one)
		if !ok || n < 0 {
			p.tell("stroke-dasharray: " + text)
			return nil
		}
		dashes = append(dashes, n*p.grid.scale)
		sum += n
	}
	if !(sum > 0) || math.IsInf(sum, 0) {
		return nil
	}
	return dashes
}

// blendOf is a blend mode as PDF calls it; empty for the usual one.
func blendOf(mode string) string {
	switch mode {
	case "multiply", "screen", "overlay", "darken", "lighten", "difference", "exclusion", "hue", "saturation", "color", "luminosity":
		return strings.ToUpper(mode[:1]) + mode[1:]
	case "color-dodge":
		return "ColorDodge"
	case "color-burn":
		return "ColorBurn"
	case "hard-light":
		return "HardLight"
	case "soft-light":
		return "SoftLight"
	}
	return ""
}

// tellUnknown tells of what a style asks for and PDF, or this program, does not have.
func (p *pdfPainter) tellUnknown(s styles.Style) {
	for _, property := range s {
		switch property.Name {
		case "filter", "mask", "clip-path", "text-shadow", "text-decoration", "marker-start", "marker-mid", "marker-end":
			if property.Value != "none" {
				p.tell(property.Name + ": " + property.Value)
			}
		case "writing-mode", "text-orientation", "dominant-baseline", "baseline-shift", "glyph-orientation-vertical":
			if v := property.Value; v != "auto" && v != "0" && v != "mixed" && v != "horizontal-tb" && v != "lr" && v != "lr-tb" && v != "alphabetic" {
				p.tell(property.Name + ": " + v)
			}
		}
	}
}

// tell notes what is not drawn as it is asked for, each once.
func (p *pdfPainter) tell(what string) { p.told[what] = true }

// inked reports whether a scene has colours of inks. Of streams, which may be long, the first
// marks stand for all; a document that finds inks later tells so.
func inked(s *Scene) bool {
	for i := range s.Patterns {
		if hasInks(s.Patterns[i].Style) || marksInked(s.Patterns[i].Marks) {
			return true
		}
	}
	return hasInks(s.Style) || groupsInked(s.Groups)
}

func groupsInked(groups []Group) bool {
	const sample = 256
	for i := range groups {
		g := &groups[i]
		if hasInks(g.Style) || marksInked(g.Marks) || groupsInked(g.Groups) {
			return true
		}
		if g.Stream == nil {
			continue
		}
		n := 0
		for m, err := range g.Stream {
			if n++; err != nil || n > sample {
				break
			}
			if hasInks(m.Style) {
				return true
			}
		}
	}
	return false
}

func marksInked(marks []Mark) bool {
	return slices.ContainsFunc(marks, func(m Mark) bool { return hasInks(m.Style) })
}

// hasInks reports whether a style has a colour of inks.
func hasInks(s styles.Style) bool {
	return slices.ContainsFunc(s, func(p styles.Property) bool {
		return strings.IndexByte(p.Value, '(') >= 0 && ink.Screen(p.Value) != p.Value
	})
}
