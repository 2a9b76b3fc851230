//go:build !js

package render

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

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
	// passed is what cannot be painted, with how often that was, and texts those whose letters
	// nobody knows.
	passed map[string]int
	texts  []string
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

// Mark paints a mark.
func (p *rasterPainter) Mark(m *Mark, style styles.Style) error {
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
			names = append(names, fmt.Sprintf("%q", text))
		}
		if n > shown {
			names = append(names, "...")
		}
		all = append(all, fmt.Sprintf("png: %d texts are left out, since the outlines of some of their letters are not known or their letters would have to be joined: %s; "+
			"name the file of a font that has them (@font-face), or write SVG", n, strings.Join(names, ", ")))
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
