package legend

import (
	"slices"

	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/render/paragraph"
	"github.com/seed-898ab921/kartograph/styles"
	"github.com/twpayne/go-geom"
)

// piece is one thing that is drawn.
type piece struct {
	form       render.Form
	style      func(*styles.Sheet) styles.Style
	classes    []string
	attributes []render.Attribute
	text       bool
	of         string // the layer
	called     string // what it stands for, in words
	span       *render.Span
}

// block is a part of a legend with its top left corner at 0, 0.
type block struct {
	pieces        []piece
	width, height float64
	// plain says that it has no title.
	plain bool
}

// moved is the block somewhere else.
func (b block) moved(dx, dy float64) block {
	pieces := make([]piece, len(b.pieces))
	for i, p := range b.pieces {
		switch form := p.form.(type) {
		case render.Text:
			form.X, form.Y = form.X+dx, form.Y+dy
			p.form = form
		case render.Shape:
			form.Geometry = shifted(form.Geometry, dx, dy)
			p.form = form
		}
		pieces[i] = p
	}
	b.pieces = pieces
	return b
}

// shifted is one of the geometries that legends have somewhere else.
func shifted(g geom.T, dx, dy float64) geom.T {
	coords := slices.Clone(g.FlatCoords())
	for i := 0; i+1 < len(coords); i += 2 {
		coords[i], coords[i+1] = coords[i]+dx, coords[i+1]+dy
	}
	switch g := g.(type) {
	case *geom.Polygon:
		return geom.NewPolygonFlat(geom.XY, coords, g.Ends())
	case *geom.LineString:
		return geom.NewLineStringFlat(geom.XY, coords)
	case *geom.Point:
		return geom.NewPointFlat(geom.XY, coords)
	}
	return g
}

// with is the block and another one at x, y of it.
func (b block) with(o block, x, y float64) block {
	if len(o.pieces) == 0 {
		return b
	}
	b.pieces = append(b.pieces[:len(b.pieces):len(b.pieces)], o.moved(x, y).pieces...)
	b.width, b.height = max(b.width, x+o.width), max(b.height, y+o.height)
	return b
}

// stack puts blocks one below the other, and side one beside the other; those with
// nothing in them take no room.
func stack(gap float64, blocks ...block) block {
	var all block
	for _, b := range blocks {
		y := all.height
		if len(all.pieces) > 0 {
			y += gap
		}
		all = all.with(b, 0, y)
	}
	return all
}

func side(gap float64, blocks ...block) block {
	var all block
	for _, b := range blocks {
		x := all.width
		if len(all.pieces) > 0 {
			x += gap
		}
		all = all.with(b, x, 0)
	}
	return all
}

// text sets a text of a class in lines of at most a width.
func (m *maker) text(words, class string, width float64) block {
	style, ok := m.styles[class]
	if !ok {
		style = paragraph.Whole(m.Sheet, textStyle(m.Sheet, class))
		m.styles[class] = style
	}
	set := paragraph.Set(words, style, max(1, width), m.Measure)
	if len(set.Lines) == 0 {
		return block{}
	}
	p := piece{form: set.At(0, 0, render.AnchorStart), text: true, classes: []string{class},
		style: func(sheet *styles.Sheet) styles.Style { return textStyle(sheet, class) }}
	return block{pieces: []piece{p}, width: set.Width, height: set.Height()}
}

// swatch is a shape in the look of a class.
func (s Subject) swatch(form render.Form, name, number, value string) piece {
	p := piece{form: form, style: func(sheet *styles.Sheet) styles.Style { return s.Look(sheet, name, value) }}
	if name != "" {
		p.classes = []string{name}
	}
	if s.Scale != nil {
		p.of = s.Scale.Layer
	}
	if number != "" {
		p.attributes = []render.Attribute{{Name: "class", Value: number}}
	}
	return p
}
