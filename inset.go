package kartograph

import (
	"slices"
	"strings"

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

// insetGroup wraps the groups of an inset: a background that hides the map
// beneath, what the inset shows, and its edge. The stylesheet reaches the
// background as #ID-background or .view-background, the edge as #ID-frame or
// .view-frame.
func insetGroup(f *frame, groups []render.Group, sheet sheetOrNone) render.Group {
	box := frameFeatures(f)[0].Geometry
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
	background.Style = over(background.Style, groupStyle(sheet, background.ID, background.Classes))
	edge.Style = over(edge.Style, groupStyle(sheet, edge.ID, edge.Classes))
	inset := render.Group{ID: f.id, Classes: []string{"view"}, Clip: &[4]float64{f.rect.MinX, f.rect.MinY, f.rect.MaxX - f.rect.MinX, f.rect.MaxY - f.rect.MinY}}
	if f.hides {
		inset.Groups = append(inset.Groups, background)
	}
	inset.Groups = append(inset.Groups, groups...)
	if f.border {
		inset.Groups = append(inset.Groups, edge)
	}
	return inset
}

// over lays a style over another one; the result is sorted by name.
func over(base, top styles.Style) styles.Style {
	merged := append(styles.Style{}, top...)
	for _, property := range base {
		if _, ok := top.Get(property.Name); !ok {
			merged = append(merged, property)
		}
	}
	slices.SortFunc(merged, func(a, b styles.Property) int { return strings.Compare(a.Name, b.Name) })
	return merged
}
