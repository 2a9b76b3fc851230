package render

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	"github.com/seed-898ab921/kartograph/styles"
)

// group writes a group with all that is in it.
func (d *document) group(g *Group, in inherited) error {
	style, in := in.enter(g)
	clip := d.clip(g)
	d.groupAttributes(g, style)
	d.paged.enter(g)
	_, clipped := style.Get("clip-path")
	if clip != "" && !clipped {
		d.attrs.set("clip-path", clip)
		clip = ""
	}
	d.begin(&d.attrs)
	if clip != "" {
		// The style cuts the group as well: each needs an element.
		d.attrs.begin()
		d.attrs.set("clip-path", clip)
		d.begin(&d.attrs)
		defer d.end()
	}
	defer d.end()
	if err := d.marks(g, in); err != nil {
		return err
	}
	for i := range g.Groups {
		if err := d.group(&g.Groups[i], in); err != nil {
			return err
		}
	}
	return nil
}

// groupAttributes gathers what every group has: id, data-*, class, style, and
// what it is for those who do not see it.
func (d *document) groupAttributes(g *Group, style styles.Style) {
	a := &d.attrs
	a.begin()
	id := d.nextGroupID()
	a.id(id)
	d.data(g.Attributes)
	d.paged.part(a, g, id)
	d.looks.set(a, g.Classes, style, g.Variants)
	if name := strings.Join(g.Classes, " "); d.o.Profile == Inkscape {
		a.set("inkscape:groupmode", "layer")
		a.set("inkscape:label", cmp.Or(g.Label, g.ID, name, "layer"))
	}
	if g.Label != "" && !g.Hidden {
		a.set("role", "group")
		a.set("aria-label", g.Label)
	}
	if g.Hidden {
		a.set("aria-hidden", "true")
	}
}

// marks writes the marks of a group, those in memory and those that come as a
// stream.
func (d *document) marks(g *Group, in inherited) error {
	n := 0
	return d.plotted(g, func(b plottedBatch) error {
		for i := range b.marks {
			m := &b.marks[i]
			n++
			if b.streamed {
				if err := d.looks.add(in.mark(m), m.Variants); err != nil {
					return markError(g, n, m.ID, err)
				}
			}
			var p *plot
			if b.plots != nil {
				p = &b.plots[i]
			}
			if err := d.mark(m, p, in); err != nil {
				return markError(g, n, m.ID, err)
			}
		}
		return nil
	})
}

// markError says which mark of the scene an error is about.
func markError(g *Group, n int, id string, err error) error {
	var failed *writeError
	if errors.As(err, &failed) {
		return failed.err
	}
	if id == "" {
		return fmt.Errorf("layer %q: mark %d: %w", g.ID, n, err)
	}
	return fmt.Errorf("layer %q: mark %d (%s): %w", g.ID, n, id, err)
}

// begin and end write the tags of a <g>.
func (d *document) begin(a *attributes) {
	d.out.indent()
	if len(a.text) == 0 {
		d.out.print("<g>\n") // svgo would leave "<g >"
	} else {
		d.svg.Group(string(a.text))
	}
	d.out.in()
}

func (d *document) end() {
	d.out.out()
	d.out.indent()
	d.svg.Gend()
}
