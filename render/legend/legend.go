package legend

import (
	"math"
	"slices"

	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/render/label"
	"github.com/seed-898ab921/kartograph/render/paragraph"
	"github.com/seed-898ab921/kartograph/styles"
	"github.com/seed-898ab921/kartograph/styles/scale"
)

// Subject is what a legend explains: a scale of a layer, or the layer itself.
type Subject struct {
	// Scale is nil for a layer that is drawn in one look.
	Scale *scale.Scale
	// Name is what the subject is called. Unnamed says that nobody called it so: it is that
	// of a column, which the title of a legend takes the place of that explains nothing else.
	Name    string
	Unnamed bool
	// Shape is that of the layer's features.
	Shape styles.Shape
	// Radius is that of points which no scale sizes, in pixels.
	Radius float64
	// Look is the style of features of a class, to which the scale gives a value; both
	// are empty where it gives none.
	Look func(sheet *styles.Sheet, class, value string) styles.Style
}

// Page is what a legend is made for.
type Page struct {
	// Width is how wide it may be at most, in pixels.
	Width float64
	// Below says that it stands below or above the map.
	Below bool
	// Lang is the language of the map (BCP 47).
	Lang string
	// Number writes a number with some decimals in that language, or as the spec's
	// format wants.
	Number func(v float64, decimals int) string
	// Sheet is the map's stylesheet, and Measure measures texts; nil for the fonts that
	// the program knows.
	Sheet   *styles.Sheet
	Measure label.Measure
}

// Legend is a legend as it is set, with its top left corner at 0, 0.
type Legend struct {
	// Width and Height are in pixels.
	Width, Height float64
	block
	ground bool
	// name is what it is called for those who do not see it.
	name string
}

// IDs are what stylesheets call the parts of legends, by id.
func IDs() []string { return []string{"legend", "legend-background", "legend-leader"} }

// Classes are what stylesheets call the parts of legends, by class.
func Classes() []string {
	return []string{"legend", "legend-background", "legend-swatches", "legend-texts", "legend-title", "legend-unit", "legend-label", "legend-leader"}
}

// maker sets legends.
type maker struct {
	Page
	spec Spec
	// styles are the whole styles of texts by their classes.
	styles map[string]styles.Style
}

// usualWidth is how wide a legend is at most, in pixels, where nothing else is asked for.
const usualWidth = 180

// WidthOf is how wide a legend beside the map is, in pixels.
func (s Spec) WidthOf() float64 {
	if s.Width > 0 {
		return s.Width
	}
	return usualWidth
}

// Beside reports whether the legend stands beside, below or above the map.
func (s Spec) Beside() bool { return s.At == Left || s.At == Right || s.Long() }

// Long reports whether it stands below or above the map, as long as that is wide.
func (s Spec) Long() bool { return s.At == Below || s.At == Above }

// padding is the distance of the background's edge from what stands on it, and blockGap
// that between two parts of a legend.
const padding, blockGap = 8, 12

// Make sets a legend; it is nil where there is nothing to explain.
func Make(spec Spec, subjects []Subject, p Page) *Legend {
	m := &maker{Page: p, spec: spec, styles: map[string]styles.Style{}}
	pad := float64(padding)
	if spec.Beside() {
		pad = 0
	}
	if m.Width -= 2 * pad; m.Width < 1 {
		m.Width = 1
	}
	var parts []block
	for _, s := range subjects {
		if s.Unnamed && s.Scale != nil && len(subjects) == 1 && spec.Title != "" {
			s.Name = ""
		}
		if b := m.subject(s); len(b.pieces) > 0 {
			parts = append(parts, b)
		}
	}
	parts = append(parts[:0:0], joined(parts)...)
	if len(parts) == 0 {
		return nil
	}
	whole := m.arranged(parts)
	if title := m.text(spec.Title, "legend-title", m.Width); len(title.pieces) > 0 {
		whole = stack(6, title, whole)
	}
	l := &Legend{block: whole.moved(pad, pad), ground: !spec.Beside(), name: called(p.Lang)}
	l.Width, l.Height = math.Ceil(whole.width+2*pad), math.Ceil(whole.height+2*pad)
	return l
}

// arranged puts the parts of a legend one below the other; below the map side by side,
// as many in a row as have room.
func (m *maker) arranged(parts []block) block {
	if !m.Below {
		return stack(blockGap, parts...)
	}
	var rows []block
	const between = 28
	for len(parts) > 0 {
		n, width := 1, parts[0].width
		for n < len(parts) && width+between+parts[n].width <= m.Width {
			width += between + parts[n].width
			n++
		}
		rows = append(rows, side(between, parts[:n]...))
		parts = parts[n:]
	}
	return stack(blockGap, rows...)
}

// joined puts parts without a title of their own, the looks of layers, below each other
// without the gap between parts.
func joined(parts []block) []block {
	var all []block
	for _, p := range parts {
		if last := len(all) - 1; p.plain && last >= 0 && all[last].plain {
			all[last] = stack(rowGap, all[last], p)
			all[last].plain = true
			continue
		}
		all = append(all, p)
	}
	return all
}

// Groups are what is drawn of the legend where its top left corner is at x, y.
func (l *Legend) Groups(x, y float64, sheet *styles.Sheet) []render.Group {
	at := l.block.moved(x, y)
	whole := render.Group{ID: "legend", Classes: []string{"furniture", "legend"}, Label: l.name}
	if l.ground {
		whole.Groups = append(whole.Groups, render.Vary(sheet, func(sheet *styles.Sheet) render.Group {
			return render.Group{ID: "legend-background", Classes: []string{"legend-background"}, Style: paperStyle(sheet), Marks: []render.Mark{{Form: render.Rectangle(x, y, l.Width, l.Height)}}}
		}))
	}
	for _, text := range []bool{false, true} {
		g := render.Vary(sheet, func(sheet *styles.Sheet) render.Group { return at.group(sheet, text) })
		if len(g.Marks) > 0 {
			whole.Groups = append(whole.Groups, g)
		}
	}
	return []render.Group{whole}
}

// paperStyle is the style of what a legend on a map stands on.
func paperStyle(sheet *styles.Sheet) styles.Style {
	look := styles.Style{{Name: "fill", Value: "#fff"}, {Name: "fill-opacity", Value: "0.85"}, {Name: "stroke", Value: "none"}}
	return styles.Over(look, sheet.GroupStyle(styles.Element{ID: "legend-background", Classes: []string{"legend-background"}}))
}

// Paper is the colour of what a legend on a map stands on.
func Paper(sheet *styles.Sheet) string {
	fill, _ := paperStyle(sheet).Get("fill")
	return fill
}

// group draws the texts of a block, or all else.
func (b block) group(sheet *styles.Sheet, text bool) render.Group {
	g := render.Group{Classes: []string{"legend-swatches"}}
	if text {
		g.Classes, g.Style = []string{"legend-texts"}, textStyle(sheet, "legend-label")
	}
	for _, p := range b.pieces {
		if p.text == text {
			style := p.style(sheet)
			if text {
				style = styles.Differences(g.Style, style)
			}
			g.Marks = append(g.Marks, render.Mark{Classes: slices.Clip(p.classes), Attributes: p.attributes, Style: style, Of: p.of, Called: p.called, Span: p.span, Form: p.form})
		}
	}
	return g
}

// textStyle is the style of texts of a class.
func textStyle(sheet *styles.Sheet, class string) styles.Style {
	look := styles.Style{{Name: "fill", Value: "#333"}, {Name: "font-size", Value: "11px"}}
	if class == "legend-title" {
		look = styles.Style{{Name: "fill", Value: "#111"}, {Name: "font-size", Value: "12px"}, {Name: "font-weight", Value: "700"}}
	}
	return paragraph.Style(sheet, styles.Element{ID: "legend", Classes: []string{"furniture", class}}, look)
}
