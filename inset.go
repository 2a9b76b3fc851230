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
	box := special.Rectangle(f.rect)
	background := render.Group{
		ID:      f.prefix() + "background",
		Classes: []string{"view-background"},
		Style:   styles.Style{{Name: "fill", Value: "#fff"}, {Name: "stroke", Value: "none"}},
		Marks:   []render.Mark{{Form: render.Shape{Geometry: box}}},
		Hidden:  true,
	}
	edge := render.Group{
		ID:      f.prefix() + "frame",
		Classes: []string{"view-frame"},
		Style:   styles.Style{{Name: "fill", Value: "none"}},
		Marks:   []render.Mark{{Form: render.Shape{Geometry: box}}},
		Hidden:  true,
	}
	background.Style = styles.Over(background.Style, sheet.GroupStyle(styles.Element{ID: background.ID, Classes: background.Classes}))
	edge.Style = styles.Over(edge.Style, sheet.GroupStyle(styles.Element{ID: edge.ID, Classes: edge.Classes}))
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
