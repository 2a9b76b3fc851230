package pdf

// Later is what is drawn on a page once all others are there: their names, links to them.
type Later struct {
	page, links Ref
	form        Ref
	annotations []Ref
	// own is what it refers to; it stands for a page.
	own *Page
}

// Later keeps room on a page for what is drawn when the rest of the document is
// known. It is decoration to readers, but for its links. There is one on a page.
func (p *Page) Later() *Later {
	l := &Later{page: p.ref, form: p.d.reserve(), links: p.d.reserve()}
	p.later = l.links
	l.annotations = p.annotations
	p.canvas.BeginElement(nil)
	p.canvas.op(p.use("XObject", "Later", l.form.String()) + " Do")
	p.canvas.EndElement()
	return l
}

// Begin begins to draw what was kept room for.
func (l *Later) Begin(d *Document) *Canvas {
	l.own = &Page{d: d, ref: l.page, resources: d.reserve(), used: map[string]map[string]string{}, annotations: l.annotations}
	return &Canvas{page: l.own}
}

// Link makes a part of the page, in points, lead to another one.
func (l *Later) Link(at Box, to Ref, alt string) { l.own.Link(at, to, nil, alt) }

// End writes what was drawn, of which a box of the page shows, in points, and forgets it.
func (l *Later) End(c *Canvas, box Box) error {
	d := l.own.d
	d.stream(l.form, "/Type/XObject/Subtype/Form/BBox"+box.String()+"/Resources "+l.own.resources.String(), d.pack(c.b))
	d.put(l.own.resources, l.own.resourceEntries())
	links := "null"
	if len(l.own.annotations) > 0 {
		links = "[" + refs(l.own.annotations) + "]"
	}
	d.put(l.links, links)
	for _, e := range l.own.elements {
		e.write(l.own)
	}
	*l = Later{}
	return d.err
}
