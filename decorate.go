package kartograph

import (
	"context"
	"slices"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/internal/typeface"
	"github.com/seed-898ab921/kartograph/layers/special"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/render/furniture"
	"github.com/seed-898ab921/kartograph/styles"
)

// layFurniture finds the place of all furniture that a config asks for. It stands
// still: it comes before the labels, which have to avoid it. The page is higher than
// it was planned by what it has grown.
func (w *worked) layFurniture(ctx context.Context, sheet *styles.Sheet, ruler *typeface.Ruler, grown float64) ([]*furniture.Piece, []config.Warning, error) {
	page := w.furniturePage(sheet)
	page.Height += grown
	page.Measure = ruler.Measure
	var laid []*furniture.Piece
	var found []config.Warning
	for _, kind := range furniture.All() {
		for _, spec := range page.Specs {
			if spec == nil || spec.Name() != kind.Name {
				continue
			}
			// Long texts and many degrees take long, and nobody waits for them.
			one, err := spend.Promptly(ctx, func() (one furnished, err error) {
				one.piece, one.warnings = furniture.Lay(page, spec)
				return one, nil
			})
			if err != nil {
				return nil, nil, err
			}
			if one.piece != nil {
				laid = append(laid, one.piece)
			}
			for _, text := range one.warnings {
				found = append(found, config.Warning{Text: furniturePath(w.cfg, spec) + ": " + text})
			}
		}
	}
	return laid, found, nil
}

// furnished is a piece of furniture, and what is told of it.
type furnished struct {
	piece    *furniture.Piece
	warnings []string
}

// furniturePath is the path of a piece of furniture in the config.
func furniturePath(cfg *Config, spec furniture.Spec) string {
	name := spec.Name()
	if _, bar := spec.(furniture.ScaleBar); bar && cfg.Position(name) == cfg.Position("") {
		return "export." + name
	}
	return name
}

// furniturePage is the page as furniture sees it.
func (w *worked) furniturePage(sheet *styles.Sheet) furniture.Page {
	main := w.frames[0]
	p := furniture.Page{
		Proj: main.proj, Plane: main.shown.Plane, Rect: main.rect, Width: main.page.MaxX, Height: main.page.MaxY,
		Specs: w.cfg.Export.Furniture, Sheet: sheet, Bleed: w.cfg.Export.Bleed,
	}
	for _, l := range w.placed[0] {
		if _, ok := l.Special.(special.Graticule); !ok || !l.drawn {
			continue
		}
		for _, f := range l.features {
			if v, ok := f.Record.Get("lat"); ok {
				p.Parallels = append(p.Parallels, worth(v))
			}
			if v, ok := f.Record.Get("lon"); ok {
				p.Meridians = append(p.Meridians, worth(v))
			}
		}
	}
	return p.OnGround()
}

// keepClear lists the boxes that the labels of a frame should not stand in: the
// furniture, and the insets that lie upon it.
func (f *frame) keepClear(frames []*frame, laid []*furniture.Piece) []render.Box {
	var boxes []render.Box
	for _, piece := range laid {
		if piece.Box != (render.Box{}) {
			boxes = append(boxes, piece.Box)
		}
		boxes = append(boxes, piece.Covers...)
	}
	for _, other := range frames {
		if other != f && other.overlaid && !f.overlaid {
			boxes = append(boxes, other.rect)
		}
	}
	return boxes
}

// decorate draws the furniture, what stands on the map above everything else and
// the ground beneath it.
func (m *Map) decorate(laid []*furniture.Piece, l *standingLegend, sheet *styles.Sheet) {
	var under, over []render.Group
	for _, piece := range laid {
		under, over = append(under, onPage(piece, piece.Under)...), append(over, onPage(piece, piece.Groups)...)
	}
	if l.Legend != nil {
		over = append(over, asPart(l.Groups(l.box.MinX, l.box.MinY, sheet), render.PartFurniture)...)
	}
	m.scene.Groups = append(append(under, m.scene.Groups...), over...)
}

// onPage tells pages that move their map what the groups of a piece are.
func onPage(piece *furniture.Piece, groups []render.Group) []render.Group {
	if piece.ToScale {
		return asPart(groups, render.PartScale)
	}
	return asPart(groups, render.PartFurniture)
}

// asPart are groups that are a part of the page that does not move with the map.
func asPart(groups []render.Group, part render.Part) []render.Group {
	groups = slices.Clone(groups)
	for i := range groups {
		groups[i].Part = part
	}
	return groups
}

// cutToMap keeps what is drawn of the map itself in its rectangle, where the page is
// larger: else the edge of the page does so.
func (f *frame) cutToMap(groups []render.Group, bleed float64) []render.Group {
	if f.rect == f.page || !f.cuts() || f.overlaid {
		return groups
	}
	clip := f.bled(bleed)
	return []render.Group{{Classes: []string{"map"}, Clip: &clip, Groups: groups}}
}

// bled is the frame's rectangle, with what is cut off the page where it reaches its edge.
func (f *frame) bled(bleed float64) render.Box {
	b := f.rect
	if b.MinX <= f.page.MinX {
		b.MinX -= bleed
	}
	if b.MinY <= f.page.MinY {
		b.MinY -= bleed
	}
	if b.MaxX >= f.page.MaxX {
		b.MaxX += bleed
	}
	if b.MaxY >= f.page.MaxY {
		b.MaxY += bleed
	}
	return b
}

// labelBoxes are what the labels of a frame cover.
func labelBoxes(placed []*placedLayer) []render.Box {
	var boxes []render.Box
	for _, p := range placed {
		for _, b := range p.texts {
			boxes = append(boxes, b.Bounds())
		}
	}
	return boxes
}
