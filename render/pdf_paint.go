//go:build !js

package render

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/render/font"
	"github.com/seed-898ab921/kartograph/render/pdf"
	"github.com/seed-898ab921/kartograph/styles"
)

// pdfPainter draws a scene on a page.
type pdfPainter struct {
	s     *Scene
	doc   *pdf.Document
	page  *pdf.Page
	c     *pdf.Canvas
	grid  grid
	fonts *font.Fonts
	// matrix leads from the coordinates at hand, in steps, to those of what tiles lie in: the
	// page, or a form.
	matrix pdf.Matrix
	// cut is what shows of the scene on a sheet of its own, which is larger than the page or as
	// large; nil for a page of an atlas.
	cut *Box
	// opened are the groups around what is drawn.
	opened []pdfGroup
	// inner counts the forms and tiles around, in which nothing belongs to the structure.
	inner int
	parts pdfParts
	// element is the part of the structure that the group at the top is, and furniture says that it
	// is furniture of the page.
	element   *pdf.Element
	furniture bool
	// within is the part of the structure that the page is; nil for the document.
	within *pdf.Element
	tiles  map[pdfTile]pdf.Ref
	// repeats counts the parts of patterns that are drawn one by one on the page.
	repeats *int
	// ended is why the work is to end, nil while it is not.
	ended func() error
	// unheard is how many points come before it is asked again.
	unheard int
	stats   Stats
	told    map[string]bool
	// fileFonts are the fonts of the file by their faces.
	fileFonts map[*font.Face]*pdf.Font
	// missing are the letters that no font has, unread the lines that have any of them: one line
	// with a halo, or with the same words as another, is one.
	missing map[rune]bool
	unread  map[string]bool
	// saying is the line that is being drawn.
	saying string
	path   []byte
	// circles are the places of the points of the shape at hand, in steps.
	circles []float64
	around  pdfBounds
	// collapsed is the first part that the grid swallowed, a point; nil for none.
	collapsed []byte
	lastStyle styles.Style
	lastLook  pdfLook
	// pattern is what a pattern is called in warnings while its tile is drawn, and registration
	// says that lines are of all inks.
	pattern      string
	registration bool
}

// pdfGroup is a group that is open.
type pdfGroup struct {
	layer, element bool
	// outer is the canvas around a group that is drawn on one of its own and then blended as a
	// whole; nil for one that is drawn where it stands.
	outer  *pdf.Canvas
	look   pdfLook
	matrix pdf.Matrix
	within *pdf.Layer
	hidden bool
	// name is what the group is called in warnings: its own, or that of the one around.
	name string
}

// Begin begins a group.
func (p *pdfPainter) Begin(g *Group, style styles.Style) error {
	l := pdfLook{}
	l.whole(p, style)
	p.tellUnknown(onlyOwn(style))
	o := pdfGroup{name: p.where(g), look: l, matrix: p.matrix, within: p.layer(), hidden: p.hides() || word(style, "display") == "none"}
	if o.hidden {
		p.opened = append(p.opened, o)
		return nil
	}
	p.c.Save()
	if name := pdfLayerName(g); name != "" {
		o.within, o.layer = p.doc.Layer(name, o.within), true
		p.c.BeginLayer(o.within)
	}
	if len(p.opened) == 0 && p.inner == 0 {
		p.element, p.furniture = p.parts.of(p, g), g.Part == PartFurniture
		p.c.BeginElement(p.element)
		o.element = true
	}
	if l.moved {
		p.move(l.matrix)
	}
	if g.Clip != nil {
		if err := p.clip(*g.Clip); err != nil {
			return fmt.Errorf("group %q: %w", g.ID, err)
		}
	}
	if l.opacity < 1 || l.blend != "" {
		o.outer = p.c
		p.enterForm()
	}
	p.opened = append(p.opened, o)
	return nil
}

// End ends a group.
func (p *pdfPainter) End(*Group) error {
	o := p.opened[len(p.opened)-1]
	p.opened = p.opened[:len(p.opened)-1]
	if o.hidden {
		return nil
	}
	if o.outer != nil {
		p.leaveForm(o.outer, o.look)
	}
	if o.element {
		p.c.EndElement()
	}
	if o.layer {
		p.c.EndLayer()
	}
	p.matrix = o.matrix
	p.c.Restore()
	return nil
}

// layer is the layer around what is drawn; nil for none.
func (p *pdfPainter) layer() *pdf.Layer {
	if n := len(p.opened); n > 0 {
		return p.opened[n-1].within
	}
	return nil
}

func (p *pdfPainter) hides() bool {
	n := len(p.opened)
	return n > 0 && p.opened[n-1].hidden
}

// pdfLayerName is what readers call a group, which they can switch off.
func pdfLayerName(g *Group) string {
	if g.ID != "" {
		return g.ID
	}
	return g.Label
}

// where is what warnings call a group, as a selector if it has one.
func (p *pdfPainter) where(g *Group) string {
	if g.ID != "" {
		return "#" + g.ID
	}
	if g.Label == "" && len(p.opened) > 0 {
		return p.opened[len(p.opened)-1].name
	}
	return g.Label
}

// count notes a thing that stays in colours of screens on a press.
func (p *pdfPainter) count(l pdfLook) {
	for _, paint := range [2]pdfPaint{l.fill, l.stroke} {
		if paint.on && paint.tile == "" && p.doc.InScreens(paint.colour) {
			name := p.pattern
			if n := len(p.opened); n > 0 {
				name = p.opened[n-1].name
			}
			p.doc.Left(name, paint.colour)
			return
		}
	}
}

// onlyOwn is what of a group's style does something to the group itself.
func onlyOwn(s styles.Style) styles.Style {
	var own styles.Style
	for _, name := range []string{"clip-path", "filter", "mask"} {
		if v, ok := s.Get(name); ok {
			own = append(own, styles.Property{Name: name, Value: v})
		}
	}
	return own
}

// enterForm has what follows drawn on a canvas of its own, leaveForm draws that as one thing.
func (p *pdfPainter) enterForm() {
	p.c = p.c.Inner()
	p.matrix = pdf.Matrix{1, 0, 0, 1, 0, 0}
	p.inner++
}

func (p *pdfPainter) leaveForm(outer *pdf.Canvas, l pdfLook) {
	inner := p.c
	p.c = outer
	p.inner--
	// A form is cut at its box, so it is larger than all pages with what is moved into them.
	const far = 1e6
	reach := far * p.grid.scale
	p.c.Save()
	p.c.Look(pdf.Look{Fill: l.opacity, Stroke: l.opacity, Blend: l.blend})
	p.c.Form(pdf.Box{MinX: -reach, MinY: -reach, MaxX: reach, MaxY: reach}, inner)
	p.c.Restore()
}

// move changes the coordinates of what follows, by a matrix in pixels.
func (p *pdfPainter) move(m [6]float64) {
	steps := pdf.Matrix{m[0], m[1], m[2], m[3], m[4] * p.grid.scale, m[5] * p.grid.scale}
	p.c.Concat(steps)
	p.matrix = steps.Times(p.matrix)
}

// Mark draws a mark in its whole style.
func (p *pdfPainter) Mark(m *Mark, style styles.Style) error {
	if err := p.ended(); err != nil {
		return err
	}
	if p.hides() {
		return nil
	}
	l := p.look(style)
	if l.hidden {
		return nil
	}
	whole := l.moved || l.blend != "" || l.opacity < 1
	if !whole {
		return p.form(m, style, l)
	}
	p.c.Save()
	defer p.c.Restore()
	outside := p.matrix
	defer func() { p.matrix = outside }()
	if l.moved {
		p.move(l.matrix)
	}
	if l.blend == "" && l.fill.on != l.stroke.on || l.opacity == 1 && l.blend == "" {
		l.fill.alpha *= l.opacity
		l.stroke.alpha *= l.opacity
		return p.form(m, style, l)
	}
	outer := p.c
	p.enterForm()
	err := p.form(m, style, l)
	p.leaveForm(outer, l)
	return err
}

// form draws what a mark is.
func (p *pdfPainter) form(m *Mark, style styles.Style, l pdfLook) error {
	p.count(l)
	switch form := m.Form.(type) {
	case nil:
		p.stats.Empty++
		return nil
	case Shape:
		return p.shape(form, l)
	case Text:
		return p.text(form, style, l)
	case TextAlong:
		return p.textAlong(form, style, l)
	case Letters:
		return p.letters(form, l)
	}
	return fmt.Errorf("a %T cannot be drawn", m.Form)
}
