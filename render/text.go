package render

import "fmt"

// text writes a label: a <text> with one <tspan> for each line.
func (d *document) text(t *Text, title string) error {
	x, okX := d.path.snap(t.X)
	y, okY := d.path.snap(t.Y)
	if !okX || !okY {
		return fmt.Errorf("the text is at %v, %v, which cannot be drawn", t.X, t.Y)
	}
	anchor := t.Anchor
	switch anchor {
	case "":
		anchor = "middle"
	case "start", "middle", "end":
	default:
		return fmt.Errorf("text anchor %q: give start, middle or end", anchor)
	}
	step := "1.2em"
	if t.LineHeight > 0 && t.LineHeight < 1e6 {
		step = decimal(t.LineHeight)
	}
	column := `x="` + string(d.path.appendNumber(nil, x)) + `"`
	d.attrs = appendAttribute(d.attrs, "text-anchor", anchor)
	d.out.indent()
	d.out.numbers = 2
	d.svg.Textspan(d.path.pixels(x), d.path.pixels(y), "", string(d.attrs))
	if title != "" {
		d.out.inline = true
		d.svg.Title(title)
		d.out.inline = false
	}
	for i, line := range t.Lines {
		position := column
		if i > 0 {
			position += ` dy="` + step + `"`
		}
		d.svg.Span(line, position)
	}
	d.svg.TextEnd()
	return nil
}
