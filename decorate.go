package kartograph

import (
	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/render"
)

// decoration is a kind of furniture of the page, which belongs to the map as a
// whole and to none of its layers: a row of decorations and a file of its own.
type decoration struct {
	// wanted reports whether a config asks for it.
	wanted func(*Config) bool
	// lay measures it and draws it on a page. It is nil, with a warning,
	// where it cannot be had.
	lay func(page) (*furniture, []config.Warning)
}

// page is what decorations are made from.
type page struct {
	cfg *Config
	// frames are the views, the map itself first.
	frames []*frame
	sheet  sheetOrNone
}

// furniture is a decoration in its place.
type furniture struct {
	// box is what it covers of the page, in pixels; labels keep clear of it.
	box    render.Box
	groups []render.Group
}

// decorations lists the kinds, in the order in which they are drawn, above all
// layers and labels.
func decorations() []decoration {
	return []decoration{
		{func(cfg *Config) bool { return cfg.Export.ScaleBar != nil }, layScaleBar},
	}
}

// layDecorations finds the place of all decorations that a config asks for.
// They stand still: it comes before the labels, which have to avoid them.
func layDecorations(p page) ([]*furniture, []config.Warning) {
	var laid []*furniture
	var found []config.Warning
	for _, d := range decorations() {
		if !d.wanted(p.cfg) {
			continue
		}
		piece, warnings := d.lay(p)
		if piece != nil {
			laid = append(laid, piece)
		}
		found = append(found, warnings...)
	}
	return laid, found
}

// keepClear lists the boxes that the labels of a frame should not stand in: the
// decorations, and the insets that lie upon it.
func (p page) keepClear(f *frame, laid []*furniture) []render.Box {
	var boxes []render.Box
	for _, piece := range laid {
		boxes = append(boxes, piece.box)
	}
	for _, other := range p.frames {
		if other != f && other.overlaid && !f.overlaid {
			boxes = append(boxes, other.rect)
		}
	}
	return boxes
}

// decorate draws the decorations above everything else.
func (m *Map) decorate(laid []*furniture) {
	for _, piece := range laid {
		m.scene.Groups = append(m.scene.Groups, piece.groups...)
	}
}
