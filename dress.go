package kartograph

import (
	"slices"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/styles"
)

// pointRadius is how large points are drawn that no style sizes, in pixels.
const pointRadius = 2

// dressLayers turns placed layers into groups of the scene: the layer's style
// on the group, on each feature only what differs.
func dressLayers(f *frame, placed []*placedLayer, sheet sheetOrNone) []render.Group {
	var groups []render.Group
	for _, p := range placed {
		if p.drawn {
			groups = append(groups, dressLayer(f, p, sheet))
		}
	}
	return groups
}

func dressLayer(f *frame, p *placedLayer, sheet sheetOrNone) render.Group {
	group := render.Group{
		ID:      f.prefix() + p.ID,
		Classes: p.Classes,
		Style:   withoutRadius(groupStyle(sheet, p.ID, p.Classes)),
		Shapes:  make([]render.Shape, 0, len(p.features)),
		Hidden:  p.Special != "" && p.Special != "grid",
	}
	for _, feature := range p.features {
		group.Shapes = append(group.Shapes, dressFeature(p, feature, sheet, group.Style))
	}
	return group
}

func dressFeature(p *placedLayer, feature layers.Feature, sheet sheetOrNone, base styles.Style) render.Shape {
	attributes := attributesOf(p, feature.Record)
	style := featureStyle(sheet, p.ID, p.Classes, visible{attributes, feature.Record})
	shape := render.Shape{
		ID:         feature.ID,
		Attributes: attributes,
		Style:      styles.Differences(base, withoutRadius(style)),
		Geometry:   feature.Geometry,
		Radius:     radiusOf(style),
	}
	for _, a := range attributes {
		if a.Name == "id" && a.Value != "" {
			shape.ID = a.Value
		}
	}
	return shape
}

// radiusOf is the style's r, or the default for a point.
func radiusOf(s styles.Style) float64 {
	value, ok := s.Get("r")
	if !ok {
		return pointRadius
	}
	r, err := strconv.ParseFloat(strings.TrimSuffix(value, "px"), 64)
	if err != nil || !(r >= 0 && r < 1e6) {
		return pointRadius
	}
	return r
}

// withoutRadius takes r out of a style: it becomes the circle's own attribute.
func withoutRadius(s styles.Style) styles.Style {
	if _, ok := s.Get("r"); !ok {
		return s
	}
	return slices.DeleteFunc(slices.Clone(s), func(p styles.Property) bool { return p.Name == "r" })
}
