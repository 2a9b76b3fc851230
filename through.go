package kartograph

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/compact"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/longlist"
	"github.com/seed-898ab921/kartograph/internal/region"
	"github.com/seed-898ab921/kartograph/internal/source"
	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/twpayne/go-geom"
)

// foretold are the frames of a map before its data are read, so that features
// can go on to their marks while more are read: those that the config settles,
// or those of a map of the world, which a map without bounds becomes as soon as
// most of the world was read. More data never makes it less.
type foretold struct {
	frames []*frame
	// settled says that the map has these frames.
	settled atomic.Bool

	mu    sync.Mutex
	reach region.Reach
}

// foretell plans a map as far as that can be done before anything is read; nil
// where it cannot. What is wrong is told when the map is planned.
func foretell(ctx context.Context, cfg *Config, o Options) *foretold {
	// A composite map leaves out the parts that show no data.
	if _, composite := catalogue.FindComposite(cfg.Proj.ID); composite || inPlane(cfg) {
		return nil
	}
	world := region.World()
	p := &planner{cfg: cfg, grids: o.Grids, sheet: o.Style, ruler: o.ruler, data: &world}
	frames, err := p.frames(ctx)
	if err != nil || o.Limits.checkFrames(frames) != nil {
		return nil
	}
	t := &foretold{frames: frames}
	t.settled.Store(!showsData(cfg))
	return t
}

// showsData reports whether what a map or one of its insets shows depends on the
// data.
func showsData(cfg *Config) bool {
	settled := func(b config.Bounds) bool {
		return slices.Contains([]config.Mode{config.ModeBBox, config.ModePoints}, b.Shows())
	}
	return !settled(cfg.Bounds) || slices.ContainsFunc(cfg.Views, func(v config.View) bool { return !settled(v.Bounds) })
}

// known reports whether the frames are those of the map, once the boxes of some
// more features are known.
func (t *foretold) known(boxes []*geom.Bounds) bool {
	if t == nil {
		return false
	}
	if t.settled.Load() {
		return true
	}
	var more region.Reach
	for _, b := range boxes {
		more.AddBox(b)
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.reach.Merge(more)
	if t.reach.MostOfTheWorld() {
		t.settled.Store(true)
	}
	return t.settled.Load()
}

// framesOf returns the map's frames, planned if they were not foretold.
func (t *foretold) framesOf(ctx context.Context, cfg *Config, read []*readLayer, o Options) ([]*frame, error) {
	if t.known(nil) {
		return t.frames, nil
	}
	frames, err := planFrames(ctx, cfg, read, o)
	if err != nil {
		return nil, err
	}
	return frames, o.Limits.checkFrames(frames)
}

// passage is what has become of a layer that goes through while it is read: its
// chunks in order, those placed that were read once the map's frames were known.
type passage struct {
	chunks []chunk
	// early are the numbers of those that were read before the frames were known and are
	// not placed yet.
	early []int
	// in are the layer's places in the foretold frames.
	in []*placedLayer
}

// passing is a lot on its way: its chunk, and of the lot as a whole the records and
// how many bytes it takes.
type passing struct {
	chunk
	rows  []layers.Record
	bytes int64
}

// readThrough reads a layer and takes its features as far as can be: into the
// frames and, where no step looks at them there, to their marks.
func (r *readLayer) readThrough(ctx context.Context, cfg *Config, o Options, t *foretold) error {
	opened, err := source.Open(ctx, r.request, o.reading())
	if err != nil {
		return layerError(cfg, r.Layer, "src", err)
	}
	lotted, ok := opened.(layers.Lotted)
	// On the one processor of the web going through gains little.
	if compact.Program || !ok || t == nil {
		return r.hold(ctx, cfg, o, opened)
	}
	info := opened.Info()
	r.source, r.schema, r.system = opened, info.Schema, info.System
	plotter, err := render.NewPlotter(notation(cfg.Export))
	if err != nil {
		return layerError(cfg, r.Layer, "", err)
	}
	in := &entry{r: r, cfg: cfg, frames: t, guessed: r.foretellsWorld(cfg, info)}
	in.way = way{cfg: cfg, layer: r, sheet: o.Style, plotter: plotter, to: needed(r.passage.in)}
	apart, giveBack := spend.Apart(ctx)
	err = in.through(apart, lotted)
	if in.guessed && !t.known(nil) { // what went wrong may be the guess's fault
		giveBack()
		in.again()
		err = in.through(ctx, lotted)
	}
	if err != nil {
		return layerError(cfg, r.Layer, "src", err)
	}
	if err := checkColumns(r.Layer, r.schema); err != nil {
		return layerError(cfg, r.Layer, "", err)
	}
	if err := r.warn(cfg, opened.Info(), opened.Features(ctx)); err != nil {
		return err
	}
	r.doubt(in.rows)
	r.source = nil // nobody reads it again
	return nil
}

// foretellsWorld reports whether a source says before it is read that it shows most of the
// world, and nothing leaves some of it out. What it says of itself may be wrong.
func (r *readLayer) foretellsWorld(cfg *Config, info layers.Info) bool {
	if r.Filter != nil || r.Where != nil || cfg.Bounds.Crop != nil || info.Extent == nil {
		return false
	}
	e := info.Extent
	box := geom.NewBounds(geom.XY).Set(e.West, e.South, e.East, e.North)
	var all region.Reach
	all.AddBox(box)
	return all.MostOfTheWorld()
}

// entry is a layer on its way into the foretold frames.
type entry struct {
	r      *readLayer
	cfg    *Config
	frames *foretold
	way    way
	// guessed says that the frames are taken to be the map's before that is known, by what
	// the source says of itself: its lots need not wait for that then.
	guessed bool
	rows    []layers.Record
	mu      sync.Mutex // of the passage
}

// through takes all lots of the layer on.
func (e *entry) through(ctx context.Context, lotted layers.Lotted) error {
	return source.Through(ctx, lotted, func(all []layers.Feature, forget func()) (passing, error) {
		return e.take(ctx, all, forget)
	}, func(p passing) error { return e.add(ctx, p) })
}

// take takes a lot as far as can be.
func (e *entry) take(ctx context.Context, all []layers.Feature, forget func()) (passing, error) {
	r := e.r
	c := r.sifted(all).measured(e.cfg, r)
	p := passing{chunk: c, rows: r.recordsOf(all), bytes: spend.Features(all)}
	known := e.frames.known(c.bounds)
	if !known && !e.guessed {
		return p, nil
	}
	placed, err := e.way.work(ctx, c)
	switch {
	case err != nil && !known:
		return p, nil // it is told when its turn comes, if it is so
	case err != nil: // something may have been left behind
		p.chunk, p.bounds = placed, c.bounds
		return p, err
	}
	if p.chunk = placed; !known { // what is shown is still to be found
		p.bounds = c.bounds
	}
	forget()
	r.passage.placeEarly(&e.mu, func(c chunk) (chunk, error) { return e.way.work(ctx, c) })
	return p, nil
}

// add adds a lot to the passage.
func (e *entry) add(ctx context.Context, p passing) error {
	if err := spend.Memory(ctx, p.bytes); err != nil {
		return fmt.Errorf("reading was given up: %w", err)
	}
	r := e.r
	e.rows = append(longlist.For(e.rows, len(p.rows)), p.rows...)
	r.count.add(p.count)
	p.chunk.count = readCount{}
	e.mu.Lock()
	defer e.mu.Unlock()
	if p.placed == nil {
		r.passage.early = append(r.passage.early, len(r.passage.chunks))
	}
	r.passage.chunks = append(r.passage.chunks, p.chunk)
	return nil
}

// again forgets all that was read, as it went into frames that are not the map's, which
// shows less of the world than the source says of itself.
func (e *entry) again() {
	e.guessed, e.rows = false, nil
	e.r.count, e.r.passage.chunks, e.r.passage.early = readCount{}, nil, nil
	for _, p := range e.r.passage.in {
		for i := range p.met {
			p.met[i].Store(false)
		}
	}
}

// placeEarly places one of the chunks that were read before the frames were known, so that
// its degrees are let go of while others are read. One that cannot be placed is left
// for its turn, when that is told.
func (p *passage) placeEarly(mu *sync.Mutex, place func(chunk) (chunk, error)) {
	mu.Lock()
	if len(p.early) == 0 {
		mu.Unlock()
		return
	}
	i := p.early[0]
	p.early = p.early[1:]
	c := p.chunks[i]
	mu.Unlock()
	placed, err := place(c)
	if err != nil {
		return
	}
	mu.Lock()
	defer mu.Unlock()
	p.chunks[i] = placed
}

// allPlaced reports whether all that was read is in the frames.
func (p *passage) allPlaced() bool {
	return !slices.ContainsFunc(p.chunks, func(c chunk) bool { return c.placed == nil })
}

// takePlaced hands on chunks of which nothing is left to do: to wake other processors for that
// takes longer.
func (r *readLayer) takePlaced(ctx context.Context, take func(chunk) error) error {
	for c, err := range r.drained(ctx) {
		if err == nil {
			err = heed.Err(ctx)
		}
		if err == nil {
			err = take(c)
		}
		if err != nil {
			return err
		}
	}
	return ctx.Err()
}

// hold reads a layer that cannot go through as others are read.
func (r *readLayer) hold(ctx context.Context, cfg *Config, o Options, opened layers.Source) error {
	data, err := source.ReadAll(ctx, opened)
	if err != nil {
		return layerError(cfg, r.Layer, "src", err)
	}
	r.reading, r.data, r.system = held, data, data.Info.System
	return r.finish(ctx, cfg, o, nil)
}

// sifted are those of some features that the layer's filter keeps.
func (r *readLayer) sifted(features []layers.Feature) (c chunk) {
	if r.Filter == nil && r.Where == nil {
		c.features = features
		return c
	}
	for _, f := range features {
		if r.keeps(f.Record) {
			c.features = append(c.features, f)
		} else {
			c.count.dropped++
		}
	}
	return c
}

// needed are the places of a layer in the frames that have a use for it.
func needed(in []*placedLayer) []*placedLayer {
	var to []*placedLayer
	for _, p := range in {
		if p.needed {
			to = append(to, p)
		}
	}
	return to
}
