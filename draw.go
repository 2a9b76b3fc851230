package kartograph

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/internal/text/nearest"
	"github.com/seed-898ab921/kartograph/internal/typeface"
	"github.com/seed-898ab921/kartograph/layers/special"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/render/label"
	"github.com/seed-898ab921/kartograph/render/legend"
	"github.com/seed-898ab921/kartograph/render/patterns"
	"github.com/seed-898ab921/kartograph/styles"
	"github.com/seed-898ab921/kartograph/styles/scale"
)

// worked is a map before it is dressed: its layers in pixels, with the work on them
// done, and all else that no stylesheet changes.
type worked struct {
	// asked is the config as it was given, cfg the one that is drawn.
	asked, cfg *Config
	options    Options
	// remarks are what its config is told by itself.
	remarks []config.Warning
	// intent is the press that it is meant for; nil for none.
	intent *render.Intent
	frames []*frame
	read   []*readLayer
	placed [][]*placedLayer
	// stages are the times of what led here.
	stages []StageReport
}

// draw dresses, labels and decorates a map. Nobody waits for what does not hear at once
// that the context has ended: all that it changes is its own.
func (w *worked) draw(ctx context.Context, sheet *styles.Sheet, ruler *typeface.Ruler) (*Map, error) {
	return spend.Promptly(ctx, func() (*Map, error) { return w.drawn(ctx, sheet, ruler) })
}

func (w *worked) drawn(ctx context.Context, sheet *styles.Sheet, ruler *typeface.Ruler) (*Map, error) {
	m := &Map{config: w.cfg, limits: w.options.Limits, worked: w, sheet: sheet}
	m.Report.Stages = slices.Clone(w.stages)
	m.scene.Fonts, m.scene.Intent = ruler.Fonts, w.intent
	m.scene.Paper = render.Paper{Bleed: w.cfg.Export.Bleed, Marks: w.cfg.Export.CropMarks}
	clock := newStopwatch(&m.Report)
	explained := w.makeLegend(sheet, ruler)
	fixed, found, err := w.layFurniture(ctx, sheet, ruler, explained.grown)
	if err != nil {
		return nil, err
	}
	for i, f := range w.frames {
		placed, err := ownCopies(ctx, w.placed[i])
		if err != nil {
			return nil, err
		}
		keep := append(f.keepClear(w.frames, fixed), explained.boxes()...)
		l := lettered{sheet: sheet, page: label.Page{Keep: keep, Measure: ruler.Measure, MeasureUpTo: ruler.MeasureUpTo, Memory: w.memory(sheet)}, asking: asking{w.options.ExplainLabel, w.options.OnlyExplained}}
		where, err := layFrame(ctx, f, placed, l)
		if err != nil {
			return nil, err
		}
		groups, err := dressLayers(ctx, f, placed, sheet)
		if err != nil {
			return nil, err
		}
		if w.cfg.Export.StyleMode != render.StyleClasses {
			l.beneath = groups
		}
		labels, err := labelFrame(ctx, placed, l, where)
		if err != nil {
			return nil, err
		}
		if f == w.frames[0] {
			room := func() *legend.Room { return w.room(ctx, placed, groups, sheet) }
			explained.tellHidden(room)
			if !explained.placed {
				explained.findRoom(w, room(), append(f.keepClear(w.frames, fixed), labelBoxes(placed)...), sheet)
			}
		}
		m.show(f, w.frames[0], append(groups, labels...), sheet)
		m.tell(f, placed)
		m.Warnings = append(m.Warnings, f.shapeWarning()...)
		clock.lap("draw " + f.id)
	}
	m.tellLeftOut()
	o := w.options
	o.Style = sheet
	doubts, err := w.checkStyle(ctx, o)
	if err != nil {
		return nil, err
	}
	if explained.late {
		if fixed, _, err = w.layFurniture(ctx, sheet, ruler, explained.grown); err != nil {
			return nil, err
		}
	}
	m.decorate(fixed, explained, sheet)
	m.describe(ctx, w, sheet)
	m.scene.Height += explained.grown
	missed, err := m.fillPatterns(o)
	if err != nil {
		return nil, err
	}
	doubts = append(doubts, missed...)
	if w.cfg.Export.Text == config.TextOutlines {
		found = append(found, told(ruler.Outline(&m.scene))...)
	}
	m.warn(ctx, w, sheet, slices.Concat(doubts, found, explained.found, told(ruler.Told()), told(render.Clashes(&m.scene))))
	if err := ctx.Err(); err != nil {
		return nil, err // what was given up is in no map
	}
	return m, nil
}

// memory is what remembers labels; nil where they are measured in fonts of the stylesheet's,
// whose files may change, or where somebody asks why they stand where they do.
func (w *worked) memory(sheet *styles.Sheet) *label.Memory {
	if w.options.ExplainLabel != "" || len(sheet.FontFaces()) > 0 {
		return nil
	}
	return w.options.Labels
}

// ownCopies are layers for one drawing, which may find more to tell of them.
func ownCopies(ctx context.Context, placed []*placedLayer) ([]*placedLayer, error) {
	own := make([]*placedLayer, len(placed))
	for i, p := range placed {
		c := *p
		c.found = slices.Clip(c.found)
		own[i] = &c
		if err := c.sortBySize(ctx); err != nil {
			return nil, err
		}
	}
	return own, nil
}

// Restyle returns the map as Build would make it with another stylesheet, the same
// bytes and warnings: only what a stylesheet decides is made anew, looks, labels
// and furniture, and nothing is read, placed or worked on again. A map with a layer
// so large that it was not held is built anew, from the files as they are then, and so
// is one whose edge gets a stroke of another width, for which it leaves room.
//
// The map stays as it is. Maps of the same geometry share it; one may be restyled
// any number of times, also by several goroutines at once.
func (m *Map) Restyle(ctx context.Context, sheet *styles.Sheet) (*Map, error) {
	restyled, err := m.restyle(ctx, sheet)
	if err != nil {
		return nil, err
	}
	var sizes []*Map
	for _, v := range m.sizes {
		size, err := v.restyle(ctx, sheet)
		if err != nil {
			return nil, err
		}
		sizes = append(sizes, size)
	}
	return restyled.withSizes(sizes), nil
}

// restyle is Restyle of one size.
func (m *Map) restyle(ctx context.Context, sheet *styles.Sheet) (restyled *Map, err error) {
	w := m.worked
	o := w.options
	o.Style, sheet = sheet, onTheme(w.cfg, sheet)
	ctx, finish := o.start(ctx)
	defer finish(&err)
	ruler, err := typeface.Open(ctx, sheet, w.asked.Dir, o.reading())
	if err != nil {
		return nil, err
	}
	if w.movedBy(sheet, ruler) || slices.ContainsFunc(w.read, func(r *readLayer) bool { return r.reading == streamed || r.letsGo }) {
		return Build(ctx, w.asked, o)
	}
	return w.draw(ctx, sheet, ruler)
}

// movedBy reports whether another stylesheet moves anything: the room that a stroke
// along the edge of the page needs, and that of texts around the map.
func (w *worked) movedBy(sheet *styles.Sheet, ruler *typeface.Ruler) bool {
	if main := w.frames[0]; aroundMap(w.cfg, sheet, main.page.MaxX, ruler) != main.around {
		return true
	}
	for i, f := range w.frames {
		for _, p := range w.placed[i] {
			if p.drawn && special.FollowsStroke(p.Special) && f.strokeOf(p.Layer, sheet) != p.stroke {
				return true
			}
		}
	}
	return false
}

// forget lets go of what only the way here needed: the layers in degrees.
func (w *worked) forget() {
	for _, r := range w.read {
		r.kept, r.bounds, r.data, r.source, r.passage = nil, nil, nil, nil, passage{}
	}
}

// fillPatterns gives the scene the patterns that it is filled with, and tells of what is
// referred to and not there.
func (m *Map) fillPatterns(o Options) ([]config.Warning, error) {
	all, referred := patterns.All(m.config.Patterns), o.Style.References()
	idle := told(m.idlePatterns(referred))
	if len(referred) == 0 && !slices.ContainsFunc(m.Report.Scales, (*scale.Scale).Refers) {
		return idle, nil
	}
	used, unknown := patterns.Used(&m.scene, all)
	for _, s := range used {
		id := s.Name
		if slices.ContainsFunc(m.config.Layers, func(l config.Layer) bool { return l.ID == s.Name }) {
			id = "" // the layer is called so
		}
		m.scene.Patterns = append(m.scene.Patterns, patterns.Make(s, id, o.Style))
	}
	found := o.Style.RefersTo(unknown, func(id string) string {
		if hint := nearest.Hint(id, patterns.Names(all)); hint != "" {
			return hint
		}
		return "; there are the patterns " + strings.Join(patterns.Names(all), ", ") + ", and more by the config's \"patterns\""
	})
	if (o.Strict || m.config.Strict) && len(found) > 0 {
		return nil, strictly(found)
	}
	var lines []string
	for _, w := range found {
		lines = append(lines, w.String())
	}
	return append(idle, told(lines)...), nil
}

// idlePatterns tells of the config's own patterns that neither its scales nor the stylesheet
// name, whatever the data are, and that take the place of no built-in one that a scale has
// chosen.
func (m *Map) idlePatterns(referred []string) (lines []string) {
	named := map[string]bool{}
	for _, id := range referred {
		named[id] = true
	}
	for i := range m.config.Layers {
		for _, c := range m.config.Layers[i].Classify {
			named[c.Missing] = true
			for _, look := range c.Looks.Own {
				named[look.Value] = true
			}
			if c.Property == scale.Pattern {
				for _, s := range patterns.BuiltIn() {
					named[s.Name] = true
				}
			}
		}
	}
	for _, p := range m.config.Patterns {
		if !named[p.Name] {
			lines = append(lines, fmt.Sprintf("patterns.%s: nothing is filled with it: no palette of a scale names it, and no rule of the stylesheet has url(#%s); it can be left out", p.Name, p.Name))
		}
	}
	return lines
}
