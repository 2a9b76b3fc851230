package kartograph

import (
	"context"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/conveyor"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/render"
)

// Build makes the map that a config describes: everything but the notation.
//
// It is the story of a map: the layers are read (degrees); each view, the map
// itself and its insets, gets a projection and a frame; its features are
// placed (pixels), worked on together so that shared borders stay shared, cut
// to the frame, dressed with their styles and labelled; the page is decorated
// with its furniture; and the map says what it is.
//
// What panics in code of the program, a Source, a Keep, the files, panics in the
// goroutine that called Build, whichever it ran in, and nothing that others wait
// for stays locked. No goroutine outlives Build, but for what was at work when the
// context ended and hears so a moment later.
func Build(ctx context.Context, cfg *Config, o Options) (built *Map, err error) {
	if err := cfg.Validate(); err != nil {
		return nil, err
	}
	if err := o.Limits.checkConfig(cfg); err != nil {
		return nil, err
	}
	if err := o.check(); err != nil {
		return nil, err
	}
	ctx, finish := o.Limits.start(heed.With(conveyor.WithWorkers(ctx, o.Workers), o.Yield))
	defer finish(&err)
	if o.Sources == nil {
		o.Sources = sourcesOfOneMap(o.Files, streamLarge())
	}
	if o, err = o.withGrids(cfg); err != nil {
		return nil, err
	}
	m := &Map{config: cfg, limits: o.Limits}
	clock := newStopwatch(&m.Report)
	cfg, read, foretold, err := readOrFlatten(ctx, cfg, o)
	if err != nil {
		return nil, err
	}
	m.config = cfg
	if err := checkUsers(cfg, read); err != nil {
		return nil, err
	}
	if err := o.Limits.checkRead(read); err != nil {
		return nil, err
	}
	clock.lap("read")
	frames, err := foretold.framesOf(ctx, cfg, read, o)
	if err != nil {
		return nil, err
	}
	o.Sources.remember(frames)
	clock.lap("plan")
	placed, err := placeLayers(ctx, cfg, frames, read, o.Style)
	if err != nil {
		return nil, err
	}
	if err := o.Limits.checkRead(read); err != nil {
		return nil, err
	}
	clock.lap("place")
	fixed, found := layFurniture(cfg, frames[0], o.Style)
	for i, f := range frames {
		if err := workFrame(ctx, cfg, f, placed[i]); err != nil {
			return nil, err
		}
		groups, err := dressLayers(ctx, f, placed[i], o.Style)
		if err != nil {
			return nil, err
		}
		labels, err := labelFrame(ctx, f, placed[i], o.Style, f.keepClear(frames, fixed))
		if err != nil {
			return nil, err
		}
		m.show(f, frames[0], append(groups, labels...), o.Style)
		m.tell(f, placed[i])
		m.Warnings = append(m.Warnings, f.shapeWarning()...)
		clock.lap("draw " + f.id)
	}
	doubts, err := checkStyle(cfg, read, placed, o)
	if err != nil {
		return nil, err
	}
	m.decorate(fixed)
	m.describe(frames, read, o.Style)
	m.warn(read, slices.Concat(doubts, found, told(render.Clashes(&m.scene))))
	if err := ctx.Err(); err != nil {
		return nil, err // what was given up is in no map
	}
	return m, nil
}

// workFrame takes the layers of one frame from where they were placed to what is
// drawn.
func workFrame(ctx context.Context, cfg *Config, f *frame, placed []*placedLayer) error {
	for _, step := range steps() {
		if err := step.do(ctx, cfg, f, placed); err != nil {
			return err
		}
	}
	return clipLayers(ctx, f, placed)
}
