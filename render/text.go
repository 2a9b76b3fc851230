package render

import (
	"fmt"
	"math"
)

// text writes a label: a <text> with one <tspan> for each line.
func (d *document) text(m *Mark, t Text, in inherited) error {
	if len(t.Lines) == 0 {
		d.stats.Empty++
		return nil
	}
	x, okX := d.path.snap(t.X)
	y, okY := d.path.snap(t.Y)
	if !okX || !okY {
		return fmt.Errorf("the text is at %v, %v, which cannot be drawn", t.X, t.Y)
	}
	if math.IsNaN(t.Angle) || math.IsInf(t.Angle, 0) {
		return fmt.Errorf("the text's angle is %v, which cannot be drawn", t.Angle)
	}
	if err := checkAnchor(t.Anchor); err != nil {
		return err
	}
	step := "1.2em"
	if t.LineHeight > 0 && t.LineHeight < 1e6 {
		step = decimal(t.LineHeight)
	}
	d.markAttributes(m, in, "x", "y")
	d.anchor(m, t.Anchor, in)
	if angle := decimal(math.Mod(t.Angle, 360)); angle != "0" {
		d.attrs.set("transform", "rotate("+angle+" "+d.path.text(x)+" "+d.path.text(y)+")")
	}
	d.out.indent()
	d.out.numbers = 2
	d.svg.Textspan(d.path.pixels(x), d.path.pixels(y), "", d.attrs.list()...)
	d.inlineTitle(m.Title)
	d.lines(t.Lines, d.path.text(x), step)
	d.svg.TextEnd()
	return nil
}

// lines writes the lines of a label, each step below the one before.
func (d *document) lines(lines []string, x, step string) {
	for i, line := range lines {
		position := `x="` + x + `"`
		if i > 0 {
			position += ` dy="` + step + `"`
		}
		d.svg.Span(line, position)
	}
}

func checkAnchor(anchor Anchor) error {
	switch anchor {
	case "", "start", "middle", "end":
		return nil
	}
	return fmt.Errorf("text anchor %q: give start, middle or end", string(anchor))
}

// anchor writes which part of a text stands at its place, unless the styles say
// it already.
func (d *document) anchor(m *Mark, own Anchor, in inherited) {
	styled := own == "" && in.within(in.mark(m)).anchor != ""
	if !styled || d.looks.mode == StyleClasses {
		d.attrs.set("text-anchor", string(in.anchorOf(m, own)))
	}
}
