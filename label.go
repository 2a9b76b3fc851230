package kartograph

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/compact"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/lettering"
	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/internal/text/brief"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/render/label"
	"github.com/seed-898ab921/kartograph/render/label/place"
	"github.com/seed-898ab921/kartograph/styles"
)

// wantedLabel is a text that a feature asks for.
type wantedLabel struct {
	layer      *placedLayer
	attributes []render.Attribute
	// feature is the id of the feature, as the data have it, and number which of the layer's
	// it is.
	feature string
	number  int32
	// nth is how many features of the layer before it have the same id.
	nth int32
	// key is how overrides name it.
	key string
	// idle is why the label is not even looked for a place: hidden by hand, or its feature
	// is too small; empty where it is.
	idle string
}

// seen is what stylesheets see of the feature.
func (w *wantedLabel) seen() visible {
	return visible{w.attributes, w.layer.features[w.number].Record}
}

// lettered is how a frame is labelled.
type lettered struct {
	sheet *styles.Sheet
	page  label.Page
	// explain is the label whose place is to be explained.
	explain string
	// beneath is what is drawn in the frame, on which texts have to be read; none where the
	// page's own stylesheet decides what all looks like.
	beneath []render.Group
}

// labelFrame makes the texts of all labelled layers of a frame, which are
// placed together on a page: for each layer the halo first, when it has one, then
// the text.
func labelFrame(ctx context.Context, f *frame, placed []*placedLayer, l lettered) ([]render.Group, error) {
	sheet, page := l.sheet, l.page
	kinds := obstacleKinds(placed)
	wanted := &wantedLabels{texts: &label.List{}}
	for _, p := range placed {
		if p.drawn && p.Labeling != nil {
			if err := wanted.add(ctx, p, sheet, keptOff(p, kinds)); err != nil {
				return nil, err
			}
		}
	}
	if f.cuts() {
		page.Frame = f.rect.Grown(-min(frameGap, f.rect.Width()/10, f.rect.Height()/10))
	}
	if len(wanted.all) > 0 {
		groundOf(f, placed, sheet, kinds, &page)
	}
	all, err := spend.Promptly(ctx, func() (map[*placedLayer]labels, error) { return placeLabels(ctx, wanted, page, l.explain) })
	if err != nil {
		return nil, err
	}
	var groups []render.Group
	var ground []grounded
	if len(wanted.all) > 0 {
		if ground, err = groundsUnder(ctx, placed, l.beneath, sheet); err != nil {
			return nil, err
		}
	}
	for _, p := range placed {
		if !p.drawn || p.Labeling == nil {
			continue
		}
		haloed := all[p].placed
		if !p.Labeling.Buffer {
			haloed = p.ink(ground, haloed)
		}
		if p.Labeling.Buffer || len(haloed) > 0 {
			groups = append(groups, variedLabels(p, haloed, sheet, "label-buffer"))
		}
		groups = append(groups, variedLabels(p, all[p].placed, sheet, "label"))
		p.labels, p.texts = all[p].reports, all[p].boxes
		p.found = append(p.found, all[p].warning(p)...)
		if err := heed.Err(ctx); err != nil {
			return nil, err
		}
	}
	return groups, nil
}

// wantedLabels are those of a frame, and the texts that they ask for, by the same numbers.
type wantedLabels struct {
	all   []wantedLabel
	texts *label.List
}

// frameGap is how far labels keep from the edge of a frame, in pixels; less in small ones.
const frameGap = 2

// placedLabel is a text where it stands, with what stylesheets see of its
// feature.
type placedLabel struct {
	form    render.Form
	seen    visible
	feature string
	nth     int
	// size is the font size, and spacing what stands behind each letter, or 0 where it is as
	// the style says.
	size, spacing float64
	// boxes are what it covers, and inks is how it is drawn there under each condition of the
	// stylesheet (none is the zero one), as its style has it where there is nothing.
	boxes []place.Box
	inks  map[styles.Condition]lettering.Ink
}

// computed is what the map itself says of the look of a label or its halo, above themes and
// below the map's own stylesheet, under a condition. A halo that is wanted under that alone is
// a stroke of the label's own, as halos are texts that are there always.
func (l *placedLabel) computed(kind string, when styles.Condition) styles.Style {
	ink, ok := l.inks[when]
	haloed := l.inks[styles.Condition{}].Halo != ""
	switch {
	case kind == "label" && ink.Fill != "" && ink.Halo != "" && !haloed:
		return styles.Over(lettering.HaloOf(ink.Halo), styles.Style{{Name: "fill", Value: ink.Fill}, {Name: "paint-order", Value: "stroke"}})
	case kind == "label" && ink.Fill != "":
		return styles.Style{{Name: "fill", Value: ink.Fill}}
	case kind == "label-buffer" && ink.Halo != "":
		return lettering.HaloOf(ink.Halo)
	case kind == "label-buffer" && ok && haloed:
		return styles.Style{{Name: "fill", Value: "none"}, {Name: "stroke", Value: "none"}}
	}
	return nil
}

// labels is what became of a layer's labels: those that stand somewhere, the
// texts of those that have no room, and what is to be reported of each.
type labels struct {
	placed  []placedLabel
	leftOut []string
	reports []LabelReport
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
		names += ", " + strconv.Quote(brief.Of(name))
	}
	if n > leftOutShown {
		names += ", ..."
	}
	text := fmt.Sprintf("%d of %d labels have no room and are left out: %s", n, n+len(l.placed), names[2:])
	return []config.Warning{{Layer: p.ID, Text: text}}
}

// placeLabels decides where the wanted labels of a frame stand, and tells for each
// layer what became of them.
func placeLabels(ctx context.Context, of *wantedLabels, page label.Page, explain string) (map[*placedLayer]labels, error) {
	layout, asked, err := layLabels(ctx, of, page)
	if err != nil {
		return nil, err
	}
	wanted := of.all
	all, stands, times := map[*placedLayer]labels{}, make([]*label.Placed, len(wanted)), make([]int32, len(wanted))
	steps := heed.Every(ctx, stepsOfLabels)
	for i := range layout.Placed {
		if err := steps.Take(1); err != nil {
			return nil, err
		}
		p := &layout.Placed[i]
		w := &wanted[asked[p.Wanted]]
		l := all[w.layer]
		size := p.Size
		if size == of.texts.At(asked[p.Wanted]).Font.Size {
			size = 0
		}
		l.placed = append(l.placed, placedLabel{directed(p.Form()), w.seen(), w.feature, int(w.nth), size, p.Spacing, p.Boxes, nil})
		l.boxes = append(l.boxes, p.Boxes...)
		all[w.layer] = l
		times[asked[p.Wanted]]++
		if stands[asked[p.Wanted]] == nil {
			stands[asked[p.Wanted]] = p
		}
	}
	for p, n := range wantedOf(wanted) {
		l := all[p]
		l.reports = make([]LabelReport, 0, n)
		all[p] = l
	}
	if explain == "" {
		layout = nil // what has to be told takes memory as well
	}
	var numbers []int // of those to be explained, in the layout
	var explained []*LabelReport
	for i := range wanted {
		if err := steps.Take(1); err != nil {
			return nil, err
		}
		w := &wanted[i]
		l := all[w.layer]
		r := reportLabel(w, of.texts.Lines(i), stands[i])
		r.Times = int(times[i])
		l.reports = append(l.reports, r)
		if explain != "" && (r.Text == explain || r.Feature == explain) {
			if k, ok := slices.BinarySearch(asked, i); ok {
				numbers, explained = append(numbers, k), append(explained, &l.reports[len(l.reports)-1])
			}
		}
		if r.Outcome == LabelNoRoom {
			l.leftOut = append(l.leftOut, r.Text)
		}
		all[w.layer] = l
	}
	if compact.Program || len(numbers) == 0 { // the web's program has nowhere to say it
		return all, nil
	}
	return all, explainLabels(ctx, layout, numbers, explained)
}

// layLabels places the labels of a frame. Where more of a layer stand than it may have,
// those that matter least become idle, and the rest is placed again. asked has the
// number of each label of the layout among the wanted ones.
func layLabels(ctx context.Context, wanted *wantedLabels, page label.Page) (layout *label.Layout, asked []int, err error) {
	steps := heed.Every(ctx, stepsOfLabels)
	for range 2 {
		asked = asked[:0]
		on := page
		on.Lines = slices.Clip(page.Lines)
		for i := range wanted.all {
			if err := steps.Take(1); err != nil {
				return nil, nil, err
			}
			if wanted.all[i].idle == "" {
				asked = append(asked, i)
			} else if own := wanted.texts.At(i); own.Feature != nil && own.Radius > 0 { // the symbol is drawn all the same
				on.Lines = append(on.Lines, lettering.Weights{}.Circles(own.Feature, own.Radius)...)
			}
		}
		texts := wanted.texts
		if len(asked) < texts.Len() {
			texts = texts.Only(asked)
		}
		if layout, err = label.LayList(ctx, texts, on); err != nil {
			return nil, nil, err
		}
		if !dropSurplus(wanted, layout, asked) {
			break
		}
	}
	return layout, asked, nil
}

// dropSurplus makes those labels idle that are more than their layer may have, and
// all that have no room there, and reports whether there are any.
func dropSurplus(of *wantedLabels, layout *label.Layout, asked []int) bool {
	standing, dropped, wanted := map[*placedLayer][]int{}, false, of.all
	stands := make([]bool, len(wanted))
	for _, p := range layout.Placed {
		i := asked[p.Wanted]
		if !stands[i] {
			standing[wanted[i].layer] = append(standing[wanted[i].layer], i)
		}
		stands[i] = true
	}
	for p, numbers := range standing {
		surplus := lettering.Surplus(numbers, of.texts.Priority, p.Labeling.MaxLabels)
		if len(surplus) == 0 {
			continue
		}
		dropped = true
		for _, i := range surplus {
			wanted[i].idle = LabelSurplus
		}
		for i := range wanted {
			if wanted[i].layer == p && !stands[i] && wanted[i].idle == "" {
				wanted[i].idle = LabelSurplus
			}
		}
	}
	return dropped
}

// directed is a text that keeps its order.
func directed(f render.Form) render.Form {
	switch f := f.(type) {
	case render.Text:
		f.Lines = lettering.Directed(f.Lines)
		return f
	case render.TextAlong:
		f.Text = lettering.Directed([]string{f.Text})[0]
		return f
	}
	return f
}

// variedLabels are a group of labels as it is under all conditions of a stylesheet.
func variedLabels(p *placedLayer, labels []placedLabel, sheet *styles.Sheet, kind string) render.Group {
	return render.Vary(sheet, func(sheet *styles.Sheet) render.Group { return labelGroup(p, labels, sheet, kind) })
}

// labelGroup turns placed labels into a group of texts named LAYER-kind.
func labelGroup(p *placedLayer, labels []placedLabel, sheet *styles.Sheet, kind string) render.Group {
	id, classes := p.ID+"-"+kind, []string{kind}
	group := render.Group{ID: p.frame.prefix() + id, Classes: classes, Hidden: kind == "label-buffer"}
	if kind == "label" {
		group.Classes = append(classes, p.Classes...)
	}
	group.Style = labelStyle(sheet, p, kind, nil)
	group.Marks = make([]render.Mark, 0, len(labels))
	for _, l := range labels {
		style := labelLook(sheet, p, kind, &l)
		if l.size > 0 {
			style = styles.Over(style, styles.Style{{Name: "font-size", Value: strconv.FormatFloat(l.size, 'f', -1, 64) + "px"}})
		}
		if l.spacing > 0 {
			style = styles.Over(style, styles.Style{{Name: "letter-spacing", Value: strconv.FormatFloat(l.spacing, 'f', -1, 64) + "px"}})
		}
		mark := render.Mark{Form: l.form, Style: styles.Differences(group.Style, style)}
		if kind == "label" {
			mark.Key, mark.Nth, mark.Attributes = keyOf(p, l.feature), l.nth, l.seen.attributes
		}
		group.Marks = append(group.Marks, mark)
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
	if seen != nil {
		return labelLook(sheet, p, kind, &placedLabel{seen: *seen})
	}
	return labelLook(sheet, p, kind, nil)
}

// labelLook is the style of a placed label or of its halo, that of the whole group where it
// is nil.
func labelLook(sheet *styles.Sheet, p *placedLayer, kind string, l *placedLabel) styles.Style {
	style := labelDefaults()
	for _, k := range []string{"label", "label-buffer"} {
		e := p.element("-"+k, labelClasses(p, k))
		own := sheet.GroupStyle(e)
		if l != nil {
			e.Computed = l.computed(k, sheet.When())
			own = featureStyle(sheet, e, l.seen)
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
