package kartograph

import (
	"context"
	"fmt"
	"sync/atomic"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/conveyor"
	"github.com/seed-898ab921/kartograph/internal/groups"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/numerals"
	"github.com/seed-898ab921/kartograph/internal/source"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/special"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/render/label/place"
	"github.com/seed-898ab921/kartograph/styles"
	"github.com/twpayne/go-geom"
)

// placedLayer is a layer of one frame with its features in pixels. Every step
// of the frame's story replaces what it changes and leaves the features it was
// given alone, since other frames and maps share them.
type placedLayer struct {
	*config.Layer
	frame *frame
	// read is the layer in degrees.
	read *readLayer
	// shown is what the frame shows of it; what is not visible is gone.
	shown
	// needed is false for layers that this frame has no use for, drawn for
	// those that only serve others as well.
	needed, drawn bool
	// sheet is the stylesheet that marks were dressed by.
	sheet *styles.Sheet
	// cut says that the features are cut to the frame, dressed that they become
	// marks as soon as they are placed: nothing looks at them on the way.
	cut, dressed bool
	// letsGo says that what it shows is let go of once it is printed.
	letsGo bool
	// stroke is how wide the stroke of a special layer is, in pixels, if it decides
	// where the layer lies.
	stroke float64
	// found are warnings of the work on this layer.
	found []config.Warning
	// texts are what its labels cover.
	texts []place.Box
	// labels are what became of its labels, of which so many stand somewhere and so many have no
	// room, and silent are its features without a text.
	labels               []LabelReport
	labelled, unlabelled int
	silent               []layers.Feature
	// exported are the ids of the groups of a join with export-ids.
	exported []groups.IDs
	// extra names attributes that a join made; they are always carried.
	extra []string
	// rules are those of the attributes that are set where a column has some
	// value: what they set, by that value.
	rules []map[string]string
	// met tells which of the rules some feature has met.
	met []atomic.Bool
}

// shown is what a frame shows of a layer or of a chunk of one: features in
// pixels and, where no step looks at them, their marks, or packed marks where it is
// streamed.
type shown struct {
	features []layers.Feature
	marks    dressed
	packed   packed
	// let counts the features that were printed and let go of, gone their vertices.
	let, gone int
	// tangled counts the features whose polygons could not be united, beyond
	// those from the map's own plane that reach beyond where it ends.
	tangled, beyond int
}

// placeLayers takes the layers from degrees to pixels, each once and a chunk at a
// time for all frames that need it: what a chunk shows in a frame is placed
// and, where no step looks at it, cut to the frame. Of a layer that is streamed
// it is dressed and packed as well, and the chunk forgotten.
func placeLayers(ctx context.Context, cfg *Config, frames []*frame, read []*readLayer, sheet *styles.Sheet) ([][]*placedLayer, error) {
	placed := make([][]*placedLayer, len(frames))
	for i, f := range frames {
		needed := neededLayers(f, read)
		for _, r := range read {
			p := newPlaced(f, r, needed[r.ID], sheet)
			if i < len(r.passage.in) && r.passage.in[i].frame == f {
				p = r.passage.in[i]
			}
			placed[i] = append(placed[i], p)
		}
	}
	plotter, err := render.NewPlotter(notation(cfg.Export))
	if err != nil {
		return nil, err
	}
	for k, r := range read {
		w := way{cfg: cfg, layer: r, sheet: sheet, plotter: plotter}
		for i := range frames {
			if p := placed[i][k]; p.needed {
				w.to = append(w.to, p)
			}
		}
		if err := w.promptly(ctx); err != nil {
			return nil, err
		}
	}
	return placed, nil
}

func newPlaced(f *frame, r *readLayer, needed bool, sheet *styles.Sheet) *placedLayer {
	p := &placedLayer{
		Layer: r.Layer, frame: f, read: r, sheet: sheet, rules: rulesOf(r.Attributes), met: make([]atomic.Bool, len(r.Attributes.Fields)), needed: needed, cut: r.passes && r.reading != made,
		drawn: f.draws(r.Layer) && len(r.SubtractFrom) == 0,
	}
	p.dressed = p.cut && p.drawn && r.reading != streamed && len(r.Classify) == 0
	p.letsGo = p.dressed && r.letsGo
	if p.drawn && special.FollowsStroke(r.Special) {
		p.stroke = f.strokeOf(r.Layer, sheet)
	}
	return p
}

// way is the way of one layer into the frames that need it.
type way struct {
	cfg     *Config
	layer   *readLayer
	sheet   *styles.Sheet
	plotter *render.Plotter
	to      []*placedLayer
	// free has memories of what is let go of.
	free memories
	// printed is how many bytes of paths a streamed layer holds.
	printed atomic.Int64
}

func (w *way) run(ctx context.Context) error {
	r := w.layer
	if r.reading == made || r.reading != streamed && len(w.to) == 0 {
		return nil
	}
	if err := w.reserve(ctx); err != nil {
		return err
	}
	err := w.place(ctx, func(c chunk) error {
		r.count.add(c.count)
		r.facts.Merge(c.facts)
		for i, p := range w.to {
			if err := p.add(ctx, c.placed[i]); err != nil {
				return err
			}
		}
		return nil
	})
	r.passage.chunks = nil
	if err != nil {
		return layerError(w.cfg, r.Layer, "src", err)
	}
	for _, p := range w.to {
		p.features, p.marks = fitted(p.features), dressed{fitted(p.marks.forms), fitted(p.marks.whole)}
		p.found = append(p.found, tangledWarning(p.Layer, p.tangled)...)
		p.found = append(p.found, beyondWarning(p.Layer, p.beyond)...)
	}
	if r.reading == streamed {
		err := r.warn(w.cfg, r.source.Info(), r.source.Features(ctx))
		r.doubt(nil)
		return err
	}
	return nil
}

// place takes all chunks of the layer into the frames, and hands them on in order.
func (w *way) place(ctx context.Context, take func(chunk) error) error {
	r := w.layer
	if lotted, ok := r.source.(layers.Lotted); ok && r.reading == streamed && r.Where == nil {
		return w.placeLots(ctx, lotted, take)
	}
	if r.reading == through && r.passage.allPlaced() {
		return r.takePlaced(ctx, take)
	}
	return conveyor.Run(ctx, r.drained(ctx), func(c chunk) (chunk, error) {
		if c.placed != nil {
			return c, nil
		}
		return w.work(ctx, c.measured(w.cfg, r))
	}, take)
}

// placeLots is place for a layer that is streamed and whose source gives its features
// in lots: each is forgotten by whoever has made it.
func (w *way) placeLots(ctx context.Context, lotted layers.Lotted, take func(chunk) error) error {
	r := w.layer
	r.doubts, r.tallies = numerals.Doubts(r.schema, r.compared), r.newTallies()
	return source.Through(ctx, lotted, func(all []layers.Feature, forget func()) (passing, error) {
		placed, err := w.work(ctx, r.sifted(all).measured(w.cfg, r))
		p := passing{chunk: placed}
		if len(r.doubts)+len(r.tallies) > 0 {
			p.rows = r.recordsOf(all)
		}
		if err == nil { // otherwise something may have been left behind
			forget()
		}
		return p, err
	}, func(p passing) error {
		for i := range r.doubts {
			for _, row := range p.rows {
				r.doubts[i].Add(row)
			}
		}
		for _, row := range p.rows {
			r.tally(r.tallies, row)
		}
		return take(p.chunk)
	})
}

// work takes a chunk from degrees, measured, into the frames.
func (w *way) work(ctx context.Context, c chunk) (chunk, error) {
	done := chunk{count: c.count, placed: make([]shown, len(w.to))}
	known := newCensus(w.layer, len(w.to) > 1)
	if err := w.layer.checkAstray(c, w.to...); err != nil {
		return done, err
	}
	for i, p := range w.to {
		placed, err := w.workFor(ctx, p, c, known)
		if err != nil {
			return done, err
		}
		done.placed[i] = placed
	}
	done.facts = known.facts
	return done, nil
}

// workFor takes a chunk into the frame of one place: what is streamed becomes its
// pieces of the document, what can be dressed already its marks.
func (w *way) workFor(ctx context.Context, p *placedLayer, c chunk, known *census) (placed shown, err error) {
	f, free := w.into(p, c)
	if placed, err = f.placeFeatures(ctx, c, w.drawing(f)); err != nil {
		return placed, err
	}
	if p.cut && (w.layer.system != nil || !f.showsWhole(placed.features)) {
		if placed.features, err = f.cutFeatures(ctx, placed.features); err != nil {
			return placed, err
		}
	}
	switch {
	case w.layer.reading == streamed:
		known.add(p, placed.features)
		if placed.packed, err = w.pack(p, placed.features); err != nil {
			return placed, err
		}
		placed.features = nil
	case p.dressed:
		marks, err := dressFeatures(ctx, p, placed.features, w.sheet)
		if err != nil {
			return placed, err
		}
		if w.plotter.Plot(marks); p.letsGo {
			known.add(p, placed.features)
			placed.letGo()
			render.Hollow(marks)
		}
		placed.marks = dressedAs(marks)
	}
	free()
	return placed, nil
}

// add takes what is shown of a further chunk.
func (p *placedLayer) add(ctx context.Context, more shown) error {
	p.features = append(p.features, more.features...)
	p.packed.add(more.packed)
	p.let, p.gone = p.let+more.let, p.gone+more.gone
	p.tangled += more.tangled
	p.beyond += more.beyond
	return p.marks.add(ctx, more.marks)
}

// placeFeatures projects features, and leaves out what is not visible.
func (f *frame) placeFeatures(ctx context.Context, c chunk, how drawing) (placed shown, err error) {
	geometries := make([]geom.T, len(c.features))
	for i := range c.features {
		feature := &c.features[i]
		own := how
		own.Edges = featureEdges(feature, how.Edges)
		if f.proj.CutsOwn(feature.Geometry, own.Edges) {
			placed.beyond++
		}
		if feature.Geometry == nil || !f.visibleWithin(c.bounds[i], how.reach) && !reaches(own.Edges, c.bounds[i]) {
			continue
		}
		drawn, err := f.projected(ctx, feature.Geometry, own)
		if err != nil {
			return placed, err
		}
		if geometries[i] = drawn.geometry; drawn.tangled {
			placed.tangled++
		}
	}
	placed.features, err = visibleFeatures(ctx, c.features, geometries)
	if err != nil {
		return placed, err
	}
	return placed, holding(ctx, placed.features)
}

// visibleFeatures pairs features with their new geometries; those whose
// geometry is nil are left out. The error is that of the context.
func visibleFeatures(ctx context.Context, features []layers.Feature, geometries []geom.T) ([]layers.Feature, error) {
	visible, steps := make([]layers.Feature, 0, len(features)), heed.Every(ctx, 1<<13)
	for i, g := range geometries {
		if err := steps.Take(1); err != nil {
			return nil, err
		}
		if g != nil {
			visible = append(visible, layers.Feature{ID: features[i].ID, Record: features[i].Record, Geometry: g})
		}
	}
	return visible, nil
}

// neededLayers tells which layers must be placed: those drawn, those that
// change others, and those that a step needs for a needed layer.
func neededLayers(f *frame, read []*readLayer) map[string]bool {
	needed, named := map[string]bool{}, make(map[string]*readLayer, len(read))
	for _, r := range read {
		named[r.ID] = r
	}
	every := steps()
	var need func(id string)
	need = func(id string) {
		if l := named[id]; l != nil && !needed[id] {
			needed[id] = true
			if l.Labeling != nil {
				for _, other := range l.Labeling.Obstacles.Layers {
					need(other)
				}
			}
			for _, s := range every {
				for _, other := range s.needed(l.Layer) {
					need(other)
				}
			}
		}
	}
	for _, r := range read {
		if changesOthers(r.Layer) || f.draws(r.Layer) {
			need(r.ID)
		}
	}
	return needed
}

// tangledWarning says how many features of a layer are drawn with holes where
// their polygons overlap.
func tangledWarning(l *config.Layer, count int) []config.Warning {
	if count == 0 {
		return nil
	}
	what := "features have"
	if count == 1 {
		what = "feature has"
	}
	return []config.Warning{{Layer: l.ID, Text: fmt.Sprintf("%d %s polygons that cross too often, or are too many too near to each other, to be united: "+
		"they are drawn with holes where they overlap", count, what)}}
}

// beyondWarning says how many features of a layer are not drawn whole, on a map of
// the system that they come in.
func beyondWarning(l *config.Layer, count int) []config.Warning {
	if count == 0 {
		return nil
	}
	what := "features reach"
	if count == 1 {
		what = "feature reaches"
	}
	return []config.Warning{{Layer: l.ID, Text: fmt.Sprintf("%d %s beyond the part of the world that a map of the data's own system shows: "+
		"cut off there", count, what)}}
}
