package kartograph

import (
	"slices"
	"strconv"

	"github.com/seed-898ab921/kartograph/internal/compact"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/lettering"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/render/label/place"
	"github.com/seed-898ab921/kartograph/styles"
)

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

// reporting is what became of the labels of a frame, where they stand first and how often, and what
// is asked of them.
type reporting struct {
	*wantedLabels
	all    []labels
	stands map[int]stood
	asking
}

// outcome is what became of a label.
func (r *reporting) outcome(i int) string {
	switch idle := r.wantedLabels.all[i].idle; {
	case r.stands[i].first != nil:
		return LabelPlaced
	case idle != 0:
		return idle.outcome()
	}
	return LabelNoRoom
}

// count counts what became of the labels of each layer, and decides whether all have to be told of.
func (r *reporting) count(steps *heed.Steps) error {
	named := false
	for i := range r.wantedLabels.all {
		if err := steps.Take(1); err != nil {
			return err
		}
		l := &r.all[r.wantedLabels.all[i].layer]
		l.wanted++
		if r.named(i) {
			l.named++
			named = true
		}
		switch r.outcome(i) {
		case LabelPlaced:
			l.standing++
		case LabelNoRoom:
			if l.leftOut++; l.leftOut <= leftOutShown {
				l.noRoom = append(l.noRoom, r.texts.Text(i))
			}
		}
	}
	r.onlyExplained = r.onlyExplained && (named || r.explain == "")
	return nil
}

// named reports whether a label is to be explained.
func (r *reporting) named(i int) bool {
	return !compact.Program && r.explain != "" && (r.texts.Text(i) == r.explain || r.carriedBy(i).feature == r.explain)
}

// report tells what became of labels, and which of those that were looked for a place, by their
// numbers there, are to be explained.
func (r *reporting) report(steps *heed.Steps, asked []int32) (numbers []int, explained []*LabelReport, err error) {
	for i := range r.all {
		l := &r.all[i]
		n := l.wanted
		if r.onlyExplained {
			n = l.named
		}
		l.reports = make([]LabelReport, 0, n)
	}
	for i := range r.wantedLabels.all {
		if err := steps.Take(1); err != nil {
			return nil, nil, err
		}
		named := r.named(i)
		if !named && r.onlyExplained {
			continue
		}
		l := &r.all[r.wantedLabels.all[i].layer]
		l.reports = append(l.reports, r.reportLabel(i))
		if compact.Program || !named {
			continue
		}
		if k, ok := slices.BinarySearch(asked, int32(i)); ok {
			numbers, explained = append(numbers, k), append(explained, &l.reports[len(l.reports)-1])
		}
	}
	return numbers, explained, nil
}
