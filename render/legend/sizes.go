package legend

import (
	"math"

	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/styles"
	"github.com/seed-898ab921/kartograph/styles/scale"
	"github.com/twpayne/go-geom"
)

// sizes explain what is as large as its value: circles one in another, or lines.
func (m *maker) sizes(s Subject) block {
	values := sizedValues(s.Scale)
	if len(values) == 0 {
		return block{}
	}
	if s.Scale.Property == scale.Radius {
		return m.nested(s, values)
	}
	d := decimals(values)
	var list []entry
	for _, v := range values {
		list = append(list, entry{label: m.Number(v, d), value: s.Scale.Of(scale.Datum{Number: v}).Value, span: s.span(v, halfway(s.Scale, values))})
	}
	line := s
	if s.Scale.Property == scale.StrokeWidth {
		line.Shape = styles.Line
	}
	return m.entries(line, list)
}

// sizedValues are three round values of a scale, the largest first, none far below all values.
func sizedValues(s *scale.Scale) []float64 {
	most := s.Domain[1]
	if s.Sizes != nil && s.Sizes.Of > 0 {
		most = math.Min(s.Sizes.Of, math.Max(s.Domain[1], 0))
		if most == 0 {
			most = s.Sizes.Of
		}
	}
	least := 0.0
	if len(s.Values) > 0 {
		least = math.Max(0, s.Values[0])
	}
	var values []float64
	for _, part := range []float64{1, 0.3, 0.06} {
		v := math.Max(roundBelow(most*part), roundBelow(least)) // nothing on the map is smaller
		if v > 0 && (len(values) == 0 || v < values[len(values)-1]) && (len(s.Stops) == 0 || v >= s.Domain[0]) {
			values = append(values, v)
		}
	}
	return values
}

// nested are circles that stand on one line, with a line from the top of each to its
// number.
func (m *maker) nested(s Subject, values []float64) block {
	d := decimals(values)
	largest := number(s.Scale.Of(scale.Datum{Number: values[0]}).Value)
	if largest <= 0 {
		return block{}
	}
	const lead, edge = 8, 1
	base, middle := 2*largest+edge, largest+edge
	b := block{width: 2*largest + 2*edge, height: base + edge}
	var labels []block
	last := math.Inf(-1)
	for _, v := range values {
		e := entry{value: s.Scale.Of(scale.Datum{Number: v}).Value}
		r := number(e.value)
		if r <= 0 {
			continue
		}
		p := s.swatch(render.Circle(middle, base-r, r), "", "", e.value)
		p.span = s.span(v, halfway(s.Scale, values))
		b.pieces = append(b.pieces, p)
		t := m.text(m.Number(v, d), "legend-label", m.Width-b.width-lead-textGap)
		y := math.Max(base-2*r, last+t.height/2+1)
		last = y + t.height/2 + 1
		labels = append(labels, block{pieces: []piece{leader(middle, base-2*r, 2*largest+2*edge+lead, y)}}.with(t, 2*largest+2*edge+lead+4, y-t.height/2))
	}
	top := 0.0
	for _, l := range labels {
		for _, p := range l.pieces {
			if t, ok := p.form.(render.Text); ok {
				top = math.Min(top, t.Y-m.text("0", "legend-label", m.Width).height)
			}
		}
	}
	all := block{}.with(b, 0, -top)
	for _, l := range labels {
		all = all.with(l, 0, -top)
	}
	return all
}

// leader is a line from a circle to its number.
func leader(x, y, toX, toY float64) piece {
	coords := []float64{x, y, toX, toY}
	if y != toY {
		coords = []float64{x, y, toX - 4, y, toX, toY}
	}
	return piece{form: render.Shape{Geometry: geom.NewLineStringFlat(geom.XY, coords)}, classes: []string{"legend-leader"}, style: func(sheet *styles.Sheet) styles.Style {
		look := styles.Style{{Name: "fill", Value: "none"}, {Name: "stroke", Value: "#888"}, {Name: "stroke-width", Value: "0.5px"}}
		return styles.Over(look, sheet.GroupStyle(styles.Element{ID: "legend-leader", Classes: []string{"legend-leader"}}))
	}}
}
