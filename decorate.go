package kartograph

import (
	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/render/furniture"
	"github.com/seed-898ab921/kartograph/styles"
)

// layFurniture finds the place of all furniture that a config asks for. It stands
// still: it comes before the labels, which have to avoid it.
func layFurniture(cfg *Config, main *frame, sheet *styles.Sheet) ([]*furniture.Piece, []config.Warning) {
	page := furniture.Page{Proj: main.proj, Plane: main.shown.Plane, Rect: main.rect, Sheet: sheet}
	var laid []*furniture.Piece
	var found []config.Warning
	for _, spec := range cfg.Export.Furniture {
		piece, warnings := furniture.Lay(page, spec)
		if piece != nil {
			laid = append(laid, piece)
		}
		for _, text := range warnings {
			found = append(found, config.Warning{Text: "export." + spec.Name() + ": " + text})
		}
	}
	return laid, found
}

// keepClear lists the boxes that the labels of a frame should not stand in: the
// furniture, and the insets that lie upon it.
func (f *frame) keepClear(frames []*frame, laid []*furniture.Piece) []render.Box {
	var boxes []render.Box
	for _, piece := range laid {
		boxes = append(boxes, piece.Box)
	}
	for _, other := range frames {
		if other != f && other.overlaid && !f.overlaid {
			boxes = append(boxes, other.rect)
		}
	}
	return boxes
}

// decorate draws the furniture above everything else.
func (m *Map) decorate(laid []*furniture.Piece) {
	for _, piece := range laid {
		m.scene.Groups = append(m.scene.Groups, piece.Groups...)
	}
}
