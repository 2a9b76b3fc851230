//go:build !js

package render

import (
	"context"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/text/brief"
	"github.com/seed-898ab921/kartograph/render/font"
	"github.com/seed-898ab921/kartograph/render/raster"
	"github.com/seed-898ab921/kartograph/styles"
)

// rasterPainter paints a scene on a canvas of pixels.
type rasterPainter struct {
	scene  *Scene
	ctx    context.Context
	canvas *raster.Canvas
	stats  Stats
	// groups are those at hand, the outermost first.
	groups []rasterGroup
	looks  map[string]*rasterLook
	tiles  map[string]*raster.Tile
	// passed is what cannot be painted, with how often that was, and texts those that are left
	// out for letters undrawn, which nobody knows.
	passed  map[string]int
	texts   []string
	undrawn []rune
}

// rasterGroup is what a group changes for its marks.
type rasterGroup struct {
	matrix  matrix
	blended bool
	clipped bool
	hidden  bool
}

// begin begins a canvas, whose pixels the matrix finds.
func (p *rasterPainter) begin(canvas *raster.Canvas, to matrix) {
	p.canvas = canvas
	p.groups = []rasterGroup{{matrix: to}}
	p.looks = map[string]*rasterLook{}
	if p.tiles == nil {
		p.tiles, p.passed = map[string]*raster.Tile{}, map[string]int{}
	}
}

func (p *rasterPainter) here() *rasterGroup { return &p.groups[len(p.groups)-1] }

// Begin begins a group: its transform, what it is cut to, and how opaque it is as a whole.
func (p *rasterPainter) Begin(g *Group, style styles.Style) error {
	if err := p.ctx.Err(); err != nil {
		return err
	}
	next := rasterGroup{matrix: p.here().matrix, hidden: p.here().hidden || value(style, "display") == "none"}
	if t := value(style, "transform"); t != "" && t != "none" {
		next.matrix = p.transformed(next.matrix, t)
	}
	if g.Clip != nil {
		next.clipped = true
		p.canvas.Clip(next.matrix.clip(*g.Clip))
	}
	if a := share(style, "opacity"); a < 255 {
		next.blended = true
		p.canvas.Begin(a)
	}
	p.unknown(style)
	p.groups = append(p.groups, next)
	return nil
}

// End ends the group that was begun last.
func (p *rasterPainter) End(*Group) error {
	last := p.here()
	if last.blended {
		p.canvas.End()
	}
	if last.clipped {
		p.canvas.Unclip()
	}
	p.groups = p.groups[:len(p.groups)-1]
	return nil
}

// Mark paints a mark, unless the context has ended.
func (p *rasterPainter) Mark(m *Mark, style styles.Style) error {
	if err := p.ctx.Err(); err != nil {
		return err
	}
	look := p.lookOf(style)
	if look.hidden || p.here().hidden {
		return nil
	}
	to := p.here().matrix
	if look.transform != "" {
		to = p.transformed(to, look.transform)
	}
	empty := p.stats.Empty
	defer func() {
		if p.stats.Empty == empty {
			p.stats.Marks++
		}
	}()
	switch form := m.Form.(type) {
	case Shape:
		return p.shape(form, look, to)
	case Letters:
		return p.letters(form, look, to)
	case Text:
		return p.text(form, look, to)
	case TextAlong:
		return p.along(form, look, to)
	}
	return fmt.Errorf("a %T cannot be painted", m.Form)
}

// told is what could not be painted, in words.
func (p *rasterPainter) told() []string {
	var all []string
	for _, what := range slices.Sorted(maps.Keys(p.passed)) {
		all = append(all, fmt.Sprintf("png: %s is not painted (%d times)", what, p.passed[what]))
	}
	if n := len(p.texts); n > 0 {
		const shown = 3
		var names []string
		for _, text := range p.texts[:min(n, shown)] {
			names = append(names, fmt.Sprintf("%q", brief.Of(text)))
		}
		if n > shown {
			names = append(names, "...")
		}
		all = append(all, fmt.Sprintf("png: %d texts are left out, since no font here can draw some of their letters: %s; %s", n, strings.Join(names, ", "), font.Advice(p.undrawn)))
	}
	return all
}

// unknown notes what of a style is not painted.
func (p *rasterPainter) unknown(style styles.Style) {
	for _, s := range style {
		switch s.Name {
		case "filter", "mask", "clip-path", "mix-blend-mode", "marker-start", "marker-mid", "marker-end", "marker", "text-decoration", "text-shadow":
			if s.Value != "none" && s.Value != "normal" {
				p.passed[s.Name]++
			}
		}
	}
}

// value is a property's value without blanks around it; empty for none.
func value(s styles.Style, name string) string {
	v, _ := s.Get(name)
	return strings.TrimSpace(v)
}

// shape paints a geometry: its lines and areas as one path, its points as circles.
func (p *rasterPainter) shape(s Shape, look *rasterLook, to matrix) error {
	b := rasterPath{to: to, radius: s.Radius}
	if err := drawGeometry(&b, s.Geometry, 0); err != nil {
		return err
	}
	if b.vertices == 0 {
		p.stats.Empty++
		return nil
	}
	p.stats.Vertices += b.vertices
	p.draw(&b.path, look, to)
	if len(b.points) > 0 && !(s.Radius >= 0 && s.Radius < maxRadius) {
		return fmt.Errorf("the radius of circles is %v: give 0 to %g pixels", s.Radius, maxRadius)
	}
	for _, circle := range b.points {
		p.draw(circle, look, to)
	}
	return nil
}

// draw paints a path whose points are pixels of the canvas.
func (p *rasterPainter) draw(path *raster.Path, look *rasterLook, to matrix) {
	l := look.Look
	scale := to.scale()
	l.Pen.Width *= scale
	l.Pen.Offset *= scale
	if len(l.Pen.Dashes) > 0 {
		dashes := make([]float64, len(l.Pen.Dashes))
		for i, d := range l.Pen.Dashes {
			dashes[i] = d * scale
		}
		l.Pen.Dashes = dashes
	}
	p.canvas.Draw(path, l)
}

// rasterPath turns a geometry into paths on the canvas.
type rasterPath struct {
	to       matrix
	radius   float64
	path     raster.Path
	points   []*raster.Path
	vertices int
}

// part adds a line or ring. One of a single place is drawn by its caps alone.
func (b *rasterPath) part(coords []float64, stride int, closed bool) error {
	for i := 0; i+1 < len(coords); i += stride {
		x, y := b.to.apply(coords[i], coords[i+1])
		if math.IsNaN(x+y) || math.IsInf(x+y, 0) {
			return fmt.Errorf("point %d is at %v, %v, which cannot be drawn", i/stride+1, coords[i], coords[i+1])
		}
		if i == 0 {
			b.path.MoveTo(x, y)
		} else {
			b.path.LineTo(x, y)
		}
		b.vertices++
	}
	if closed && len(coords) > 1 {
		b.path.Close()
	}
	return nil
}

// dot adds a circle around a point.
func (b *rasterPath) dot(x, y float64) bool {
	x, y = b.to.apply(x, y)
	if math.IsNaN(x+y) || math.IsInf(x+y, 0) {
		return false
	}
	circle := &raster.Path{}
	circle.Circle(x, y, b.radius*b.to.scale())
	b.points = append(b.points, circle)
	b.vertices++
	return true
}

// matrix is an affine map as SVG has it: x' = ax + cy + e, y' = bx + dy + f.
type matrix [6]float64

func (m matrix) apply(x, y float64) (float64, float64) {
	return float64(m[0]*x) + float64(m[2]*y) + m[4], float64(m[1]*x) + float64(m[3]*y) + m[5]
}

// then is the map that does n before m, as the transform of an element within another.
func (m matrix) then(n matrix) matrix {
	e, f := m.apply(n[4], n[5])
	return matrix{
		float64(m[0]*n[0]) + float64(m[2]*n[1]), float64(m[1]*n[0]) + float64(m[3]*n[1]),
		float64(m[0]*n[2]) + float64(m[2]*n[3]), float64(m[1]*n[2]) + float64(m[3]*n[3]), e, f,
	}
}

// scale is how much longer lines become, in the mean.
func (m matrix) scale() float64 {
	return math.Sqrt(math.Abs(float64(m[0]*m[3]) - float64(m[1]*m[2])))
}

// turned turns clockwise by degrees before m.
func (m matrix) turned(degrees float64) matrix {
	if degrees == 0 {
		return m
	}
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	return m.then(matrix{cos, sin, -sin, cos, 0, 0})
}

// clip is where a rectangle comes to lie; one that is turned, the rectangle around it.
func (m matrix) clip(b Box) raster.Clip {
	c := raster.Clip{MinX: math.Inf(1), MinY: math.Inf(1), MaxX: math.Inf(-1), MaxY: math.Inf(-1)}
	for _, at := range [4][2]float64{{b.MinX, b.MinY}, {b.MaxX, b.MinY}, {b.MinX, b.MaxY}, {b.MaxX, b.MaxY}} {
		x, y := m.apply(at[0], at[1])
		c = raster.Clip{MinX: min(c.MinX, x), MinY: min(c.MinY, y), MaxX: max(c.MaxX, x), MaxY: max(c.MaxY, y)}
	}
	return c
}

// transformed is a matrix with the transforms of a style within it. What is not known of them
// is told.
func (p *rasterPainter) transformed(m matrix, text string) matrix {
	n, ok := matrixOf(text)
	if !ok {
		p.passed["transform: "+text]++
		return m
	}
	return m.then(matrix(n))
}
