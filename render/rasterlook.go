//go:build !js

package render

import (
	"math"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/render/font"
	"github.com/seed-898ab921/kartograph/render/raster"
	"github.com/seed-898ab921/kartograph/styles"
	"github.com/seed-898ab921/kartograph/styles/ink"
)

// rasterLook is what a whole style says of paths and texts, in pixels of the scene.
type rasterLook struct {
	raster.Look
	font      font.Font
	anchor    Anchor
	transform string
	hidden    bool
}

// lookOf is the look of a style; that of the same style is found once.
func (p *rasterPainter) lookOf(style styles.Style) *rasterLook {
	var key strings.Builder
	for _, s := range style {
		key.WriteString(s.Name)
		key.WriteByte(0)
		key.WriteString(s.Value)
		key.WriteByte(0)
	}
	look, ok := p.looks[key.String()]
	if !ok {
		look = p.newLook(style)
		p.looks[key.String()] = look
	}
	return look
}

func (p *rasterPainter) newLook(style styles.Style) *rasterLook {
	l := &rasterLook{font: FontOf(style), anchor: Anchor(value(style, "text-anchor")), transform: value(style, "transform")}
	if l.transform == "none" {
		l.transform = ""
	}
	l.hidden = value(style, "display") == "none" || value(style, "visibility") == "hidden" || value(style, "visibility") == "collapse"
	l.Fill, l.Stroke = p.paint(style, "fill", "#000"), p.paint(style, "stroke", "none")
	if value(style, "fill-rule") == "evenodd" {
		l.Rule = raster.EvenOdd
	}
	l.Opacity = share(style, "opacity")
	l.Crisp = value(style, "shape-rendering") == "crispEdges" || value(style, "shape-rendering") == "crispedges"
	l.StrokeFirst = strokeFirst(value(style, "paint-order"))
	l.Pen = p.pen(style)
	p.unknown(style)
	return l
}

// strokeFirst reports whether a paint-order has the stroke below the fill.
func strokeFirst(order string) bool {
	for _, word := range strings.Fields(order) {
		switch word {
		case "stroke":
			return true
		case "fill", "normal":
			return false
		}
	}
	return false
}

// paint is what areas or lines are painted with; nil for nothing.
func (p *rasterPainter) paint(style styles.Style, name, initial string) *raster.Paint {
	text := value(style, name)
	if text == "" {
		text = initial
	}
	opacity := uint32(share(style, name+"-opacity"))
	rest := text
	if ids := styles.References(text); len(ids) > 0 {
		if tile := p.tile(ids[0]); tile != nil {
			return &raster.Paint{Tile: tile, Colour: raster.Colour{A: uint8(opacity)}}
		}
		_, rest, _ = strings.Cut(text, ")") // what takes the place of patterns that are not there
		rest = strings.TrimSpace(rest)
	}
	switch strings.ToLower(rest) {
	case "", "none", "context-fill", "context-stroke":
		return nil
	case "currentcolor":
		rest = value(style, "color")
	}
	c, ok := ink.Parse(rest)
	if !ok {
		p.passed[name+": "+rest]++
		return nil
	}
	byteOf := func(v float64) uint8 { return uint8(math.Round(255 * max(0, min(1, v)))) }
	colour := raster.Colour{R: byteOf(c.Red), G: byteOf(c.Green), B: byteOf(c.Blue), A: byteOf(c.Alpha * float64(opacity) / 255)}
	if colour.A == 0 {
		return nil
	}
	return &raster.Paint{Colour: colour}
}

// share is an opacity, 0 to 255.
func share(style styles.Style, name string) uint8 {
	text := value(style, name)
	if text == "" {
		return 255
	}
	number, percent := strings.CutSuffix(text, "%")
	v, err := strconv.ParseFloat(number, 64)
	if err != nil || v != v {
		return 255
	}
	if percent {
		v /= 100
	}
	return uint8(math.Round(255 * max(0, min(1, v))))
}

// pen is how lines are stroked.
func (p *rasterPainter) pen(style styles.Style) raster.Pen {
	pen := raster.Pen{Width: p.length(style, value(style, "stroke-width"), 1), MiterLimit: 4}
	switch value(style, "stroke-linejoin") {
	case "round":
		pen.Join = raster.RoundJoin
	case "bevel":
		pen.Join = raster.BevelJoin
	}
	switch value(style, "stroke-linecap") {
	case "round":
		pen.Cap = raster.RoundCap
	case "square":
		pen.Cap = raster.SquareCap
	}
	if limit, err := strconv.ParseFloat(value(style, "stroke-miterlimit"), 64); err == nil && limit >= 1 {
		pen.MiterLimit = limit
	}
	if dashes := value(style, "stroke-dasharray"); dashes != "" && dashes != "none" {
		for _, text := range strings.FieldsFunc(dashes, func(r rune) bool { return r == ',' || r == ' ' || r == '\t' || r == '\n' }) {
			length := p.length(style, text, -1)
			if length < 0 {
				pen.Dashes = nil // as SVG has it: the whole list is wrong
				break
			}
			pen.Dashes = append(pen.Dashes, length)
		}
		pen.Offset = p.length(style, value(style, "stroke-dashoffset"), 0)
	}
	return pen
}

// length is a length in pixels of the scene; other for none.
func (p *rasterPainter) length(style styles.Style, text string, other float64) float64 {
	if px, ok := styles.Pixels(text); ok {
		return px
	}
	for unit, per := range map[string]float64{"em": style.FontSize(), "%": math.Hypot(p.scene.Width, p.scene.Height) / math.Sqrt2 / 100} {
		number, ok := strings.CutSuffix(strings.ToLower(text), unit)
		if n, err := strconv.ParseFloat(strings.TrimSpace(number), 64); ok && err == nil {
			return n * per
		}
	}
	return other
}

// tile is the pattern of an id, painted with several pixels for each of the picture; nil
// where there is none.
func (p *rasterPainter) tile(id string) *raster.Tile {
	if t, ok := p.tiles[id]; ok {
		return t
	}
	p.tiles[id] = nil // for those that refer to themselves
	for i := range p.scene.Patterns {
		pattern := &p.scene.Patterns[i]
		if pattern.ID != id || !(pattern.Width > 0 && pattern.Height > 0) {
			continue
		}
		t, err := p.newTile(pattern)
		if err != nil {
			p.passed["pattern "+id+" ("+err.Error()+")"]++
			return nil
		}
		p.tiles[id] = t
		return t
	}
	return nil
}

func (p *rasterPainter) newTile(pattern *Pattern) (*raster.Tile, error) {
	const fine, most = 4, 4096
	scale := p.groups[0].matrix.scale()
	t := &raster.Tile{Width: pattern.Width * scale, Height: pattern.Height * scale, Angle: pattern.Angle, X: p.groups[0].matrix[4], Y: p.groups[0].matrix[5]}
	width, height := min(most, max(1, math.Ceil(t.Width*fine))), min(most, max(1, math.Ceil(t.Height*fine)))
	canvas, err := raster.NewCanvas(p.ctx, int(width), int(height))
	if err != nil {
		return nil, err
	}
	inner := &rasterPainter{scene: p.scene, ctx: p.ctx, tiles: p.tiles, passed: p.passed}
	inner.begin(canvas, matrix{width / pattern.Width, 0, 0, height / pattern.Height, 0, 0})
	if err := PaintPattern(p.scene, pattern, inner); err != nil {
		return nil, err
	}
	t.Picture, err = canvas.Picture()
	return t, err
}
