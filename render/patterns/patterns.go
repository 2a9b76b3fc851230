// Package patterns makes the tiles that areas may be filled with in place of a colour:
// hatches, dots, crosses, for what has no data, for categories, and for print in one
// ink.
package patterns

import (
	"slices"
	"strconv"

	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/styles"
	"github.com/twpayne/go-geom"
)

// Kind is what a pattern is made of.
type Kind string

// The kinds of patterns.
const (
	Lines   Kind = "lines"
	Grid    Kind = "grid"
	Dots    Kind = "dots"
	Crosses Kind = "crosses"
)

// Kinds lists the kinds of patterns.
func Kinds() []Kind { return []Kind{Lines, Grid, Dots, Crosses} }

// Spec says what a pattern is like. The zero value is level lines.
type Spec struct {
	// Name is what styles call it by: url(#NAME).
	Name string
	Kind Kind // empty for Lines
	// Angle turns it clockwise, in degrees.
	Angle float64
	// Spacing is how far its lines, dots or crosses are apart, and Width how wide the
	// lines are or the dots across, in pixels; 0 for 6 and 1, of dots 2.
	Spacing, Width float64
	// Colour is its ink, empty for what the stylesheet says (stroke), else #444, and
	// Background the paper, empty for none.
	Colour, Background string
}

// BuiltIn lists the patterns that every map has.
func BuiltIn() []Spec {
	return []Spec{
		{Name: "hatch", Angle: -45, Spacing: 5},
		{Name: "hatch-light", Angle: -45, Spacing: 8, Width: 0.6},
		{Name: "hatch-dense", Angle: -45, Spacing: 3.5, Width: 1.2},
		{Name: "hatch-left", Angle: 45, Spacing: 5},
		{Name: "hatch-horizontal", Spacing: 5},
		{Name: "hatch-vertical", Angle: 90, Spacing: 5},
		{Name: "crosshatch", Kind: Grid, Angle: 45, Width: 0.8},
		{Name: "crosshatch-dense", Kind: Grid, Angle: 45, Spacing: 4, Width: 1.2},
		{Name: "grid", Kind: Grid, Width: 0.8},
		{Name: "dots", Kind: Dots, Angle: 45, Spacing: 5},
		{Name: "dots-light", Kind: Dots, Angle: 45, Spacing: 7, Width: 1.6},
		{Name: "dots-dense", Kind: Dots, Angle: 45, Spacing: 4, Width: 2.4},
		{Name: "crosses", Kind: Crosses, Spacing: 9},
	}
}

// All are the patterns of a map: its own, and the built-in ones that it gives no other
// meaning.
func All(own []Spec) []Spec {
	all := slices.Clone(own)
	for _, s := range BuiltIn() {
		if !slices.ContainsFunc(own, func(o Spec) bool { return o.Name == s.Name }) {
			all = append(all, s)
		}
	}
	return all
}

// Names lists the names of patterns.
func Names(all []Spec) []string {
	names := make([]string, len(all))
	for i, s := range all {
		names[i] = s.Name
	}
	return names
}

// Make makes a pattern. A stylesheet changes those that the spec gives no colour of
// their own: by .pattern, or by the id that they are called by, which is empty where it
// is that of something else on the map.
func Make(s Spec, id string, sheet *styles.Sheet) render.Pattern {
	if s.Spacing == 0 {
		s.Spacing = 6
	}
	if s.Width == 0 {
		s.Width = map[bool]float64{true: 2, false: 1}[s.Kind == Dots]
	}
	p := render.Pattern{ID: s.Name, Width: s.Spacing, Height: s.Spacing, Angle: s.Angle, Style: s.style(id, sheet)}
	for _, when := range sheet.Conditions() {
		if changed := styles.Differences(p.Style, s.style(id, sheet.Under(when))); when.State == "" && len(changed) > 0 {
			p.Variants = append(p.Variants, styles.Variant{When: when, Style: changed})
		}
	}
	if s.Background != "" {
		paper := styles.Style{{Name: "fill", Value: s.Background}, {Name: "stroke", Value: "none"}}
		p.Marks = append(p.Marks, render.Mark{Form: render.Rectangle(0, 0, s.Spacing, s.Spacing), Style: styles.Differences(p.Style, styles.Over(p.Style, paper))})
	}
	p.Marks = append(p.Marks, render.Mark{Form: s.ink()})
	return p
}

// style is what the marks of the ink have in common by a stylesheet.
func (s Spec) style(id string, sheet *styles.Sheet) styles.Style {
	ink := s.Colour
	if ink == "" {
		ink = "#444"
		if value, ok := sheet.GroupStyle(styles.Element{ID: id, Classes: []string{"pattern"}}).Get("stroke"); ok && value != "none" {
			ink = value
		}
	}
	if s.Kind == Dots {
		return styles.Style{{Name: "fill", Value: ink}, {Name: "stroke", Value: "none"}}
	}
	return styles.Style{{Name: "fill", Value: "none"}, {Name: "stroke", Value: ink}, {Name: "stroke-width", Value: number(s.Width)}}
}

// ink is what is drawn on a tile. Lines go beyond it, so that tiles meet without gaps.
func (s Spec) ink() render.Form {
	d := s.Spacing
	level, upright := []float64{-d, d / 2, 2 * d, d / 2}, []float64{d / 2, -d, d / 2, 2 * d}
	switch s.Kind {
	case Dots:
		return render.Circle(d/2, d/2, s.Width/2)
	case Grid:
		return lines(level, upright)
	case Crosses:
		return lines([]float64{d / 5, d / 2, 4 * d / 5, d / 2}, []float64{d / 2, d / 5, d / 2, 4 * d / 5})
	}
	return lines(level)
}

func lines(all ...[]float64) render.Form {
	var coords []float64
	var ends []int
	for _, line := range all {
		coords = append(coords, line...)
		ends = append(ends, len(coords))
	}
	return render.Shape{Geometry: geom.NewMultiLineStringFlat(geom.XY, coords, ends)}
}

// Used are the patterns that a scene's styles refer to, and the names that they refer
// to otherwise which nothing in the scene has, each once.
func Used(scene *render.Scene, all []Spec) (used []Spec, unknown []string) {
	ids, named := map[string]bool{}, map[string]bool{}
	var asked []string
	look := func(style styles.Style) {
		for _, p := range style {
			for _, id := range styles.References(p.Value) {
				if !named[id] {
					named[id] = true
					asked = append(asked, id)
				}
			}
		}
	}
	walk(scene, look, ids)
	for _, s := range all {
		if named[s.Name] {
			used = append(used, s)
			ids[s.Name] = true
		}
	}
	for _, id := range asked {
		if !ids[id] {
			unknown = append(unknown, id)
		}
	}
	return used, unknown
}

// walk shows all styles of a scene, and gathers the ids of what is in it.
func walk(scene *render.Scene, look func(styles.Style), ids map[string]bool) {
	variants := func(list []styles.Variant) {
		for _, v := range list {
			look(v.Style)
		}
	}
	look(scene.Style)
	variants(scene.Variants)
	mark := func(m *render.Mark) {
		look(m.Style)
		variants(m.Variants)
		ids[m.ID] = true
	}
	var group func(g *render.Group)
	group = func(g *render.Group) {
		look(g.Style)
		variants(g.Variants)
		ids[g.ID] = true
		for i := range g.Marks {
			mark(&g.Marks[i])
		}
		if g.Stream != nil {
			for m, err := range g.Stream {
				if err != nil {
					break // told when it is written
				}
				mark(&m)
			}
		}
		for i := range g.Groups {
			group(&g.Groups[i])
		}
	}
	for i := range scene.Groups {
		group(&scene.Groups[i])
	}
}

// number is a width as styles write it.
func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
