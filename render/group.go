package render

import (
	"errors"
	"fmt"
)

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
	if g.Clip != nil {
		id := d.ids.take(g.ID + "-clip")
		d.clip(id, *g.Clip)
		b = appendAttribute(b, "clip-path", "url(#"+id+")")
	}
	d.begin(b)
	if err := d.shapes(g, f); err != nil {
		return err
	}
	for i := range g.Groups {
		if err := d.group(&g.Groups[i], f); err != nil {
			return err
		}
	}
	d.end()
	return nil
}

// shapes writes the shapes of a group, those in memory and those that come as
// a stream.
func (d *document) shapes(g *Group, f frame) error {
	n := 0
	for i := range g.Shapes {
		n++
		if err := d.shape(&g.Shapes[i], f); err != nil {
			return shapeError(g, n, g.Shapes[i].ID, err)
		}
	}
	if g.Stream == nil {
		return nil
	}
	for s, err := range g.Stream {
		if err != nil {
			return err
		}
		n++
		if err := d.looks.add(f.shapeStyle(&s)); err != nil {
			return shapeError(g, n, s.ID, err)
		}
		if err := d.shape(&s, f); err != nil {
			return shapeError(g, n, s.ID, err)
		}
	}
	return nil
}

// shapeError says which shape of the scene an error is about.
func shapeError(g *Group, n int, id string, err error) error {
	var failed *writeError
	if errors.As(err, &failed) {
		return failed.err
	}
	if id == "" {
		return fmt.Errorf("layer %q: shape %d: %w", g.ID, n, err)
	}
	return fmt.Errorf("layer %q: shape %d (%s): %w", g.ID, n, id, err)
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
