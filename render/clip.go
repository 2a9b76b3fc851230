package render

// clip writes the rectangle outside of which a group does not show, as a
// <clipPath> that the group's attribute refers to.
func (d *document) clip(id string, rectangle [4]float64) {
	d.out.indent()
	d.out.print(`<clipPath id="`, escaped(id), `"><rect x="`, decimal(rectangle[0]), `" y="`, decimal(rectangle[1]),
		`" width="`, decimal(rectangle[2]), `" height="`, decimal(rectangle[3]), "\"/></clipPath>\n")
}
