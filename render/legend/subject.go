package legend

import (
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/styles"
	"github.com/seed-898ab921/kartograph/styles/scale"
	"github.com/twpayne/go-geom"
)

// subject is the part of a legend that explains one subject.
func (m *maker) subject(s Subject) block {
	if s.Scale == nil {
		b := m.entries(s, []entry{{label: s.Name}})
		b.plain = true
		return b
	}
	title, unit := s.Name, s.Scale.Unit
	body := m.scale(s)
	if len(body.pieces) == 0 {
		return block{}
	}
	head := stack(2, m.text(title, "legend-title", m.Width), m.text(unit, "legend-unit", m.Width))
	return stack(6, head, body)
}

// scale is what a scale draws its values with.
func (m *maker) scale(s Subject) block {
	c := s.Scale
	var body block
	switch {
	case c.Second != nil:
		body = m.square(s)
	case c.Sizes != nil || len(c.Stops) > 0 && c.Property.Sized() && c.Property != scale.Opacity:
		body = m.sizes(s)
	case len(c.Stops) > 0 || c.Method != scale.Category && len(c.Classes) > 0 && m.ramped(s):
		body = m.ramp(s)
	case len(c.Classes) > 0:
		return m.entries(s, append(m.classes(s), m.missing(s)...))
	}
	return stack(rowGap+2, body, m.entries(s, m.missing(s)))
}

// entry is a look with what it means.
type entry struct {
	label               string
	name, number, value string
	// span is what one that is no class stands for; nil for others.
	span *render.Span
}

// classes lists the classes of a scale as entries.
func (m *maker) classes(s Subject) []entry {
	var list []entry
	for i, c := range s.Scale.Classes {
		label := c.Category
		switch {
		case c.Others:
			label = others(m.Lang)
		case s.Scale.Method != scale.Category:
			label = m.between(s.Scale, i)
		}
		e := entry{label, c.Name, c.Number, c.Value, nil}
		if m.spec.Descending {
			list = append([]entry{e}, list...)
		} else {
			list = append(list, e)
		}
	}
	return list
}

// missing is the entry for features without a value, where there are any that are seen.
func (m *maker) missing(s Subject) []entry {
	c := s.Scale.Missing
	if m.spec.NoMissing || c.Count == 0 || s.Scale.Property.Sized() && c.Value == "0" {
		return nil
	}
	label := m.spec.Missing
	if label == "" {
		label = noData(m.Lang)
	}
	return []entry{{label, c.Name, c.Number, c.Value, nil}}
}

// Sizes of swatches and distances, in pixels.
const swatchWidth, swatchHeight, textGap, rowGap, columnGap = 22, 13, 6, 4, 16

// entries are looks with their meanings, in columns.
func (m *maker) entries(s Subject, list []entry) block {
	if len(list) == 0 {
		return block{}
	}
	wide, high := float64(swatchWidth), float64(swatchHeight)
	for _, e := range list {
		w, h := s.size(e)
		wide, high = max(wide, w), max(high, h)
	}
	columns := max(1, min(m.spec.Columns, len(list)))
	column := (m.Width - float64(columns-1)*columnGap) / float64(columns)
	var rows []block
	for _, e := range list {
		rows = append(rows, m.entry(s, e, wide, column))
	}
	if m.Below && m.spec.Columns == 0 && m.spec.Direction != Vertical {
		return flow(rows, m.Width)
	}
	each := (len(rows) + columns - 1) / columns
	var sides []block
	for len(rows) > 0 {
		n := min(each, len(rows))
		sides = append(sides, stack(rowGap, rows[:n]...))
		rows = rows[n:]
	}
	return side(columnGap, sides...)
}

// flow puts blocks side by side, in as many rows as they need.
func flow(blocks []block, width float64) block {
	var rows []block
	var row block
	for _, b := range blocks {
		if len(row.pieces) > 0 && row.width+columnGap+b.width > width {
			rows, row = append(rows, row), block{}
		}
		row = side(columnGap, row, b)
	}
	return stack(rowGap, append(rows, row)...)
}

// entry is a swatch with its text beside it, both in the middle of their height.
func (m *maker) entry(s Subject, e entry, wide, width float64) block {
	_, high := s.size(e)
	high = max(high, swatchHeight)
	text := m.text(e.label, "legend-label", width-wide-textGap)
	tall := max(high, text.height)
	b := block{width: wide, height: tall}
	p := s.swatch(s.form(e, wide/2, tall/2, wide), e.name, e.number, e.value)
	p.span, p.called = e.span, e.label
	if e.span != nil {
		p.called = "" // the span says it
	}
	b.pieces = append(b.pieces, p)
	return b.with(text, wide+textGap, (tall-text.height)/2)
}

// size is how large a swatch has to be, in pixels.
func (s Subject) size(e entry) (wide, high float64) {
	switch {
	case s.Shape == styles.Point:
		r := s.radius(e.value)
		return 2*r + 2, 2*r + 2
	case s.Scale != nil && s.Scale.Property == scale.StrokeWidth:
		w := number(e.value)
		return swatchWidth, w + 2
	}
	return swatchWidth, swatchHeight
}

// radius is that of a point.
func (s Subject) radius(value string) float64 {
	if s.Scale != nil && s.Scale.Property == scale.Radius {
		return number(value)
	}
	return s.Radius
}

func number(value string) float64 {
	v, err := strconv.ParseFloat(strings.TrimSuffix(value, "px"), 64)
	if err != nil || !(v > 0) {
		return 0
	}
	return v
}

// form is a swatch around a point: a rectangle, a line or a circle.
func (s Subject) form(e entry, x, y, wide float64) render.Form {
	switch s.Shape {
	case styles.Point:
		return render.Circle(x, y, s.radius(e.value))
	case styles.Line:
		return render.Shape{Geometry: geom.NewLineStringFlat(geom.XY, []float64{x - wide/2, y, x + wide/2, y})}
	}
	return render.Rectangle(x-swatchWidth/2, y-swatchHeight/2, swatchWidth, swatchHeight)
}
