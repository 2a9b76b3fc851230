package kartograph

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/compact"
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/groups"
	"github.com/seed-898ab921/kartograph/internal/pick"
	"github.com/seed-898ab921/kartograph/internal/text/brief"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/special"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/render/label"
	"github.com/seed-898ab921/kartograph/styles"
	"github.com/seed-898ab921/kartograph/styles/scale"
)

// Report tells what was done to make a map.
type Report struct {
	// Stages are in the order in which they ran.
	Stages []StageReport
	Layers []LayerReport
	// Labels lists what became of each label, by view and layer.
	Labels []LabelReport
	// Joined lists, for joins with export-ids, the ids of each group.
	Joined []JoinReport
	// Scales are those of classified layers: what each class is drawn with, how many
	// features it has, and how well classes stand for the values.
	Scales []*scale.Scale
	// Projection names the projection in words, with what "auto" became.
	Projection string
}

// StageReport is how long one stage took.
type StageReport struct {
	// Name is what the stage does, Duration how long it took.
	Name     string
	Duration time.Duration
}

// LayerReport counts what became of one layer: features, and the vertices of
// those that the filter kept, before (degrees) and after (pixels, as drawn).
type LayerReport struct {
	ID string
	// View is the id of the inset that the layer was drawn in; empty for
	// the map itself, which lists all layers.
	View string
	// Read, Filtered and Drawn count features: those of the source, those that the filter left
	// out, and those on the map.
	Read, Filtered, Drawn int
	// VerticesRead and VerticesDrawn count the points of features read and drawn.
	VerticesRead, VerticesDrawn int
	// Labels are drawn; Unlabelled ones had no room.
	Labels, Unlabelled int
}

// LabelReport is what became of one label.
type LabelReport struct {
	// Layer and View are where it stands, by their ids; View is empty for the map itself.
	Layer, View string
	// Feature is the id of its feature, empty where it has none.
	Feature string
	// Text is what it says, as it was wanted, in one line.
	Text string
	// Outcome is LabelPlaced, LabelNoRoom, ...
	Outcome string
	// Place is where a label stands: "ne", "inside", "along, above"; Strategies are what
	// was done to its text to give it room: "stack", "shorten", "smaller". Times is how often
	// it stands, along lines.
	Place      string
	Strategies []string
	Times      int
	// Key is how "overrides" name it. Box is what it covers of the page, in pixels, as it
	// stands first; nothing where it does not.
	Key string
	Box render.Box
	// Why are lines of text that tell of all places where it might have stood; nil where
	// nobody asked (Options.ExplainLabel).
	Why []string
}

// What becomes of labels.
const (
	// LabelPlaced stands on the map.
	LabelPlaced = "placed"
	// LabelNoRoom found no room.
	LabelNoRoom = "no room"
	// LabelSurplus is beyond max-labels.
	LabelSurplus = "beyond max-labels"
	// LabelTooSmall is of a feature smaller than min-area.
	LabelTooSmall = "feature smaller than min-area"
	// LabelHidden is hidden by an override.
	LabelHidden = "hidden"
)

// FeatureReport tells of one feature that a layer draws, and why it looks as it does.
type FeatureReport struct {
	Layer, View string
	// ID is its id, empty where it has none.
	ID string
	// Record is its whole record, and Attributes are what it has in the SVG.
	Record     layers.Record
	Attributes []render.Attribute
	// Classes are those that its scales give it, and Computed how these draw it.
	Classes  []string
	Computed styles.Style
	// Rules are those of the stylesheet that apply to it, the weakest first, and Style
	// what comes of all.
	Rules []styles.Match
	Style styles.Style
}

// reach is how far from a line or point a feature is still meant, in pixels.
const reach = 6

// FeatureAt tells of the uppermost feature that a layer draws at a place of the page, in
// pixels; of lines and points the nearest within 6 pixels. Group is the id of the layer's
// group, without the id-prefix of the config's export: LAYER, or VIEW-LAYER in an inset. It is false where there is none, and of layers so large
// that they are not held, or whose coordinates are gone (Options.OnlySVG).
func (m *Map) FeatureAt(group string, x, y float64) (report FeatureReport, ok bool) {
	for i, f := range m.worked.frames {
		for _, p := range m.worked.placed[i] {
			if f.prefix()+p.ID != group || !p.drawn || p.letsGo {
				continue
			}
			best, nearest := -1, float64(reach)
			for k := range p.features {
				if d := pick.Distance(p.features[k].Geometry, x, y); d < nearest || d == nearest && best >= 0 {
					best, nearest = k, d
				}
			}
			if best < 0 {
				return FeatureReport{}, false
			}
			return m.featureOf(p, p.features[best]), true
		}
	}
	return FeatureReport{}, false
}

// featureOf tells of a feature of a layer.
func (m *Map) featureOf(p *placedLayer, feature layers.Feature) FeatureReport {
	attributes, class := attributesOf(p, feature.Record), p.classOf(feature.Record)
	e, seen := class.on(p.element("", p.StyleClasses())), visible{append(slices.Clip(attributes), class.attributes...), feature.Record}
	e.Attribute, e.Shape = seen.lookUp, shapeOf(feature.Geometry)
	return FeatureReport{
		Layer: p.ID, View: p.frame.id, ID: featureID(seen, feature), Record: feature.Record, Attributes: seen.attributes,
		Classes: class.classes, Computed: class.style, Rules: m.sheet.Explain(e), Style: m.sheet.Style(e),
	}
}

// reportLabel tells what became of a label.
func (r *reporting) reportLabel(i int) LabelReport {
	p, stands := r.layer(i), r.stands[i]
	told := LabelReport{Layer: p.ID, View: p.frame.id, Feature: r.carriedBy(i).feature, Text: r.texts.Text(i), Times: stands.times, Key: r.wantedLabels.all[i].key, Outcome: r.outcome(i)}
	if first := stands.first; first != nil {
		told.Place, told.Box = first.Where, flat.Nothing[render.Box]()
		for _, b := range first.Boxes {
			told.Box = told.Box.With(b.Bounds())
		}
		for _, how := range first.How {
			told.Strategies = append(told.Strategies, string(how))
		}
	}
	return told
}

// explainLabels tells why labels, by their numbers in a layout, stand where they do.
func explainLabels(ctx context.Context, layout *label.Layout, numbers []int, to []*LabelReport) error {
	if len(numbers) == 0 {
		return nil
	}
	why, err := layout.ExplainAll(ctx, numbers)
	for i := range why {
		to[i].Why = why[i]
	}
	return err
}

// JoinReport is what a join with export-ids made of its features.
type JoinReport struct {
	// Layer is the id of the layer.
	Layer string
	// IDs is a JSON object: the groups' names, each with the ids of its
	// members, in order.
	IDs string
}

// stopwatch writes the time since the last lap into a report.
type stopwatch struct {
	report *Report
	last   time.Time
}

func newStopwatch(r *Report) *stopwatch { return &stopwatch{r, time.Now()} }

// lap ends a stage; one that comes twice in a row is told as one.
func (s *stopwatch) lap(name string) {
	now := time.Now()
	took, last := now.Sub(s.last), len(s.report.Stages)-1
	s.last = now
	if !compact.Program && last >= 0 && s.report.Stages[last].Name == name {
		s.report.Stages[last].Duration += took
		return
	}
	s.report.Stages = append(s.report.Stages, StageReport{name, took})
}

// layer counts what a frame drew of a layer.
func (r *Report) layer(f *frame, p *placedLayer) {
	if f.id != "" && !p.drawn {
		return
	}
	l := LayerReport{
		ID: p.ID, View: f.id,
		Read:         p.read.count.features + p.read.count.dropped,
		Filtered:     p.read.count.dropped,
		VerticesRead: p.read.count.vertices,
		Labels:       p.labelled,
		Unlabelled:   p.unlabelled,
	}
	if r.Labels == nil {
		r.Labels = slices.Clip(p.labels)
	} else {
		r.Labels = append(r.Labels, p.labels...)
	}
	switch {
	case p.read.reading == streamed:
		l.Drawn, l.VerticesDrawn = p.packed.drawn, p.packed.vertices
	case p.drawn:
		l.Drawn, l.VerticesDrawn = len(p.features)+p.let, countVertices(p.features)+p.gone
	}
	r.Layers = append(r.Layers, l)
}

// tell reports what became of the layers of a frame.
func (m *Map) tell(f *frame, placed []*placedLayer) {
	for _, p := range placed {
		m.Warnings = append(m.Warnings, p.found...)
		m.Report.layer(f, p)
		if f.id == "" && p.drawn && p.Special == nil {
			m.Warnings = append(m.Warnings, p.attributeWarnings()...)
		}
		if len(p.exported) > 0 && f.id == "" {
			m.Report.Joined = append(m.Report.Joined, JoinReport{p.ID, string(groups.Export(p.exported))})
		}
	}
}

// warn puts the warnings together: first those of the config and of what was
// read, then what was found on the way, at the end more. What insets repeat of
// the map counts once.
func (m *Map) warn(ctx context.Context, w *worked, sheet *styles.Sheet, more []config.Warning) {
	found := append(slices.Clone(m.config.Warnings), w.remarks...)
	drawn := map[string]bool{}
	for _, l := range m.Report.Layers {
		drawn[l.ID] = drawn[l.ID] || l.Drawn > 0
	}
	for k, r := range w.read {
		found = append(append(found, r.told(ctx, sheet)...), w.absent(k, drawn)...)
	}
	found = append(append(found, m.Warnings...), more...)
	m.Warnings = nil
	seen := map[config.Warning]bool{}
	for _, w := range found {
		w.Text = brief.Message(w.Text)
		if !seen[w] {
			m.Warnings = append(m.Warnings, w)
		}
		seen[w] = true
	}
}

// absent tells of a layer that is to be drawn and of which nothing is on the map, in no
// frame; drawn are the layers of which something is. Built-in maps lie where they are said to lie,
// and many a map has them for what may be there: of them it is told where nothing of any source is
// on the map.
func (w *worked) absent(k int, drawn map[string]bool) []config.Warning {
	r := w.read[k]
	wanted := slices.ContainsFunc(w.placed, func(in []*placedLayer) bool { return in[k].drawn })
	if w.options.Several || !wanted || drawn[r.ID] || r.croppedAway() != nil {
		return nil
	}
	text := ""
	switch {
	case r.Special != nil && r.Special.Name() == special.Route{}.Name():
		text = "nothing of the route is on the map; check the bounds, and its stops: longitude, latitude"
	case r.Special != nil && r.Special.Name() == special.Grid{}.Name():
		text = "no cell of the grid has anything of its layer; check the bounds, and the coordinates of that layer"
	case r.Special != nil:
	case r.count.features == 0: // that is told where they are read
	case r.Source != nil || !strings.HasPrefix(r.Src, "builtin:") || !slices.ContainsFunc(w.read, func(o *readLayer) bool { return o.Special == nil && drawn[o.ID] }):
		text = r.absence(w)
	}
	if text == "" {
		return nil
	}
	return []config.Warning{{Layer: r.ID, Text: text}}
}

// absence says why nothing of a layer is on the map, as far as that can be told: by its place,
// or by the steps that take something away.
func (r *readLayer) absence(w *worked) string {
	text, b := fmt.Sprintf("none of the %d features is on the map", r.count.features), r.count.lies
	seen, exchanged := r.seenIn(w.frames)
	if seen && compact.Program {
		return "" // what takes it away is told by the command
	}
	var steps []string
	if seen {
		steps = w.taking(r)
	}
	switch {
	case r.count.located == 0:
		return text + ": they have no place"
	case len(steps) > 0:
		return text + ": " + strings.Join(steps, ", ") + " may leave nothing of them; try smaller values, or other layers there"
	case r.InPlane():
		return text + "; check the bounds"
	}
	text += fmt.Sprintf(": they lie at %.4g to %.4g degrees east and %.4g to %.4g north; check the bounds, and the layer's coordinates, their order and \"crs\"",
		b.West, b.East, b.South, b.North)
	if exchanged && !seen {
		text += "; with longitude and latitude exchanged they would lie on it"
	}
	return text
}

// taking lists the keys by which something of a layer is taken away.
func (w *worked) taking(r *readLayer) (keys []string) {
	for _, step := range []struct {
		key   string
		asked bool
	}{
		{"filter-islands", r.FilterIslands > 0}, {"simplify", toleranceOf(r.Simplify) > 0}, {"crop-to", r.CropTo != ""},
		{"subtract-from", slices.ContainsFunc(w.read, func(o *readLayer) bool { return slices.Contains(o.SubtractFrom, r.ID) })},
	} {
		if step.asked {
			keys = append(keys, step.key)
		}
	}
	return keys
}

// seenIn reports whether a frame may show something of where the layer lies, and whether one
// would with longitude and latitude exchanged.
func (r *readLayer) seenIn(frames []*frame) (seen, exchanged bool) {
	if r.InPlane() {
		return true, false
	}
	b := r.count.lies
	other := flat.Degrees{West: b.South, South: b.West, East: b.North, North: b.East}
	for _, f := range frames {
		box := f.degreesShown()
		seen = seen || box == nil || box.Meets(b) // nil is not known
		exchanged = exchanged || box != nil && b.West >= -90 && b.East <= 90 && box.Meets(other)
	}
	return seen, exchanged
}

// countVertices counts the positions of features' geometries.
func countVertices(features []layers.Feature) int {
	n := 0
	for _, f := range features {
		n += layers.Vertices(f.Geometry)
	}
	return n
}
