//go:build !js

package render

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph/render/font"
	"github.com/seed-898ab921/kartograph/render/pdf"
	"github.com/seed-898ab921/kartograph/styles"
)

// text draws a label by the glyphs that it was measured by.
func (p *pdfPainter) text(t Text, style styles.Style, l pdfLook) error {
	if len(t.Lines) == 0 {
		p.stats.Empty++
		return nil
	}
	x, okX := p.grid.snap(t.X)
	y, okY := p.grid.snap(t.Y)
	if !okX || !okY || math.IsNaN(t.Angle) || math.IsInf(t.Angle, 0) {
		return fmt.Errorf("the text is at %v, %v, turned by %v, which cannot be drawn", t.X, t.Y, t.Angle)
	}
	f := FontOf(style)
	height := t.LineHeight
	if !(height > 0 && height < 1e6) {
		const usual = 1.2
		height = usual * f.Size
	}
	p.stats.Marks++
	sin, cos := math.Sincos(math.Mod(t.Angle, 360) * math.Pi / 180)
	for i, text := range t.Lines {
		line := p.fonts.Lay(text, f)
		// From the line, y up, to the page in steps, y down.
		turned := pdf.Matrix{cos, sin, sin, -cos, float64(x), float64(y)}
		down := float64(height*float64(i)) * p.grid.scale
		at := pdf.Matrix{1, 0, 0, 1, -anchorShift(style, line.Width) * p.grid.scale, -down}.Times(turned)
		p.drawLine(said{text, tilted(t.Angle)}, line, l, func(font.Glyph) (pdf.Matrix, bool) { return at, true }, false)
		p.link(text, line, f.Size, at)
	}
	return nil
}

// anchorShift is how far before its place a line of a width begins.
func anchorShift(style styles.Style, width float64) float64 {
	switch anchor, _ := style.Get("text-anchor"); Anchor(anchor) {
	case AnchorMiddle:
		return width / 2
	case AnchorEnd:
		return width
	}
	return 0
}

// textAlong draws a label whose glyphs follow a line, each turned as the line is at its middle
// (SVG 2, section 11.8.3). Glyphs beyond the ends of the line are left out, and told.
func (p *pdfPainter) textAlong(t TextAlong, style styles.Style, l pdfLook) error {
	if t.Text == "" || t.Line == nil {
		p.stats.Empty++
		return nil
	}
	if math.IsNaN(t.Shift) || math.IsInf(t.Shift, 0) {
		return fmt.Errorf("the text is shifted by %v pixels, which cannot be drawn", t.Shift)
	}
	length := lineLength(t.Line.FlatCoords(), t.Line.Stride())
	if !(length > 0) || math.IsInf(length, 0) {
		p.stats.Empty++
		return nil
	}
	line := p.fonts.Lay(t.Text, FontOf(style))
	anchor, _ := style.Get("text-anchor")
	start := AlongStart(t, Anchor(anchor), line.Width)
	p.stats.Marks++
	p.drawLine(said{t.Text, true}, line, l, func(g font.Glyph) (pdf.Matrix, bool) {
		middle := start + g.X + g.Advance/2
		x, y, cos, sin, ok := AlongAt(t.Line, middle)
		// The glyph begins half its advance before the middle, and its own place is taken off.
		back := -(g.X + g.Advance/2) * p.grid.scale
		return pdf.Matrix{1, 0, 0, 1, back, 0}.Times(pdf.Matrix{cos, sin, sin, -cos, x * p.grid.scale, y * p.grid.scale}), ok
	}, true)
	return nil
}

// link has the addresses that a text of the page's furniture spells out lead there: data is never
// made an address.
func (p *pdfPainter) link(text string, line font.Line, size float64, at pdf.Matrix) {
	if !p.furniture || p.page == nil || p.inner > 0 || line.Backward {
		return
	}
	for _, address := range pdf.Addresses(text) {
		first, last, byte := -1.0, 0.0, 0
		for _, g := range line.Glyphs {
			if byte >= address[0] && byte < address[1] {
				if first < 0 {
					first = g.X
				}
				last = g.X + g.Advance
			}
			byte += len(g.Text())
		}
		if byte != len(text) || first < 0 {
			continue // letters were changed (small capitals), and nobody knows which are which
		}
		const below, above = -0.25, 0.8 // of the font size
		var box pdf.Box
		for i, corner := range [][2]float64{{first, below * size}, {last, above * size}} {
			to := pdf.Matrix{1, 0, 0, 1, corner[0] * p.grid.scale, corner[1] * p.grid.scale}.Times(at).Times(p.matrix)
			if i == 0 {
				box = pdf.Box{MinX: to[4], MinY: to[5], MaxX: to[4], MaxY: to[5]}
				continue
			}
			box = pdf.Box{MinX: min(box.MinX, to[4]), MinY: min(box.MinY, to[5]), MaxX: max(box.MaxX, to[4]), MaxY: max(box.MaxY, to[5])}
		}
		uri := text[address[0]:address[1]]
		p.page.URI(box, uri, p.element, uri)
	}
}

// tilted reports whether a line runs neither along an edge of the page nor across it.
func tilted(angle float64) bool { return math.Remainder(angle, 90) != 0 }

// said is what a line says, for readers; spelled where they would not find that in its glyphs.
type said struct {
	text    string
	spelled bool
}

// drawLine draws the glyphs of a line at the places that at says of them; apart says that
// each has one of its own.
func (p *pdfPainter) drawLine(says said, line font.Line, l pdfLook, at func(font.Glyph) (pdf.Matrix, bool), apart bool) {
	p.saying = says.text
	if slices.ContainsFunc(line.Glyphs, func(g font.Glyph) bool { return g.Face() != nil && g.Face().Restricted }) {
		p.outlined(says.text, line, l, at)
		return
	}
	runs, told := p.runs(line, at, apart)
	if len(runs) == 0 {
		return
	}
	// Readers turn texts from right to left round themselves, and would do so with one that says
	// its order.
	spelled := says.spelled || told != says.text && !line.Backward
	first := true
	pass := func(mode int) {
		// What is drawn a second time, such as the stroke around letters, is no text again.
		switch {
		case !first:
			p.c.BeginText("")
		case spelled:
			p.c.BeginText(says.text)
		}
		for _, r := range runs {
			p.c.Letters(r.Run, r.mode(p, mode, l))
		}
		if !first || spelled {
			p.c.EndText()
		}
		first = false
	}
	if l.strokeFirst && l.stroke.on {
		p.setStroke(l)
		pass(1)
		l.stroke.on = false
	}
	switch {
	case l.fill.on && l.stroke.on && l.stroke.alpha == 1 && l.fill.alpha == 1:
		p.setFill(l)
		p.setStroke(l)
		pass(2)
		return
	}
	if l.fill.on {
		p.setFill(l)
		pass(0)
	}
	if l.stroke.on {
		p.setStroke(l)
		pass(1)
	}
}

// outlined draws a line as outlines, where a font does not allow that files hold it.
func (p *pdfPainter) outlined(text string, line font.Line, l pdfLook, at func(font.Glyph) (pdf.Matrix, bool)) {
	var curves []Curve
	for _, g := range line.Glyphs {
		outline, ok := font.Line{Glyphs: []font.Glyph{g}}.Outline()
		place, on := at(g)
		switch {
		case !ok:
			p.missing[g.Letter], p.unread[p.saying] = true, true
			continue
		case !on:
			p.tell("letters beyond the end of the line that their text follows")
			continue
		case g.Face().Restricted:
			p.tell(fmt.Sprintf("letters of %q as text, since the font does not allow that files hold it (OS/2 fsType): they are outlines; name another font to have text", g.Face().Family))
		}
		for _, s := range outline {
			c := Curve{Op: "MLQC"[s.Op]}
			for k, point := range s.To {
				to := pdf.Matrix{1, 0, 0, 1, point.X * p.grid.scale, -point.Y * p.grid.scale}.Times(place)
				c.Points[k] = [2]float64{to[4] / p.grid.scale, to[5] / p.grid.scale}
			}
			curves = append(curves, c)
		}
	}
	if len(curves) == 0 {
		return
	}
	p.stats.Marks-- // it was counted as a text
	p.c.BeginText(text)
	p.letters(Letters{Curves: curves}, l) // which has curves, and does not fail
	p.c.EndText()
}

// pdfRun is a run of glyphs, some of which are made bolder by a stroke in their fill.
type pdfRun struct {
	pdf.Run
	bolder bool
	// dy is how far below the line its glyphs are drawn.
	dy float64
}

// mode is how a run is drawn; 0 is filled, which makes letters bolder by a stroke.
func (r pdfRun) mode(p *pdfPainter, mode int, l pdfLook) int {
	if mode != 0 || !r.bolder {
		return mode
	}
	const share = 1.0 / 24 // as render/font measures them
	bold := l
	bold.stroke, bold.pen = l.fill, pdf.Pen{Width: r.Size * share, Join: 1, Cap: 1}
	p.setStroke(bold)
	return 2
}

// runs gathers glyphs that are drawn together, and what they say.
func (p *pdfPainter) runs(line font.Line, at func(font.Glyph) (pdf.Matrix, bool), apart bool) (runs []pdfRun, told string) {
	for _, g := range line.Glyphs {
		said := g.Text()
		told += said
		place, on := at(g)
		if !on {
			p.tell("letters beyond the end of the line that their text follows")
			continue
		}
		r, code, ok := p.glyph(g, said, place)
		if !ok {
			continue
		}
		x := p.xOf(g)
		if n := len(runs); n > 0 && !apart {
			last := &runs[n-1]
			slanted, wider, bolder := g.Look()
			if last.Font == r.Font && last.Size == r.Size && last.bolder == bolder && last.dy == r.dy && slanted == 0 && wider == 1 {
				last.Codes, last.At = append(last.Codes, code), append(last.At, x)
				continue
			}
		}
		r.Codes, r.At = []uint16{code}, []float64{x}
		runs = append(runs, r)
	}
	return runs, told
}

// glyph is a run for a glyph, and its code in the font; false where nobody can draw it.
func (p *pdfPainter) glyph(g font.Glyph, said string, place pdf.Matrix) (pdfRun, uint16, bool) {
	face := g.Face()
	if face == nil || g.Loose() {
		p.missing[g.Letter], p.unread[p.saying] = true, true
		return pdfRun{}, 0, false
	}
	f := p.fileFonts[face]
	if f == nil {
		f = p.doc.Font(face, fontName(face))
		p.fileFonts[face] = f
	}
	code, ok := f.Code(g.Index(), said, func() (pdf.Glyph, bool) { return ownGlyph(g) })
	if !ok {
		p.missing[g.Letter], p.unread[p.saying] = true, true
		return pdfRun{}, 0, false
	}
	slanted, wider, bolder := g.Look()
	x := p.xOf(g)
	_, dy := g.Offset()
	place = pdf.Matrix{1, 0, 0, 1, 0, -dy * p.grid.scale}.Times(place)
	if slanted != 0 || wider != 1 {
		// The glyph is stretched and slanted about its own place.
		place = pdf.Matrix{wider, 0, slanted * wider, 1, x - float64(x*wider), 0}.Times(place)
	}
	return pdfRun{pdf.Run{Font: f, Size: g.Size * p.grid.scale, Matrix: place}, bolder, dy}, code, true
}

// ownGlyph is a glyph as files have it; false where its outline is not known.
func ownGlyph(g font.Glyph) (pdf.Glyph, bool) {
	units, advance, outline, ok := g.Own()
	if !ok {
		return pdf.Glyph{}, false
	}
	if g.Stacked() {
		advance = 0 // for readers, a letter that has one stands apart from the next
	}
	return thousandths(units, advance, outline), true
}

// xOf is where a glyph is drawn on its line, in steps.
func (p *pdfPainter) xOf(g font.Glyph) float64 {
	dx, _ := g.Offset()
	return (g.X + dx) * p.grid.scale
}

// fontName is what a face is called in files.
func fontName(f *font.Face) string {
	name := strings.Map(func(r rune) rune {
		if r < 0x80 && letterOrDigit(r) {
			return r
		}
		return -1
	}, f.Family)
	if name == "" {
		name = "Font"
	}
	if name += "-"; f.Weight != 400 {
		name += fmt.Sprintf("W%d", f.Weight)
	}
	if f.Italic {
		name += "Italic"
	}
	return strings.TrimSuffix(name, "-")
}

// thousandths is a glyph in the terms of files: y up, curves of the third degree.
func thousandths(units, advance int, outline []font.Segment) pdf.Glyph {
	scale := 1000 / float64(units)
	g := pdf.Glyph{Advance: float64(advance) * scale}
	var last [2]float64
	for _, s := range outline {
		var to [3][2]float64
		for i := range s.Op.Points() {
			to[i] = [2]float64{s.To[i].X * scale, -s.To[i].Y * scale}
		}
		n := s.Op.Points()
		one := pdf.Segment{Op: "MLCC"[s.Op], To: to}
		end := to[n-1]
		if s.Op == font.QuadTo {
			q := to[0]
			one.To = [3][2]float64{{last[0] + (q[0]-last[0])*2/3, last[1] + (q[1]-last[1])*2/3}, {end[0] + (q[0]-end[0])*2/3, end[1] + (q[1]-end[1])*2/3}, end}
		}
		g.Outline = append(g.Outline, one)
		last = end
	}
	return g
}
