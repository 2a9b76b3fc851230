package kartograph

import (
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
		Style:   groupStyle(sheet, p.ID, p.Classes),
		Shapes:  make([]render.Shape, 0, len(p.features)),
		Hidden:  p.Special != "" && p.Special != "grid",
	}
	if p.stream != nil {
		group.Stream = p.stream.shapes(f, p, sheet)
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
		Style:      styles.Differences(base, style),
		Geometry:   feature.Geometry,
		Radius:     pointRadius,
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
