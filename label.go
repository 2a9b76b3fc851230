package kartograph

import (
	"context"
	"math"

	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/render/label"
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
// placed together and clear of what is in keep: for each layer the halo first,
// when it has one, then the text.
func labelFrame(ctx context.Context, f *frame, placed []*placedLayer, sheet *styles.Sheet, keep []render.Box) ([]render.Group, error) {
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
	texts, err := spend.Promptly(ctx, func() (map[*placedLayer][]placedLabel, error) { return placeLabels(f, wanted, keep), nil })
	if err != nil {
		return nil, err
	}
	var groups []render.Group
	for _, p := range placed {
		if !p.drawn || p.Labeling == nil {
			continue
		}
		if p.Labeling.Buffer {
			groups = append(groups, variedLabels(p, texts[p], sheet, "label-buffer"))
		}
		groups = append(groups, variedLabels(p, texts[p], sheet, "label"))
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
}

// placeLabels decides where the wanted labels of a frame stand, and lists for
// each layer those that have room.
func placeLabels(f *frame, wanted []wantedLabel, keep []render.Box) map[*placedLayer][]placedLabel {
	asked := make([]label.Wanted, len(wanted))
	for i, w := range wanted {
		asked[i] = w.Wanted
	}
	texts := map[*placedLayer][]placedLabel{}
	for _, p := range label.Place(asked, label.Page{Frame: f.rect, Keep: keep}) {
		w := wanted[p.Wanted]
		texts[w.layer] = append(texts[w.layer], placedLabel{p.Text, w.seen})
	}
	return texts
}

// wantLabels lists the texts of a layer's visible features.
func wantLabels(ctx context.Context, f *frame, p *placedLayer, sheet *styles.Sheet) ([]wantedLabel, error) {
	var wanted []wantedLabel
	for _, feature := range p.features {
		seen := visible{attributesOf(p, feature.Record), feature.Record}
		text, _ := seen.lookUp(p.Labeling.Key)
		lines := label.Lines(text, p.Labeling.SplitChars, p.Labeling.SplitAt)
		if len(lines) == 0 {
			continue
		}
		x, y, err := labelPoint(ctx, f, p, feature)
		if err != nil {
			return nil, err
		}
		if !f.keepsLabel(x, y) {
			continue
		}
		style := labelStyle(sheet, p, "label", &seen)
		w := wantedLabel{label.Wanted{Lines: lines, X: x, Y: y, Size: sheet.Plain(style).FontSize()}, p, seen}
		w.Anchor, _ = style.Get("text-anchor")
		if _, point := feature.Geometry.(*geom.Point); point {
			w.Beside = radiusOf(featureStyle(sheet, p.element("", p.Classes), seen))
		}
		wanted = append(wanted, w)
		if err := spend.Memory(ctx, int64(200+2*len(text))); err != nil {
			return nil, err
		}
	}
	return wanted, nil
}

// labelPoint is where the label of a feature stands, NaN where it has none.
func labelPoint(ctx context.Context, f *frame, p *placedLayer, feature layers.Feature) (x, y float64, err error) {
	at, err := heeding(ctx, feature.Geometry, func() [2]float64 {
		shown := f.within(feature.Geometry)
		if area := label.Area(shown); area > 0 && area < p.Labeling.MinArea {
			return [2]float64{math.NaN(), math.NaN()}
		}
		x, y, ok := label.Point(shown, string(p.Labeling.Position))
		if !ok {
			return [2]float64{math.NaN(), math.NaN()}
		}
		return [2]float64{x, y}
	})
	return at[0], at[1], err
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
	for _, l := range labels {
		style := labelStyle(sheet, p, kind, &l.seen)
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
		e := p.element("-"+k, []string{k})
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
