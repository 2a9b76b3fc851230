package render

import (
	"fmt"
	"math"
	"strings"

	"github.com/seed-898ab921/kartograph/styles"
)

// Pattern is a tile that fills areas by being repeated: a hatch, dots.
type Pattern struct {
	// ID is the name by which styles refer to it: fill: url(#ID).
	ID string
	// Width and Height are the size of the tile in pixels.
	Width, Height float64
	// Angle turns the tiles clockwise, in degrees.
	Angle float64
	// Style is what the marks of the tile have in common.
	Style styles.Style
	// Variants are what changes of the style under conditions.
	Variants []styles.Variant
	// Marks are drawn on the tile, whose top left corner is their origin.
	Marks []Mark
}

// patterns writes the patterns of the scene, if there are any.
func (d *document) patterns() error {
	if len(d.scene.Patterns) == 0 {
		return nil
	}
	d.out.indent()
	d.svg.Def()
	d.out.in()
	for i := range d.scene.Patterns {
		if err := d.pattern(&d.scene.Patterns[i]); err != nil {
			return err
		}
	}
	d.out.out()
	d.out.indent()
	d.svg.DefEnd()
	return nil
}

func (d *document) pattern(p *Pattern) error {
	g := p.group()
	style, in := d.inherited().enter(&g)
	a := &d.attrs
	a.begin()
	a.id(d.looks.refs[p.ID])
	a.set("width", decimal(p.Width))
	a.set("height", decimal(p.Height))
	a.set("patternUnits", "userSpaceOnUse")
	if angle := decimal(math.Mod(p.Angle, 360)); angle != "0" {
		a.set("patternTransform", "rotate("+angle+")")
	}
	d.looks.set(a, nil, style, g.Variants)
	d.out.indent()
	d.out.print("<pattern ", string(a.text), ">\n")
	d.out.in()
	if err := d.marks(&g, in); err != nil {
		return fmt.Errorf("pattern: %w", err)
	}
	d.out.out()
	d.out.indent()
	d.svg.PatternEnd()
	return nil
}

// group is the pattern's tile as a group.
func (p *Pattern) group() Group {
	return Group{ID: p.ID, Style: p.Style, Variants: p.Variants, Marks: p.Marks}
}

// check refuses patterns that would fill nothing, or not be found.
func (p *Pattern) check(refs map[string]string) error {
	if p.ID == "" || strings.ContainsAny(p.ID, "\"'() \t\n") {
		return fmt.Errorf("pattern %q: its id is what styles call it by, so it needs one without blanks, quotes and brackets", p.ID)
	}
	if _, ok := refs[p.ID]; ok {
		return fmt.Errorf("pattern %q: there are two of this id", p.ID)
	}
	if !(p.Width > 0 && p.Height > 0) || math.IsInf(p.Width+p.Height, 0) {
		return fmt.Errorf("pattern %q: its tile is %v by %v pixels large: both must be above 0", p.ID, p.Width, p.Height)
	}
	if math.IsNaN(p.Angle) || math.IsInf(p.Angle, 0) {
		return fmt.Errorf("pattern %q: its angle is %v", p.ID, p.Angle)
	}
	return nil
}
