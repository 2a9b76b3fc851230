//go:build !js

package render

import (
	"math"

	"github.com/seed-898ab921/kartograph/render/pdf"
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
	inner.path = nil
	if err := PaintPattern(p.s, pattern, &inner); err != nil {
		p.tell("pattern " + id + ": " + err.Error())
		return 0, false
	}
	t := p.c.Tile(pattern.Width*p.grid.scale, pattern.Height*p.grid.scale, key.matrix, inner.c)
	p.tiles[key] = t
	return t, true
}
