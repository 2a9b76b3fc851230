package kartograph

import (
	"context"

	"github.com/seed-898ab921/kartograph/internal/press"
	"github.com/seed-898ab921/kartograph/internal/typeface"
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
//
// A config with variants makes a map with further sizes (Map.Sizes).
func Build(ctx context.Context, cfg *Config, o Options) (built *Map, err error) {
	if len(cfg.Variants) > 0 {
		return buildSizes(ctx, cfg, o)
	}
	remarks, err := cfg.Examine()
	if err != nil {
		return nil, err
	}
	asked := cfg
	cfg = cfg.Expanded()
	if err := o.Limits.checkConfig(cfg); err != nil {
		return nil, err
	}
	if err := o.check(); err != nil {
		return nil, err
	}
	given := o
	o.Style = onTheme(cfg, o.Style)
	ctx, finish := o.start(ctx)
	defer finish(&err)
	if o.Sources == nil {
		o.Sources = sourcesOfOneMap(o.Files, streamLarge())
	}
	if o, err = o.withGrids(ctx, cfg); err != nil {
		return nil, err
	}
	if o.ruler, err = typeface.Open(ctx, o.Style, cfg.Dir, o.reading()); err != nil {
		return nil, err
	}
	var laps Report
	clock := newStopwatch(&laps)
	w := &worked{asked: asked, options: given, remarks: remarks}
	if w.intent, err = press.Intent(ctx, cfg.Export.OutputIntent, cfg.Dir, o.reading()); err != nil {
		return nil, err
	}
	cfg, read, foretold, err := readOrFlatten(ctx, cfg, o)
	if err != nil {
		return nil, err
	}
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
	o.Sources.remember(frames, read)
	if err := classifyRead(ctx, cfg, read); err != nil {
		return nil, err
	}
	clock.lap("plan")
	placed, err := placeLayers(ctx, cfg, frames, read, o.Style)
	if err != nil {
		return nil, err
	}
	if err := o.Limits.checkRead(read); err != nil {
		return nil, err
	}
	clock.lap("place")
	for i, f := range frames {
		if err := workFrame(ctx, cfg, f, placed[i]); err != nil {
			return nil, err
		}
		f.proj = f.proj.Heeding(nil) // the map outlives the context
	}
	if err := classifyMade(ctx, cfg, read, placed); err != nil {
		return nil, err
	}
	clock.lap("work")
	w.cfg, w.frames, w.read, w.placed, w.stages = cfg, frames, read, placed, laps.Stages
	w.forget()
	return w.draw(ctx, o.Style, o.ruler)
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
