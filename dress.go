package kartograph

import (
	"strconv"

	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/styles"
)

// pointRadius is how large points are drawn that no style sizes, in pixels.
const pointRadius = 2

// dressLayers turns placed layers into groups of the scene: the layer's style
// on the group, on each feature only what differs.
func dressLayers(cfg *Config, f *frame, placed []*placedLayer, sheet *styles.Sheet) []render.Group {
	var groups []render.Group
	for _, p := range placed {
		if p.drawn {
			groups = append(groups, dressLayer(p, sheet, f))
		}
	}
	return groups
}

func dressLayer(p *placedLayer, sheet *styles.Sheet, f *frame) render.Group {
	id := p.ID
	if f.id != "" {
		id = f.id + "-" + p.ID
	}
	group := render.Group{ID: id, Classes: p.Classes, Hidden: p.Special != "", Shapes: make([]render.Shape, 0, len(p.features))}
	element := styles.Element{ID: p.ID, Classes: p.Classes}
	if sheet != nil {
		group.Style = withoutRadius(sheet.Style(element))
	}
	for _, feature := range p.features {
		group.Shapes = append(group.Shapes, dressFeature(p, feature, sheet, group.Style))
	}
	return group
}

func dressFeature(p *placedLayer, feature layers.Feature, sheet *styles.Sheet, base styles.Style) render.Shape {
	attributes := attributesOf(p, feature.Record)
	shape := render.Shape{ID: feature.ID, Geometry: feature.Geometry, Attributes: attributes, Radius: pointRadius}
	for _, a := range attributes {
		if a.Name == "id" && a.Value != "" {
			shape.ID = a.Value
		}
	}
	if sheet == nil {
		return shape
	}
	style := sheet.Style(styles.Element{ID: p.ID, Classes: p.Classes, Attribute: func(name string) (string, bool) {
		return lookUp(attributes, feature.Record, name)
	}})
	shape.Radius = radiusOf(style)
	shape.Style = styles.Differences(base, withoutRadius(style))
	return shape
}

// lookUp finds what a stylesheet's test sees: an attribute that the feature
// carries, else a column of its record.
func lookUp(attributes []render.Attribute, record layers.Record, name string) (string, bool) {
	for _, a := range attributes {
		if a.Name == name {
			return a.Value, true
		}
	}
	v, ok := record.Get(name)
	return v.String(), ok && !v.IsNull()
}

// radiusOf is the style's r, or the default for a point.
func radiusOf(s styles.Style) float64 {
	for _, property := range s {
		if property.Name == "r" {
			if r, err := strconv.ParseFloat(property.Value, 64); err == nil && r >= 0 && r < 1e6 {
				return r
			}
		}
	}
	return pointRadius
}

// withoutRadius takes r out of a style: it becomes the circle's own attribute.
func withoutRadius(s styles.Style) styles.Style {
	for i, property := range s {
		if property.Name == "r" {
			rest := append(styles.Style{}, s[:i]...)
			return append(rest, s[i+1:]...)
		}
	}
	return s
}
