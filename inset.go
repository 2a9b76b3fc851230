package kartograph

import (
	"github.com/seed-898ab921/kartograph/layers/special"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/styles"
)

// prefix stands before the ids of what an inset draws, so that ids stay unique
// on a page where a layer is drawn more than once.
func (f *frame) prefix() string {
	if f.id == "" {
		return ""
	}
	return f.id + "-"
}

// show adds what a frame shows to the scene, an inset's within a group of its
// own.
func (m *Map) show(f *frame, groups []render.Group, sheet *styles.Sheet) {
	if f.overlaid {
		groups = []render.Group{insetGroup(f, groups, sheet)}
	}
	m.scene.Groups = append(m.scene.Groups, groups...)
}

// insetGroup wraps the groups of an inset: a background that hides the map
// beneath, what the inset shows, and its edge. The stylesheet reaches the
// background as #ID-background or .view-background, the edge as #ID-frame or
// .view-frame.
func insetGroup(f *frame, groups []render.Group, sheet *styles.Sheet) render.Group {
	background := insetPart(f, "background", styles.Style{{Name: "fill", Value: "#fff"}, {Name: "stroke", Value: "none"}}, sheet)
	edge := insetPart(f, "frame", styles.Style{{Name: "fill", Value: "none"}}, sheet)
	clip := f.rect
	inset := render.Group{ID: f.id, Classes: []string{"view"}, Clip: &clip}
	if f.hides {
		inset.Groups = append(inset.Groups, background)
	}
	inset.Groups = append(inset.Groups, groups...)
	if f.border {
		inset.Groups = append(inset.Groups, edge)
	}
	return inset
}

// insetPart is the rectangle of an inset, as its background or its frame, with what
// the stylesheet says besides.
func insetPart(f *frame, part string, look styles.Style, sheet *styles.Sheet) render.Group {
	return render.Vary(sheet, func(sheet *styles.Sheet) render.Group {
		g := render.Group{ID: f.prefix() + part, Classes: []string{"view-" + part}, Hidden: true}
		g.Style = styles.Over(look, sheet.GroupStyle(styles.Element{ID: g.ID, Classes: g.Classes}))
		root := styles.Over(styles.Defaults(), sheet.Style(styles.Element{Root: true}))
		box := special.Inside(f.rect, styles.StrokeWidth(styles.Inherit(root, g.Style)))
		g.Marks = []render.Mark{{Form: render.Shape{Geometry: special.Rectangle(box)}}}
		return g
	})
}
