package render

// elements writes the path and the circles of a shape: a single element if one
// is enough, else a group that carries the attributes.
func (d *document) elements(m *Mark, p *plot, in inherited, radius float64) error {
	circles := len(p.points) / 2
	title := m.Title
	own := []string{"d"}
	single := circles == 0 || circles == 1 && len(p.data) == 0
	switch {
	case !single:
		own = nil
	case circles == 1:
		own = []string{"cx", "cy", "r"}
	}
	d.markAttributes(m, in, own...)
	if !single {
		d.begin(&d.attrs)
		defer d.end()
		d.title(title)
		d.attrs.begin()
		title = ""
	}
	if len(p.data) > 0 {
		d.out.indent()
		d.out.path(p.data, d.attrs.text, title != "")
		d.shut("path", title)
	}
	return d.circles(p.points, radius, title)
}

// circles writes points, in steps, until the context ends.
func (d *document) circles(points []int64, radius float64, title string) error {
	for i := 0; i < len(points); i += 2 {
		if i%plannedAtOnce == plannedAtOnce-2 {
			if err := d.o.ended(); err != nil {
				return err
			}
		}
		x, y := d.path.pixels(points[i]), d.path.pixels(points[i+1])
		d.out.indent()
		d.out.circle([3]float64{x, y, radius}, d.svg.Decimals, d.attrs.text, title != "")
		d.shut("circle", title)
	}
	return nil
}

// shut closes an element that was left open for a title, if there is a text for it.
func (d *document) shut(name, title string) {
	if title == "" {
		return
	}
	d.inlineTitle(title)
	d.out.print("</", name, ">\n")
}

// inlineTitle writes a title without a line of its own.
func (d *document) inlineTitle(title string) {
	if title == "" {
		return
	}
	d.out.inline = true
	d.svg.Title(title)
	d.out.inline = false
}

// title writes the title of a group.
func (d *document) title(title string) {
	if title != "" {
		d.out.indent()
		d.svg.Title(title)
	}
}
