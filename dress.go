package kartograph

import (
	"context"
	"slices"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/lettering"
	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/special"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/styles"
	"github.com/seed-898ab921/kartograph/styles/scale"
	"github.com/twpayne/go-geom"
)

// pointRadius is how large points are drawn that no style sizes, in pixels.
const pointRadius = 2

// dressLayers turns placed layers into groups of the scene: the layer's style
// on the group, on each feature only what differs.
func dressLayers(ctx context.Context, f *frame, placed []*placedLayer, sheet *styles.Sheet) ([]render.Group, error) {
	var groups []render.Group
	for _, p := range placed {
		if p.drawn {
			group, err := dressLayer(ctx, f, p, sheet)
			if err != nil {
				return nil, err
			}
			groups = append(groups, group)
		}
	}
	return groups, nil
}

func dressLayer(ctx context.Context, f *frame, p *placedLayer, sheet *styles.Sheet) (render.Group, error) {
	base := layerLook(sheet, p)
	group := render.Group{
		ID:       f.prefix() + p.ID,
		Of:       p.ID,
		Classes:  p.Classes,
		Style:    base.style,
		Variants: styles.Changes(nil, nil, base.style, base.variants),
		Hidden:   isDecoration(p.Layer),
	}
	if p.isStill() {
		group.Part = render.PartStill
	}
	if p.read.reading == streamed {
		group.Stream = render.Unpack(p.packed.marks)
	}
	var err error
	if group.Marks = p.marks.all(); p.sheet != sheet || !p.dressed {
		before := group.Marks
		group.Marks, err = dressFeatures(ctx, p, p.features, sheet)
		render.Replot(group.Marks, before)
	}
	p.tellHairlines(sheet, group.Marks)
	p.tellClasses(sheet)
	if sheet.Shaped() {
		group = render.Hoist(group)
	}
	return group, err
}

// isStill reports whether a layer is not pointed at in pages: where its config says so, and
// the borders between features, which these tell of.
func (p *placedLayer) isStill() bool {
	if p.Tooltip != nil {
		return p.Tooltip.Off
	}
	_, borders := p.Special.(special.Borders)
	return borders
}

// tellHairlines warns of a layer whose hairlines are to be closed and all of whose
// areas have strokes.
func (p *placedLayer) tellHairlines(sheet *styles.Sheet, marks []render.Mark) {
	if p.Hairlines != config.HairlinesStroke || len(marks) == 0 {
		return
	}
	root := styles.Over(styles.Defaults(), sheet.Style(styles.Element{Root: true}))
	group := styles.Inherit(root, sheet.GroupStyle(p.element("", p.StyleClasses())))
	for _, m := range marks {
		if _, own := m.Style.Get("stroke"); own || !styles.HasStroke(group) {
			return
		}
	}
	p.found = append(p.found, config.Warning{Layer: p.ID, Text: "hairlines: all areas have a stroke already, which closes them; a stylesheet takes it away with stroke: none"})
}

// dressFeatures turns features of a layer into marks.
func dressFeatures(ctx context.Context, p *placedLayer, features []layers.Feature, sheet *styles.Sheet) ([]render.Mark, error) {
	base := layerLook(sheet, p)
	base.told = p.telling(features)
	marks := make([]render.Mark, len(features))
	steps := heed.Every(ctx, marksAtOnce)
	for i, feature := range features {
		if err := steps.Take(1); err != nil {
			return nil, err
		}
		marks[i] = dressFeature(p, feature, sheet, base)
		if err := spend.Memory(ctx, sizeOf(marks[i])); err != nil {
			return nil, err
		}
	}
	return marks, nil
}

// marksAtOnce is how many marks are looked at before the context is heard: some take a
// few microseconds, by a long stylesheet more.
const marksAtOnce = 8

// sizeOf estimates the bytes that a mark takes besides its geometry.
func sizeOf(m render.Mark) int64 {
	return int64(200 + 32*(len(m.Attributes)+len(m.Told)) + 32*len(m.Style))
}

// isDecoration reports whether a layer is one that the map makes itself and that
// is no data.
func isDecoration(l *config.Layer) bool {
	s, ok := special.Find(l.Special)
	return ok && !s.Data
}

// look is what a group looks like: always, and under the conditions of a stylesheet.
type look struct {
	element  styles.Element
	style    styles.Style
	variants []styles.Variant
	// told is what pages tell of the features.
	told *telling
	// classes are those that features had, by how they are drawn.
	classes map[scale.Drawn]classified
}

// layerLook is what the marks of a layer have in common. The radius of
// circles (r) is no property that they take over from a group.
func layerLook(sheet *styles.Sheet, p *placedLayer) look {
	e := p.element("", p.StyleClasses())
	l := look{element: e, style: p.closed(sheet, sheet.GroupStyle(e).Without("r")), variants: sheet.GroupVariants(e), classes: map[scale.Drawn]classified{}}
	for i, v := range l.variants {
		l.variants[i].Style = p.closed(sheet.Under(v.When), v.Style.Without("r"))
	}
	return l
}

// closed is a style of a layer's areas with what closes hairlines between them. The sea of a
// locator is white where the stylesheet is silent, so that the map beneath does not show through.
func (p *placedLayer) closed(sheet *styles.Sheet, style styles.Style) styles.Style {
	if p.ID == config.LocatorID+"-sea" {
		style = styles.Over(styles.Style{{Name: "fill", Value: "#fff"}}, style)
	}
	switch p.Hairlines {
	case config.HairlinesCrisp:
		return styles.Crisp(style)
	case config.HairlinesStroke:
		return styles.Stroked(style, sheet.Style(styles.Element{Root: true}))
	}
	return style
}

func dressFeature(p *placedLayer, feature layers.Feature, sheet *styles.Sheet, base look) render.Mark {
	attributes, class := attributesOf(p, feature.Record), p.classAmong(base.classes, feature.Record)
	element := class.on(base.element)
	if len(attributes) == 0 {
		attributes = class.attributes
	} else {
		attributes = append(slices.Clip(attributes), class.attributes...)
	}
	element.Attribute, element.Shape = visible{attributes, feature.Record}.lookUp, shapeOf(feature.Geometry)
	style, variants := p.closed(sheet, sheet.Style(element)), sheet.Variants(element)
	for i, v := range variants {
		variants[i].Style = p.closed(sheet.Under(v.When), v.Style)
	}
	own := class.wearing(styles.Differences(base.style, style.Without("r")))
	mark := render.Mark{
		Classes:    class.classes,
		Attributes: attributes,
		Told:       base.told.of(feature.Record),
		Title:      p.tipOf(feature.Record),
		Style:      own,
		Variants:   styles.Changes(base.style, base.variants, styles.Over(radius(style), own), variants),
		Form:       render.Shape{Geometry: feature.Geometry, Radius: radiusOf(sheet.Plain(style))},
	}
	mark.ID = featureID(visible{attributes, feature.Record}, feature)
	mark.Key = keyOf(p, mark.ID)
	return mark
}

// featureID is the id of a feature: its attribute of that name, or the id that the data
// give it; empty for none.
func featureID(seen visible, feature layers.Feature) string {
	id := feature.ID
	for _, a := range seen.attributes {
		if a.Name == "id" && a.Value != "" {
			id = a.Value
		}
	}
	return id
}

// keyOf links the label of a feature to it; empty where there is nothing to link.
func keyOf(p *placedLayer, id string) string {
	if p.Labeling == nil || id == "" {
		return ""
	}
	return p.frame.prefix() + p.ID + "/" + id
}

// on is what selectors see of a feature, given what they see of its layer.
func (c classified) on(layer styles.Element) styles.Element {
	if len(c.classes) > 0 {
		layer.Classes = slices.Concat(layer.Classes, c.classes)
	}
	layer.Computed = c.style
	return layer
}

// element is what selectors see of a layer, or of its labels, whose id has an ending.
func (p *placedLayer) element(ending string, classes []string) styles.Element {
	return element(p.frame, p.Layer, ending, classes)
}

func element(f *frame, l *config.Layer, ending string, classes []string) styles.Element {
	return styles.Element{ID: l.ID + ending, Also: f.prefix() + l.ID + ending, Classes: classes}
}

// shapeOf is what selectors call a geometry; of a collection what covers most.
func shapeOf(g geom.T) styles.Shape {
	switch g := g.(type) {
	case nil:
		return ""
	case *geom.Polygon, *geom.MultiPolygon:
		return styles.Area
	case *geom.LineString, *geom.MultiLineString, *geom.LinearRing:
		return styles.Line
	case *geom.GeometryCollection:
		shapes := map[styles.Shape]bool{}
		for _, part := range g.Geoms() {
			shapes[shapeOf(part)] = true
		}
		for _, shape := range []styles.Shape{styles.Area, styles.Line} {
			if shapes[shape] {
				return shape
			}
		}
	}
	return styles.Point
}

// radius is the part of a style that a mark's form has in place of the style.
func radius(s styles.Style) styles.Style {
	if value, ok := s.Get("r"); ok {
		return styles.Style{{Name: "r", Value: value}}
	}
	return nil
}

// radiusOf is the radius of circles in pixels that a style sets (r), or the
// default.
func radiusOf(s styles.Style) float64 {
	value, ok := s.Get("r")
	if !ok {
		return pointRadius
	}
	r, ok := styles.Pixels(value)
	if !ok || !(r >= 0 && r < 1e6) {
		return pointRadius
	}
	return r
}

// packed is what a frame shows of a layer that was streamed: finished marks, as
// dense as they will be written, so that nothing has to be read again however
// often and whenever the map is written.
type packed struct {
	marks []*render.Packed
	// drawn and vertices count the features and their vertices.
	drawn, vertices int
}

func (p *packed) add(more packed) {
	p.marks = append(p.marks, more.marks...)
	p.drawn += more.drawn
	p.vertices += more.vertices
}

// packing is the grid that streamed layers are kept on, and the only place that
// decides it: the one that the config's SVG is written on, so that size never
// changes a map. A format that draws finer, such as one for print, shows what
// is streamed on this grid, of 0.01 pixels where export.round is not given.
func packing(e config.Export) render.Options { return notation(e) }

// grounded is a stylesheet with the colours on which labels stand by it.
type grounded struct {
	sheet *styles.Sheet
	on    lettering.Grounds
}

// groundsUnder are the grounds always, and under each condition of the stylesheet's that is one
// of media; none where data decide nothing.
// The error is that of the context.
func groundsUnder(ctx context.Context, placed []*placedLayer, beneath []render.Group, sheet *styles.Sheet) ([]grounded, error) {
	steps := heed.Every(ctx, marksAtOnce)
	on := grounds(steps, placed, beneath, sheet)
	if len(on) == 0 {
		return nil, steps.Err()
	}
	all := []grounded{{sheet, on}}
	for _, when := range sheet.Conditions() {
		if when.State == "" {
			all = append(all, grounded{sheet.Under(when), grounds(steps, placed, beneath, sheet.Under(when))})
		}
	}
	return all, steps.Err()
}

// under is a style under a condition.
func under(style styles.Style, variants []styles.Variant, when styles.Condition) styles.Style {
	for _, v := range variants {
		if v.When == when {
			style = styles.Over(style, v.Style)
		}
	}
	return style
}

// grounds are the plain colours on which the labels of a frame stand, where data decide
// some of them; what themes give all features they give labels that can be read on it.
func grounds(steps *heed.Steps, placed []*placedLayer, beneath []render.Group, sheet *styles.Sheet) lettering.Grounds {
	coloured := func(s scaled) bool { return s.Property == scale.Fill }
	if !slices.ContainsFunc(placed, func(p *placedLayer) bool { return p.drawn && slices.ContainsFunc(p.read.scales, coloured) }) {
		return nil
	}
	var all lettering.Grounds
	when := sheet.When()
	for _, g := range beneath {
		around := under(g.Style, g.Variants, when)
		for i := range g.Marks {
			if steps.Take(1) != nil {
				return all
			}
			m := &g.Marks[i]
			shape, ok := m.Form.(render.Shape)
			style := sheet.Plain(styles.Inherit(around, under(m.Style, m.Variants, when)))
			if fill, filled := style.Get("fill"); ok && filled && lettering.Opaque(style) {
				all.Add(shape.Geometry, fill)
			}
		}
	}
	return all
}

// ink decides how labels are drawn that have no halo by the config and none by the
// stylesheet, by what they stand on, and returns those that get one. What a stylesheet of the
// map's own says of labels stays.
func (p *placedLayer) ink(ground []grounded, labels []placedLabel) (haloed []placedLabel) {
	if len(ground) == 0 {
		return nil
	}
	for i := range labels {
		l := &labels[i]
		inks := map[styles.Condition]lettering.Ink{}
		for _, g := range ground {
			if ink, ok := p.inked(g, l); ok {
				inks[g.sheet.When()] = ink
			}
		}
		if l.inks = inks; inks[styles.Condition{}].Halo != "" {
			haloed = append(haloed, *l)
		}
	}
	return haloed
}

// inked is how a label is drawn on a ground, and whether that is left to the map.
func (p *placedLayer) inked(g grounded, l *placedLabel) (lettering.Ink, bool) {
	style := g.sheet.Plain(labelLook(g.sheet, p, "label", l))
	fill, _ := style.Get("fill")
	if lettering.Beyond(style) > 0 || !p.leftToMap(g.sheet, l.seen) {
		return lettering.Ink{}, false
	}
	paper, _ := g.sheet.Plain(labelLook(g.sheet, p, "label-buffer", l)).Get("fill")
	return g.on.Inked(fill, paper, l.boxes), true
}

// leftToMap reports whether the map's own stylesheet says nothing of the ink of a label and of
// its halo, so that both may follow what lies beneath.
func (p *placedLayer) leftToMap(sheet *styles.Sheet, seen visible) bool {
	ink := lettering.Ink{Fill: "#010203", Halo: "#040506"}
	l := &placedLabel{seen: seen, inks: map[styles.Condition]lettering.Ink{{}: ink, sheet.When(): ink}}
	fill, _ := labelLook(sheet, p, "label", l).Get("fill")
	halo, _ := labelLook(sheet, p, "label-buffer", l).Get("stroke")
	return fill == ink.Fill && halo == ink.Halo
}
