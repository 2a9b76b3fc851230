package kartograph

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"math"
	"slices"
	"strconv"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/lettering"
	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/special"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/render/label"
	"github.com/seed-898ab921/kartograph/render/label/place"
	"github.com/seed-898ab921/kartograph/styles"
	"github.com/twpayne/go-geom"
)

// add adds the texts of a layer's visible features, which keep off some kinds of lines.
func (wanted *wantedLabels) add(ctx context.Context, p *placedLayer, sheet *styles.Sheet, off kinds) error {
	first, f := len(wanted.all), p.frame
	layer := int32(len(wanted.layers) - 1)
	wanted.all = slices.Grow(wanted.all, len(p.features))
	wanted.texts.Grow(len(p.features))
	texts, told := labelTexts(p)
	wishes := lettering.WishesOf(p.Labeling)
	var idle lettering.Idle
	by, alike := lettering.NewOverrides(p.Labeling.Overrides), map[string]int32{}
	for i, feature := range p.features {
		seen := visible{attributesOf(p, feature.Record), feature.Record}
		text, byHand, key := overridden(p, feature, seen, by, texts(seen))
		own := wantLabel(p, feature.Geometry, seen, sheet, wishes.Label(text))
		c := carried{featureID(seen, feature), seen.attributes}
		w := wantedLabel{key: key, layer: layer, number: int32(i), nth: alike[c.feature]}
		alike[c.feature]++
		if len(own.Lines) == 0 {
			p.silent = append(p.silent, feature)
			continue
		}
		shown, err := heeding(ctx, feature.Geometry, func() geom.T { return f.within(feature.Geometry) })
		if err != nil {
			return err
		}
		if !f.labels(shown) {
			continue
		}
		own = lettering.Apply(byHand, own)
		own.Feature, own.Off = shown, off.of(shown)
		switch area := label.Area(shown); {
		case byHand.Hide:
			w.idle = idleHidden
		case area > 0 && area < p.Labeling.MinArea:
			w.idle = idleTooSmall
		}
		if short, ok := seen.lookUp(p.Labeling.Abbreviation); ok && p.Labeling.Abbreviation != "" && byHand.Text == "" {
			own.Short = lettering.Lines(p.Labeling, short)
		}
		idle.Note(feature.Geometry, own)
		wanted.texts.Add(own)
		wanted.all = append(wanted.all, w)
		wanted.carry(c)
		if err := spend.Memory(ctx, int64(200+2*len(text))); err != nil {
			return err
		}
	}
	p.found = append(p.found, told()...)
	for _, text := range slices.Concat(by.Told(), idle.Told(p.Labeling)) {
		if f.id == "" {
			p.found = append(p.found, config.Warning{Layer: p.ID, Text: text})
		}
	}
	return wanted.prioritise(ctx, first, p)
}

// overridden is the text of a feature's label, what is done with it by hand, and how that
// is called.
func overridden(p *placedLayer, feature layers.Feature, seen visible, by *lettering.Overrides, text string) (string, config.LabelOverride, string) {
	keys := []string{featureID(seen, feature), text}
	if p.Labeling.OverrideBy != "" {
		key, _ := seen.lookUp(p.Labeling.OverrideBy)
		keys = []string{key}
	}
	byHand := by.Find(keys...)
	if byHand.Text != "" {
		text = byHand.Text
	}
	return text, byHand, cmp.Or(append([]string{byHand.Key}, keys...)...)
}

// labels reports whether what is seen of a feature may get a label: it is not nothing,
// and no point outside of the frame.
func (f *frame) labels(shown geom.T) bool {
	if shown == nil || shown.Empty() {
		return false
	}
	at, ok := shown.(*geom.Point)
	return !ok || f.keepsLabel(at.X(), at.Y())
}

// labelTexts is what the text of a feature's label is, by a column or by a template,
// and what is to be told of it when all have been asked for.
func labelTexts(p *placedLayer) (text func(visible) string, told func() []config.Warning) {
	if p.Labeling.Template == nil {
		key := p.labelColumn()
		return func(seen visible) string {
			text, _ := seen.lookUp(key)
			return text
		}, func() []config.Warning { return nil }
	}
	r := newReckoning(p, "labeling.template", p.Labeling.Template)
	return func(seen visible) string { return r.value(seen.record).String() }, r.told
}

// prioritise tells the labels of a layer, which are those from the first one on, how much they
// are worth.
func (w *wantedLabels) prioritise(ctx context.Context, first int, p *placedLayer) error {
	if p.Labeling.Priority == "" {
		return nil
	}
	values, err := w.priorities(ctx, first, p)
	if err != nil {
		return err
	}
	none := 0
	for _, v := range values {
		if math.IsNaN(v) {
			none++
		}
	}
	if 2*none > len(values) && p.frame.id == "" { // of a few it matters little
		p.found = append(p.found, config.Warning{Layer: p.ID, Text: fmt.Sprintf("labeling.priority: %d of %d labels have no number in %q; they come last", none, len(values), p.Labeling.Priority)})
	}
	for i, priority := range label.Priorities(values) {
		w.texts.Prioritise(first+i, priority)
	}
	return nil
}

// priorities are the numbers of a column or of an expression by which labels matter, NaN for none.
func (w *wantedLabels) priorities(ctx context.Context, first int, p *placedLayer) ([]float64, error) {
	e, err := p.Labeling.PriorityExpression(p.read.carries)
	if err != nil {
		return nil, err
	}
	values := make([]float64, len(w.all)-first)
	if e != nil {
		r := newReckoning(p, "labeling.priority", e)
		steps := heed.Every(ctx, 1) // since an expression may take a millisecond
		for i := range values {
			if err := steps.Take(1); err != nil {
				return nil, err
			}
			values[i] = worth(r.value(w.seen(first + i).record))
		}
		p.found = append(p.found, r.told()...)
		return values, nil
	}
	column, lowest := p.Labeling.PriorityColumn()
	for i := range values {
		text, _ := w.seen(first + i).lookUp(column)
		values[i] = worth(layers.Text(text))
		if lowest {
			values[i] = -values[i]
		}
	}
	return values, nil
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
func wantLabel(p *placedLayer, of geom.T, seen visible, sheet *styles.Sheet, w label.Wanted) label.Wanted {
	if len(w.Lines) == 0 {
		return w
	}
	style := sheet.Plain(labelStyle(sheet, p, "label", &seen))
	w.Font, w.Halo = label.FontOf(style), lettering.Beyond(style)
	w.Anchor, _ = style.Get("text-anchor")
	_, w.Spaced = style.Get("letter-spacing")
	if p.Labeling.Buffer {
		w.Halo = max(w.Halo, lettering.Beyond(sheet.Plain(labelStyle(sheet, p, "label-buffer", &seen))))
	}
	symbol := symbolStyle(sheet, p, of, seen)
	w.Radius = lettering.Beyond(sheet.Plain(symbol))
	if shapeOf(of) != styles.Line {
		w.Radius += radiusOf(symbol)
	}
	w.Unseen = lettering.Unseen(sheet.Plain(symbol))
	return w
}

// keepsLabel reports whether a label at this point is drawn: in the frame or on its edge,
// or anywhere where nothing is cut.
func (f *frame) keepsLabel(x, y float64) bool {
	return !math.IsNaN(x) && (!f.cuts() || f.rect.Grown(roundedOff).Has(x, y))
}

// roundedOff is how far, in pixels, what lies on the edge of a frame may be beyond it, as
// coordinates are rounded: points at 180 degrees, or those that the frame is made for.
const roundedOff = 1e-6

// within is the part of a geometry that lies in the frame, without the margin
// around it; the whole where nothing is cut.
func (f *frame) within(g geom.T) geom.T {
	if !f.cuts() {
		return g
	}
	if isPoints(g) {
		return projection.ClipToBox(g, f.rect.Grown(roundedOff))
	}
	return projection.ClipToBox(g, f.rect)
}

// obstacleKinds numbers the layers that labels must not stand on.
func obstacleKinds(placed []*placedLayer) map[string]int {
	kinds := map[string]int{}
	for _, p := range placed {
		if !p.drawn || p.Labeling == nil {
			continue
		}
		for _, id := range p.Labeling.Obstacles.Layers {
			if kinds[id] == 0 {
				kinds[id] = len(kinds) + 1
			}
		}
	}
	return kinds
}

// kindOfRim is the kind of the edge of the globe, and of what is not the globe: names of areas
// and lines stand within it.
const kindOfRim = -1

// kinds are those that the labels of a layer must not stand on, of points and of others.
type kinds struct{ points, others []int }

// keptOff is what a layer's labels must not stand on: what it names, and for areas and lines
// the rim.
func keptOff(p *placedLayer, numbers map[string]int) kinds {
	var off []int
	for _, id := range p.Labeling.Obstacles.Layers {
		off = append(off, numbers[id])
	}
	return kinds{off, append(slices.Clip(off), kindOfRim)}
}

func (k kinds) of(feature geom.T) []int {
	if _, point := feature.(*geom.Point); point {
		return k.points
	}
	return k.others
}

// groundOf adds to a page what labels had better not stand on, or must not: the lines,
// edges and points of layers.
func groundOf(f *frame, placed []*placedLayer, sheet *styles.Sheet, kinds map[string]int, page *label.Page) {
	var packs []iter.Seq[place.Line]
	for _, p := range placed {
		kind := kinds[p.ID]
		if !p.drawn && kind == 0 {
			continue
		}
		w := weightsOf(p, kind)
		hidden := kind == 0 && lettering.Unseen(sheet.Plain(sheet.GroupStyle(p.element("", p.StyleClasses()))))
		silent := p.silent
		if p.Labeling == nil {
			silent = p.features
		}
		for _, feature := range silent {
			if r := symbolRadius(p, feature, sheet); r > 0 {
				page.Lines = append(page.Lines, w.Circles(feature.Geometry, r)...)
			}
		}
		for _, feature := range p.features {
			if p.Labeling != nil {
				page.Keep = append(page.Keep, f.halfOutside(p, feature, sheet)...)
			}
			if !hidden || !p.hidesLine(feature, sheet) {
				for line := range w.Lines(feature.Geometry) {
					page.Lines = append(page.Lines, line)
				}
			}
			if kind > 0 {
				page.Areas = append(page.Areas, w.Areas(feature.Geometry)...)
			}
			if w.Kind == kindOfRim {
				page.Areas = append(page.Areas, f.offTheGlobe(feature.Geometry)...)
			}
		}
		if p.read.reading == streamed {
			packs = append(packs, w.Packed(p.packed.marks))
		}
	}
	if len(packs) > 0 {
		page.More = func(yield func(place.Line) bool) {
			for _, lines := range packs {
				for line := range lines {
					if !yield(line) {
						return
					}
				}
			}
		}
	}
}

// offTheGlobe is what is not the globe in a frame that shows it as this.
func (f *frame) offTheGlobe(globe geom.T) []place.Area {
	around := f.rect.Grown(f.rect.Width() + f.rect.Height())
	off := place.Area{Kind: kindOfRim, Rings: [][]float64{{
		around.MinX, around.MinY, around.MaxX, around.MinY, around.MaxX, around.MaxY, around.MinX, around.MaxY, around.MinX, around.MinY,
	}}}
	for polygon := range flat.Polygons(globe) {
		for _, ring := range polygon.Rings() {
			off.Rings = append(off.Rings, ring)
		}
	}
	return []place.Area{off}
}

// halfOutside are the boxes of the circles that reach into a frame from points outside of it,
// which get no label themselves.
func (f *frame) halfOutside(p *placedLayer, feature layers.Feature, sheet *styles.Sheet) []render.Box {
	var boxes []render.Box
	for at := range flat.Points(feature.Geometry) {
		if f.keepsLabel(at[0], at[1]) {
			continue
		}
		r := symbolRadius(p, feature, sheet)
		box := render.Box{MinX: at[0] - r, MinY: at[1] - r, MaxX: at[0] + r, MaxY: at[1] + r}
		if r > 0 && box.Meets(f.rect) {
			boxes = append(boxes, box)
		}
	}
	return boxes
}

// weightsOf is how bad it is for a label to stand on what a layer draws.
func weightsOf(p *placedLayer, kind int) lettering.Weights {
	_, sea := p.Special.(special.Sea)
	switch {
	case !p.drawn:
		return lettering.Weights{Kind: kind}
	case sea && kind == 0:
		return lettering.Weights{Line: lettering.OnDecoration, Edge: lettering.OnDecoration, Kind: kindOfRim}
	case isDecoration(p.Layer):
		return lettering.Weights{Line: lettering.OnDecoration, Edge: lettering.OnDecoration, Kind: kind}
	}
	return lettering.Weights{Line: lettering.OnLine, Edge: lettering.OnEdge, Kind: kind}
}

// symbolRadius is how far the circles of a feature's points reach, with their stroke; 0
// where it has none.
func symbolRadius(p *placedLayer, feature layers.Feature, sheet *styles.Sheet) float64 {
	for range flat.Points(feature.Geometry) {
		seen := visible{attributesOf(p, feature.Record), feature.Record}
		style := symbolStyle(sheet, p, feature.Geometry, seen)
		return radiusOf(style) + lettering.Beyond(sheet.Plain(style))
	}
	return 0
}

// stepsOfLabels are so many labels looked at as take a millisecond or so.
const stepsOfLabels = 4096
