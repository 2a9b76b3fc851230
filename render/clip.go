package render

import "github.com/seed-898ab921/kartograph/internal/flat"

// Box is a rectangle of the page in pixels, y down.
type Box = flat.Page

// clip writes the rectangle outside of which a group does not show, as a
// <clipPath>, and returns how the group refers to it; empty for none.
func (d *document) clip(g *Group) string {
	if g.Clip == nil {
		return ""
	}
	name := "clip"
	if g.ID != "" {
		name = g.ID + "-clip"
	}
	id := d.ids.take(name)
	d.out.indent()
	d.out.print(`<clipPath id="`, escaped(id), `"><rect x="`, decimal(g.Clip.MinX), `" y="`, decimal(g.Clip.MinY),
		`" width="`, decimal(g.Clip.Width()), `" height="`, decimal(g.Clip.Height()), "\"/></clipPath>\n")
	return "url(#" + id + ")"
}
