package kartograph

import (
	"context"
	"iter"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/compact"
	"github.com/seed-898ab921/kartograph/internal/numerals"
	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/render/description"
	"github.com/twpayne/go-geom"
)

// chunk is a few features of a layer on their way, in degrees.
type chunk struct {
	features []layers.Feature
	// bounds are their boxes; nil where nobody has measured them yet.
	bounds []*geom.Bounds
	// count is what was read for the chunk, where that is not counted yet.
	count readCount
	// placed is what each frame that needs the layer shows of it, where it was
	// placed while it was read; there are no features then.
	placed []shown
	// facts are what a description tells of what all frames show of it, where the layer is
	// streamed.
	facts description.Layer
}

// chunkVertices is how many vertices travel together: enough that the way is
// not worth mentioning, few enough that all processors have something to do,
// and that memory does not grow.
const chunkVertices = 1 << 13

// chunks goes through the features that a layer's filters keep, in the order
// of its source. They must be measured before they are used.
func (r *readLayer) chunks(ctx context.Context) iter.Seq2[chunk, error] {
	switch r.reading {
	case streamed:
		return r.streamedChunks(ctx)
	case through:
		return r.passage.all()
	}
	return r.heldChunks()
}

// drained goes through the chunks of a layer for the last time: each is let go of
// when the next one is asked for.
func (r *readLayer) drained(ctx context.Context) iter.Seq2[chunk, error] {
	if r.reading != through {
		return r.chunks(ctx)
	}
	return func(yield func(chunk, error) bool) {
		for i, c := range r.passage.chunks {
			if r.passage.chunks[i] = (chunk{}); !yield(c, nil) {
				return
			}
		}
	}
}

// all goes through the chunks of a layer that was read through.
func (p *passage) all() iter.Seq2[chunk, error] {
	return func(yield func(chunk, error) bool) {
		for _, c := range p.chunks {
			if !yield(c, nil) {
				return
			}
		}
	}
}

// heldChunks cuts features that are in memory into chunks.
func (r *readLayer) heldChunks() iter.Seq2[chunk, error] {
	return func(yield func(chunk, error) bool) {
		from, vertices := 0, 0
		for i, f := range r.kept {
			vertices += layers.Vertices(f.Geometry) + 1
			if vertices < chunkVertices && i+1 < len(r.kept) {
				continue
			}
			if !yield(chunk{features: r.kept[from : i+1], bounds: r.bounds[from : i+1]}, nil) {
				return
			}
			from, vertices = i+1, 0
		}
	}
}

// streamedChunks reads a source. A program's filter is asked of one feature
// after the other, as for layers that are held.
func (r *readLayer) streamedChunks(ctx context.Context) iter.Seq2[chunk, error] {
	return func(yield func(chunk, error) bool) {
		var c chunk
		vertices := 0
		r.doubts, r.tallies = numerals.Doubts(r.schema, r.compared), r.newTallies()
		for feature, err := range r.source.Features(ctx) {
			if err != nil {
				yield(chunk{}, err)
				return
			}
			for i := range r.doubts {
				r.doubts[i].Add(feature.Record)
			}
			r.tally(r.tallies, feature.Record)
			if !r.keeps(feature.Record) {
				c.count.dropped++
				continue
			}
			c.features = append(c.features, feature)
			if vertices += layers.Vertices(feature.Geometry) + 1; vertices >= chunkVertices {
				if !yield(c, nil) {
					return
				}
				c, vertices = chunk{}, 0
			}
		}
		yield(c, nil)
	}
}

// measured returns the chunk with the boxes of its features, without those
// outside of the config's crop box, and counted.
func (c chunk) measured(cfg *Config, r *readLayer) chunk {
	if c.bounds != nil || len(c.features) == 0 {
		return c
	}
	kept := chunk{count: c.count, bounds: make([]*geom.Bounds, 0, len(c.features))}
	for i, f := range c.features {
		b := layers.Bounds(f.Geometry)
		if !inCrop(cfg.Bounds.Crop, b) {
			if kept.count.dropped++; kept.features == nil {
				kept.features = append(make([]layers.Feature, 0, len(c.features)), c.features[:i]...)
			}
			continue
		}
		if kept.bounds = append(kept.bounds, b); kept.features != nil {
			kept.features = append(kept.features, f)
		}
		kept.count.vertices += layers.Vertices(f.Geometry)
		kept.count.shape(f.Geometry, b)
		if !r.InPlane() {
			kept.count.guesses.note(featureEdges(&f, r.edges()), f.Geometry, b)
		}
	}
	if kept.features == nil {
		kept.features = c.features // all of them
	}
	kept.count.features = len(kept.features)
	return kept
}

// reserve makes room for what the places will show, so that what chunks bring is put
// where it stays, and a chunk is forgotten before the next ones are made.
func (w *way) reserve(ctx context.Context) (err error) {
	if w.layer.reading == streamed {
		return nil
	}
	for i, p := range w.to {
		most := w.layer.mostShown(i)
		if most < manyShown && p.frame.cuts() && !p.frame.proj.MayShowAll(p.frame.clip) {
			continue // it may show little of what there is
		}
		if !p.letsGo {
			if p.features, err = roomFor[layers.Feature](ctx, most); err != nil {
				return err
			}
		}
		if p.dressed {
			if err = p.marks.reserve(ctx, most); err != nil {
				return err
			}
		}
	}
	return nil
}

// roomFor is an empty list with room for so many things. Nobody waits for it once the context has
// ended: the system may take half a second to give half a million marks, which are 120 MB.
func roomFor[T any](ctx context.Context, n int) ([]T, error) {
	if n < manyShown {
		return make([]T, 0, n), nil
	}
	return spend.Promptly(ctx, func() ([]T, error) { return make([]T, 0, n), nil })
}

// manyShown is of how many features lists that grow would leave more garbage behind than room
// for all of them takes, where most of them are shown.
const manyShown = 4096

// mostShown is how many features a place of the layer shows at most.
func (r *readLayer) mostShown(in int) int {
	n := len(r.kept)
	for _, c := range r.passage.chunks {
		if c.placed != nil {
			n += max(len(c.placed[in].features), c.placed[in].let)
		} else {
			n += len(c.features)
		}
	}
	return n
}

// dressed are the marks of features. A mark takes 230 bytes, and those of a hundred thousand points may
// be nothing but their forms: they are written out when the map is drawn, which needs less for
// other things then.
type dressed struct {
	// forms are those of marks that are nothing else, whole are all marks where one of them is.
	forms []render.Form
	whole []render.Mark
}

// reserve makes room for n marks that are nothing but their forms.
func (d *dressed) reserve(ctx context.Context, n int) (err error) {
	if compact.Program {
		d.whole, err = roomFor[render.Mark](ctx, n)
		return err
	}
	d.forms, err = roomFor[render.Form](ctx, n)
	return err
}

func dressedAs(marks []render.Mark) dressed {
	if compact.Program || slices.ContainsFunc(marks, func(m render.Mark) bool { return !onlyForm(&m) }) {
		return dressed{whole: marks}
	}
	return dressed{forms: formsOf(make([]render.Form, 0, len(marks)), marks)}
}

func formsOf(forms []render.Form, marks []render.Mark) []render.Form {
	for i := range marks {
		forms = append(forms, marks[i].Form)
	}
	return forms
}

// onlyForm reports whether a mark is nothing but its form.
func onlyForm(m *render.Mark) bool {
	return m.ID == "" && m.Title == "" && m.Key == "" && m.Of == "" && m.Called == "" && m.Span == nil && m.Nth == 0 &&
		len(m.Classes)+len(m.Attributes)+len(m.Told)+len(m.Style)+len(m.Variants) == 0
}

// add adds further marks. Where they are the first that are more than forms, there is room for whole ones
// from then on.
func (d *dressed) add(ctx context.Context, more dressed) (err error) {
	if compact.Program {
		d.whole = append(d.whole, more.whole...)
		return nil
	}
	if d.whole == nil && more.whole == nil {
		d.forms = append(d.forms, more.forms...)
		return nil
	}
	if d.whole == nil {
		if d.whole, err = roomFor[render.Mark](ctx, max(cap(d.forms), len(d.forms)+len(more.whole))); err != nil {
			return err
		}
		d.whole, d.forms = writtenOut(d.whole, d.forms), nil
	}
	d.whole = append(writtenOut(d.whole, more.forms), more.whole...)
	return nil
}

// writtenOut adds marks that are nothing but their forms.
func writtenOut(marks []render.Mark, forms []render.Form) []render.Mark {
	for _, form := range forms {
		marks = append(marks, render.Mark{Form: form})
	}
	return marks
}

// all are the marks.
func (d *dressed) all() []render.Mark {
	if compact.Program || d.whole != nil || len(d.forms) == 0 {
		return d.whole
	}
	return writtenOut(make([]render.Mark, 0, len(d.forms)), d.forms)
}
