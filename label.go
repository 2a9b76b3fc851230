package kartograph

import (
	"context"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/render/label"
	"github.com/seed-898ab921/kartograph/render/label/place"
	"github.com/seed-898ab921/kartograph/styles"
	"github.com/twpayne/go-geom"
)

// wantedLabel is a text that a feature asks for.
type wantedLabel struct {
	label.Wanted
	layer *placedLayer
	seen  visible
}

// labelFrame makes the texts of all labelled layers of a frame, which are
// placed together on a page: for each layer the halo first, when it has one, then
// the text.
func labelFrame(ctx context.Context, f *frame, placed []*placedLayer, sheet *styles.Sheet, page label.Page) ([]render.Group, error) {
	var wanted []wantedLabel
	for _, p := range placed {
		if p.drawn && p.Labeling != nil {
			more, err := wantLabels(ctx, f, p, sheet)
			if err != nil {
				return nil, err
			}
			wanted = append(wanted, more...)
		}
	}
	if f.cuts() {
		page.Frame = f.rect
	}
	if len(wanted) > 0 {
		page.Lines = linesUnder(placed, sheet)
	}
	labels, err := spend.Promptly(ctx, func() (map[*placedLayer]labels, error) { return placeLabels(ctx, wanted, page) })
	if err != nil {
		return nil, err
	}
	var groups []render.Group
	for _, p := range placed {
		if !p.drawn || p.Labeling == nil {
			continue
		}
		if p.Labeling.Buffer {
			groups = append(groups, variedLabels(p, labels[p].placed, sheet, "label-buffer"))
		}
		groups = append(groups, variedLabels(p, labels[p].placed, sheet, "label"))
		p.texts = labels[p].boxes
		p.labelled, p.unlabelled = len(labels[p].placed), len(labels[p].leftOut)
		p.found = append(p.found, labels[p].warning(p)...)
		if err := heed.Err(ctx); err != nil {
			return nil, err
		}
	}
	return groups, nil
}

// placedLabel is a text where it stands, with what stylesheets see of its
// feature.
type placedLabel struct {
	text render.Text
	seen visible
	// size is the font size, or 0 where it is the one that the style says.
	size float64
}

// labels is what became of a layer's labels: those that stand somewhere, and the
// texts of those that have no room.
type labels struct {
	placed  []placedLabel
	leftOut []string
	// boxes are what the texts cover.
	boxes []place.Box
}

// leftOutShown is how many labels without room a warning names.
const leftOutShown = 3

// warning tells which labels of a layer are left out.
func (l labels) warning(p *placedLayer) []config.Warning {
	n := len(l.leftOut)
	if n == 0 {
		return nil
	}
	names := ""
	for _, name := range l.leftOut[:min(n, leftOutShown)] {
		names += ", " + strconv.Quote(name)
	}
	if n > leftOutShown {
		names += ", ..."
	}
	text := fmt.Sprintf("%d of %d labels have no room and are left out: %s", n, n+len(l.placed), names[2:])
	return []config.Warning{{Layer: p.ID, Text: text}}
}

// placeLabels decides where the wanted labels of a frame stand, and lists for
// each layer those that have room.
func placeLabels(ctx context.Context, wanted []wantedLabel, page label.Page) (map[*placedLayer]labels, error) {
	asked := make([]label.Wanted, len(wanted))
	for i, w := range wanted {
		asked[i] = w.Wanted
	}
	placed, err := label.Place(ctx, asked, page)
	if err != nil {
		return nil, err
	}
	all, stands := map[*placedLayer]labels{}, make([]bool, len(wanted))
	for _, p := range placed {
		w := wanted[p.Wanted]
		l := all[w.layer]
		size := p.Size
		if size == w.Font.Size {
			size = 0
		}
		l.placed = append(l.placed, placedLabel{p.Text, w.seen, size})
		l.boxes = append(l.boxes, p.Boxes...)
		all[w.layer], stands[p.Wanted] = l, true
	}
	for i, w := range wanted {
		if l := all[w.layer]; !stands[i] {
			l.leftOut = append(l.leftOut, strings.Join(w.Lines, " "))
			all[w.layer] = l
		}
	}
	return all, nil
}

// How bad it is for a label to stand on a line, on the edge of an area, which most
// borders are twice, on what is there to measure by, such as a graticule, and on the
// outline of a point that has no label itself.
const onLine, onEdge, onDecoration, onSymbol = 1, 0.6, 0.15, 2

// linesUnder lists the lines of layers that labels had better not stand on.
func linesUnder(placed []*placedLayer, sheet *styles.Sheet) []place.Line {
	var lines []place.Line
	for _, p := range placed {
		if !p.drawn {
			continue
		}
		line, edge := float64(onLine), float64(onEdge)
		if isDecoration(p.Layer) {
			line, edge = onDecoration, onDecoration
		}
		for _, feature := range p.features {
			if p.Labeling == nil {
				lines = append(lines, outlines(p, feature, sheet)...)
			}
			for part := range flat.Lines(feature.Geometry) {
				lines = append(lines, place.Line{Points: part, Weight: line})
			}
			for polygon := range flat.Polygons(feature.Geometry) {
				for _, ring := range polygon.Rings() {
					lines = append(lines, place.Line{Points: ring, Weight: edge})
				}
			}
		}
	}
	return lines
}

// outlines are squares around the points of a feature that is drawn without a label.
func outlines(p *placedLayer, feature layers.Feature, sheet *styles.Sheet) []place.Line {
	var lines []place.Line
	r := -1.0
	for at := range flat.Points(feature.Geometry) {
		if r < 0 {
			seen := visible{attributesOf(p, feature.Record), feature.Record}
			r = radiusOf(symbolStyle(sheet, p, feature.Geometry, seen))
		}
		x0, y0, x1, y1 := at[0]-r, at[1]-r, at[0]+r, at[1]+r
		lines = append(lines, place.Line{Points: []float64{x0, y0, x1, y0, x1, y1, x0, y1, x0, y0}, Weight: onSymbol})
	}
	return lines
}

// wantLabels lists the texts of a layer's visible features.
func wantLabels(ctx context.Context, f *frame, p *placedLayer, sheet *styles.Sheet) ([]wantedLabel, error) {
	wanted := make([]wantedLabel, 0, len(p.features))
	texts, told := labelTexts(p)
	for _, feature := range p.features {
		seen := visible{attributesOf(p, feature.Record), feature.Record}
		text := texts(seen)
		lines := label.Lines(text, p.Labeling.SplitChars, p.Labeling.SplitAt)
		if len(lines) == 0 {
			continue
		}
		shown, err := heeding(ctx, feature.Geometry, func() geom.T { return toLabel(f, p, feature) })
		if err != nil {
			return nil, err
		}
		if shown == nil {
			continue
		}
		w := wantedLabel{wantLabel(p, feature.Geometry, seen, sheet), p, seen}
		w.Lines, w.Feature = lines, shown
		if short, ok := seen.lookUp(p.Labeling.Abbreviation); ok && p.Labeling.Abbreviation != "" {
			w.Short = label.Lines(short, p.Labeling.SplitChars, p.Labeling.SplitAt)
		}
		if len(lines) == 1 {
			w.Stacked = label.Stack(lines[0])
		}
		wanted = append(wanted, w)
		if err := spend.Memory(ctx, int64(200+2*len(text))); err != nil {
			return nil, err
		}
	}
	p.found = append(p.found, told()...)
	return wanted, prioritise(wanted, p)
}

// labelTexts is what the text of a feature's label is, by a column or by a template,
// and what is to be told of it when all have been asked for.
func labelTexts(p *placedLayer) (text func(visible) string, told func() []config.Warning) {
	if p.Labeling.Template == nil {
		return func(seen visible) string {
			text, _ := seen.lookUp(p.Labeling.Key)
			return text
		}, func() []config.Warning { return nil }
	}
	r := newReckoning(p, "labeling.template", p.Labeling.Template)
	return func(seen visible) string { return r.value(seen.record).String() }, r.told
}

// prioritise tells labels of a layer how much they are worth, by a column of numbers
// or by an expression.
func prioritise(wanted []wantedLabel, p *placedLayer) error {
	if p.Labeling.Priority == "" {
		return nil
	}
	e, err := p.Labeling.PriorityExpression(p.read.carries)
	if err != nil {
		return err
	}
	values := make([]float64, len(wanted))
	if e != nil {
		r := newReckoning(p, "labeling.priority", e)
		for i, w := range wanted {
			values[i] = worth(r.value(w.seen.record))
		}
		p.found = append(p.found, r.told()...)
	} else {
		column, lowest := p.Labeling.PriorityColumn()
		for i, w := range wanted {
			text, _ := w.seen.lookUp(column)
			values[i] = worth(layers.Text(text))
			if lowest {
				values[i] = -values[i]
			}
		}
	}
	for i, priority := range label.Priorities(values) {
		wanted[i].Priority = priority
	}
	return nil
}

// worth is the number that a value is or spells, 1 and 0 for true and false; NaN for
// what is no number.
func worth(v layers.Value) float64 {
	if truth, ok := v.Truth(); ok {
		v = layers.Number(map[bool]float64{true: 1}[truth])
	}
	value, err := strconv.ParseFloat(v.String(), 64)
	if err != nil {
		return math.NaN()
	}
	return value
}

// wantLabel is a label as its style has it.
func wantLabel(p *placedLayer, of geom.T, seen visible, sheet *styles.Sheet) label.Wanted {
	style := sheet.Plain(labelStyle(sheet, p, "label", &seen))
	w := label.Wanted{Position: string(p.Labeling.Position), Font: label.FontOf(style), MinSize: p.Labeling.MinSize, Halo: beyond(style)}
	w.Anchor, _ = style.Get("text-anchor")
	if p.Labeling.Buffer {
		w.Halo = max(w.Halo, beyond(sheet.Plain(labelStyle(sheet, p, "label-buffer", &seen))))
	}
	w.Radius = radiusOf(symbolStyle(sheet, p, of, seen))
	return w
}

// beyond is how far a style draws beyond the letters of a text: half of its stroke.
func beyond(s styles.Style) float64 {
	if stroke, ok := s.Get("stroke"); !ok || stroke == "none" {
		return 0
	}
	value, ok := s.Get("stroke-width")
	if !ok {
		value = "1"
	}
	width, _ := styles.Pixels(value)
	return max(0, min(width/2, 1000))
}

// toLabel is what is seen of a feature, nil where it gets no label: it is too
// small, or a point outside of the frame.
func toLabel(f *frame, p *placedLayer, feature layers.Feature) geom.T {
	shown := f.within(feature.Geometry)
	if area := label.Area(shown); area > 0 && area < p.Labeling.MinArea {
		return nil
	}
	if shown == nil || shown.Empty() {
		return nil
	}
	if at, ok := shown.(*geom.Point); ok && !f.keepsLabel(at.X(), at.Y()) {
		return nil
	}
	return shown
}

// variedLabels are a group of labels as it is under all conditions of a stylesheet.
func variedLabels(p *placedLayer, labels []placedLabel, sheet *styles.Sheet, kind string) render.Group {
	return render.Vary(sheet, func(sheet *styles.Sheet) render.Group { return labelGroup(p, labels, sheet, kind) })
}

// labelGroup turns placed labels into a group of texts named LAYER-kind.
func labelGroup(p *placedLayer, labels []placedLabel, sheet *styles.Sheet, kind string) render.Group {
	id, classes := p.ID+"-"+kind, []string{kind}
	group := render.Group{ID: p.frame.prefix() + id, Classes: classes, Hidden: kind == "label-buffer"}
	group.Style = labelStyle(sheet, p, kind, nil)
	group.Marks = make([]render.Mark, 0, len(labels))
	for _, l := range labels {
		style := labelStyle(sheet, p, kind, &l.seen)
		if l.size > 0 {
			style = styles.Over(style, styles.Style{{Name: "font-size", Value: strconv.FormatFloat(l.size, 'f', -1, 64) + "px"}})
		}
		group.Marks = append(group.Marks, render.Mark{Form: l.text, Style: styles.Differences(group.Style, style)})
	}
	return group
}

// labelDefaults is how labels look where the stylesheet is silent.
func labelDefaults() styles.Style {
	return styles.Style{{Name: "fill", Value: "#000"}, {Name: "font-family", Value: "Arial, sans-serif"}, {Name: "font-size", Value: "12px"}}
}

// labelStyle is the style of a layer's labels or of their halo, the kinds
// "label" and "label-buffer". The halo has all that the labels have but what
// its own rules change; else it would not fit beneath them. It is the style of
// the whole group where seen is nil.
func labelStyle(sheet *styles.Sheet, p *placedLayer, kind string, seen *visible) styles.Style {
	style := labelDefaults()
	for _, k := range []string{"label", "label-buffer"} {
		e := p.element("-"+k, labelClasses(p, k))
		own := sheet.GroupStyle(e)
		if seen != nil {
			own = featureStyle(sheet, e, *seen)
		}
		style = styles.Over(style, own)
		if k == kind {
			break
		}
	}
	return style
}

// labelClasses are the classes of a layer's labels or of their halo: the kind itself,
// and it behind each class of the layer, "rivers-label".
func labelClasses(p *placedLayer, kind string) []string {
	classes := []string{kind}
	for _, class := range p.StyleClasses() {
		classes = append(classes, class+"-"+kind)
	}
	return classes
}

// keepsLabel reports whether a label at this point is drawn: in the frame, or
// anywhere where nothing is cut.
func (f *frame) keepsLabel(x, y float64) bool {
	return !math.IsNaN(x) && (!f.cuts() || x >= f.rect.MinX && x <= f.rect.MaxX && y >= f.rect.MinY && y <= f.rect.MaxY)
}

// within is the part of a geometry that lies in the frame, without the margin
// around it; the whole where nothing is cut.
func (f *frame) within(g geom.T) geom.T {
	if !f.cuts() {
		return g
	}
	return projection.ClipToBox(g, f.rect)
}
