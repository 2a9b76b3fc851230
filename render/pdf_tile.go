//go:build !js

package render

import (
	"math"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/render/pdf"
	"github.com/seed-898ab921/kartograph/styles"
)

// pdfTile is a pattern as it lies in some coordinates.
type pdfTile struct {
	id     string
	matrix pdf.Matrix
}

// patternOf is the pattern of an id; nil for none.
func (p *pdfPainter) patternOf(id string) *Pattern {
	for i := range p.s.Patterns {
		if p.s.Patterns[i].ID == id {
			return &p.s.Patterns[i]
		}
	}
	return nil
}

// tile draws a pattern's tile, once for each place where it lies differently.
func (p *pdfPainter) tile(id string) (pdf.Ref, bool) {
	pattern := p.patternOf(id)
	sin, cos := math.Sincos(pattern.Angle * math.Pi / 180)
	key := pdfTile{id, pdf.Matrix{cos, sin, -sin, cos, 0, 0}.Times(p.matrix)}
	if t, ok := p.tiles[key]; ok {
		return t, true
	}
	const mostNested = 4 // tiles that are filled with tiles
	if p.inner > mostNested {
		p.tell("patterns within patterns")
		return 0, false
	}
	inner := *p
	inner.c, inner.matrix, inner.opened, inner.lastStyle = p.c.Inner(), pdf.Matrix{1, 0, 0, 1, 0, 0}, nil, nil
	inner.inner++
	inner.pattern = "#" + id
	inner.path = nil
	if err := PaintPattern(p.s, pattern, &inner); err != nil {
		p.tell("pattern " + id + ": " + err.Error())
		return 0, false
	}
	t := p.c.Tile(pattern.Width*p.grid.scale, pattern.Height*p.grid.scale, key.matrix, inner.c)
	p.tiles[key] = t
	return t, true
}

// mostRepeats is how many tiles of a pattern are drawn one by one in an area, and mostParts how
// many of their parts on a page; areas beyond are filled by a tile that readers repeat.
const (
	mostRepeats = 1 << 16
	mostParts   = 1 << 16
)

// repeat fills the path at hand with a pattern, drawn as often as the area is large: readers
// repeat tiles by whole pixels, so that lines of hatches would lie a bit off, and break where
// tiles meet. It is false where the pattern has to stay a tile.
func (p *pdfPainter) repeat(l pdfLook) bool {
	pattern := p.patternOf(l.fill.tile)
	if l.fill.alpha < 1 || !repeatable(pattern) || p.inner > 2 {
		return false
	}
	sin, cos := math.Sincos(pattern.Angle * math.Pi / 180)
	box := p.around.turned(cos, -sin).scaled(1 / p.grid.scale)
	fromX, toX := math.Floor(box.MinX/pattern.Width), math.Ceil(box.MaxX/pattern.Width)
	fromY, toY := math.Floor(box.MinY/pattern.Height), math.Ceil(box.MaxY/pattern.Height)
	if !((toX-fromX)*(toY-fromY) <= mostRepeats) || *p.repeats > mostParts {
		return false
	}
	area, around := append([]byte{}, p.path...), p.around
	p.c.Save()
	if l.evenOdd {
		p.append("W* n")
	} else {
		p.append("W n")
	}
	outside := p.matrix
	if pattern.Angle != 0 {
		p.move([6]float64{cos, sin, -sin, cos, 0, 0})
	}
	all := repeater{p, pattern, fromX, toX, fromY, toY}
	if err := PaintPattern(p.s, pattern, all); err != nil {
		p.tell("pattern " + pattern.ID + ": " + err.Error())
	}
	p.matrix = outside
	p.c.Restore()
	p.path, p.around = append(p.path[:0], area...), around
	return true
}

// repeatable reports whether all of a pattern are lines, areas and points, without anything
// that is done to it as a whole.
func repeatable(pattern *Pattern) bool {
	for i := range pattern.Marks {
		if _, ok := pattern.Marks[i].Form.(Shape); !ok {
			return false
		}
	}
	_, translucent := pattern.Style.Get("opacity")
	return !translucent
}

// repeater hands the marks of a pattern to a painter, each on all tiles from one to another.
type repeater struct {
	p                      *pdfPainter
	pattern                *Pattern
	fromX, toX, fromY, toY float64
}

// Begin does nothing: tiles have no groups.
func (r repeater) Begin(*Group, styles.Style) error { return nil }

// End does nothing.
func (r repeater) End(*Group) error { return nil }

// Mark paints a mark on all of the tiles.
func (r repeater) Mark(m *Mark, style styles.Style) error {
	s := m.Form.(Shape)
	parts := r.parts(s.Geometry)
	*r.p.repeats += len(parts)
	all := geom.NewGeometryCollection()
	if err := all.Push(parts...); err != nil {
		return err
	}
	one := *m
	one.Form = Shape{Geometry: all, Radius: s.Radius}
	return r.p.Mark(&one, style)
}

// parts are the parts of a geometry on all tiles.
func (r repeater) parts(g geom.T) []geom.T {
	w, h := r.pattern.Width, r.pattern.Height
	minX, maxX, minY, maxY := r.fromX*w, r.toX*w, r.fromY*h, r.toY*h
	var all []geom.T
	line := func(coords ...float64) {
		all = append(all, geom.NewLineStringFlat(geom.XY, coords))
	}
	switch g := g.(type) {
	case *geom.Point, *geom.MultiPoint:
		for at := range flat.Points(g) {
			r.each(func(dx, dy float64) { all = append(all, geom.NewPointFlat(geom.XY, []float64{at[0] + dx, at[1] + dy})) })
		}
	case *geom.LineString, *geom.MultiLineString:
		for c := range flat.Lines(g) {
			switch {
			case len(c) == 4 && c[1] == c[3] && math.Abs(c[2]-c[0]) >= w: // level across the tile
				for j := r.fromY; j < r.toY; j++ {
					line(minX, c[1]+j*h, maxX, c[1]+j*h)
				}
			case len(c) == 4 && c[0] == c[2] && math.Abs(c[3]-c[1]) >= h:
				for i := r.fromX; i < r.toX; i++ {
					line(c[0]+i*w, minY, c[0]+i*w, maxY)
				}
			default:
				r.each(func(dx, dy float64) { line(shifted(c, dx, dy)...) })
			}
		}
	case *geom.Polygon:
		b := g.Bounds()
		if b.Min(0) <= 0 && b.Min(1) <= 0 && b.Max(0) >= w && b.Max(1) >= h && g.NumLinearRings() == 1 && len(g.FlatCoords()) == 10 { // the ground
			return []geom.T{Rectangle(minX, minY, maxX-minX, maxY-minY).Geometry}
		}
		r.each(func(dx, dy float64) {
			all = append(all, geom.NewPolygonFlat(geom.XY, shifted(g.FlatCoords(), dx, dy), g.Ends()))
		})
	}
	return all
}

// each calls do with how far each tile is moved.
func (r repeater) each(do func(dx, dy float64)) {
	for j := r.fromY; j < r.toY; j++ {
		for i := r.fromX; i < r.toX; i++ {
			do(i*r.pattern.Width, j*r.pattern.Height)
		}
	}
}

func shifted(coords []float64, dx, dy float64) []float64 {
	moved := make([]float64, len(coords))
	for i := 0; i+1 < len(coords); i += 2 {
		moved[i], moved[i+1] = coords[i]+dx, coords[i+1]+dy
	}
	return moved
}

// pdfBounds is what the path at hand lies in, in steps.
type pdfBounds pdf.Box

// nowhere is what a path of no points lies in.
func nowhere() pdfBounds {
	return pdfBounds{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
}

func (b *pdfBounds) add(x, y float64) {
	*b = pdfBounds{min(b.MinX, x), min(b.MinY, y), max(b.MaxX, x), max(b.MaxY, y)}
}

// turned is what holds b after a turn.
func (b pdfBounds) turned(cos, sin float64) pdfBounds {
	out := nowhere()
	for _, at := range [4][2]float64{{b.MinX, b.MinY}, {b.MaxX, b.MinY}, {b.MinX, b.MaxY}, {b.MaxX, b.MaxY}} {
		out.add(float64(at[0]*cos)-float64(at[1]*sin), float64(at[0]*sin)+float64(at[1]*cos))
	}
	return out
}

// scaled is b in other units.
func (b pdfBounds) scaled(by float64) pdfBounds {
	return pdfBounds{b.MinX * by, b.MinY * by, b.MaxX * by, b.MaxY * by}
}
