package render

import "fmt"

// group writes a group with all that is in it.
func (d *document) group(g *Group, f frame) error {
	style, f := f.enter(g)
	b := d.appendID(nil, d.nextGroupID())
	b = d.looks.appendStyle(b, g.Classes, style)
	if g.Label != "" && !g.Hidden {
		b = appendAttribute(b, "role", "group")
		b = appendAttribute(b, "aria-label", g.Label)
	}
	if g.Hidden {
		b = appendAttribute(b, "aria-hidden", "true")
	}
	d.begin(b)
	for i := range g.Shapes {
		if err := d.shape(&g.Shapes[i], f); err != nil {
			return fmt.Errorf("layer %q: shape %d %q: %w", g.ID, i+1, g.Shapes[i].ID, err)
		}
	}
	for i := range g.Groups {
		if err := d.group(&g.Groups[i], f); err != nil {
			return err
		}
	}
	d.end()
	return nil
}

// begin and end write the tags of a <g>.
func (d *document) begin(attributes []byte) {
	d.out.indent()
	if len(attributes) == 0 {
		d.out.print("<g>\n") // svgo would leave "<g >"
	} else {
		d.svg.Group(string(attributes))
	}
	d.out.in()
}

func (d *document) end() {
	d.out.out()
	d.out.indent()
	d.svg.Gend()
}

// appendID appends the attribute of an id that ids.take gave.
func (d *document) appendID(b []byte, id string) []byte {
	if id == "" {
		return b
	}
	return appendAttribute(b, "id", id)
}
