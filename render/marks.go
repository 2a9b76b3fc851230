package render

// marks writes the path and the circles of a shape: a single element if one
// is enough, else a group that carries the attributes.
func (d *document) marks(s *Shape, radius float64) {
	circles := len(d.points) / 2
	single := circles == 0 || circles == 1 && len(d.path.data) == 0
	attributes := d.attrs
	title := s.Title
	if !single {
		d.begin(attributes)
		d.title(title)
		attributes, title = nil, ""
	}
	if len(d.path.data) > 0 {
		d.open(title)
		d.svg.Path(string(d.path.data), list(attributes)...)
		d.shut("path", title)
	}
	if circles > 0 {
		d.circles(radius, attributes, title)
	}
	if !single {
		d.end()
	}
}

// circles writes the points of the shape at hand.
func (d *document) circles(radius float64, attributes []byte, title string) {
	for i := 0; i < len(d.points); i += 2 {
		x, y := d.path.pixels(d.points[i]), d.path.pixels(d.points[i+1])
		d.open(title)
		d.out.numbers = 3
		d.svg.Circle(x, y, radius, list(attributes)...)
		d.shut("circle", title)
	}
}

// open prepares for an element that has a title in it if there is a text for
// it; shut then closes the element.
func (d *document) open(title string) {
	d.out.indent()
	d.out.open = title != ""
}

func (d *document) shut(name, title string) {
	if title == "" {
		return
	}
	d.out.inline = true
	d.svg.Title(title)
	d.out.inline = false
	d.out.print("</", name, ">\n")
}

// title writes the title of a group.
func (d *document) title(title string) {
	if title != "" {
		d.out.indent()
		d.svg.Title(title)
	}
}

// list makes attributes the arguments that svgo takes.
func list(attributes []byte) []string {
	if len(attributes) == 0 {
		return nil
	}
	return []string{string(attributes)}
}
