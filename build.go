package kartograph

import (
	"context"
	"errors"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/compact"
	"github.com/seed-898ab921/kartograph/internal/press"
	"github.com/seed-898ab921/kartograph/internal/spend"
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
	planned, err := readAndPlan(ctx, cfg, o, clock)
	if err != nil {
		return nil, err
	}
	cfg, read, frames := planned.cfg, planned.read, planned.frames
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

// plan is what was read, the frames that it is drawn in, and the config as it would have to be written.
type plan struct {
	cfg    *Config
	read   []*readLayer
	frames []*frame
	// giveBack gives the memory back that was reckoned for it; the program of the web has none.
	giveBack func()
}

// readAndPlan reads the layers and plans the map and its insets. Where the map turns out to be of a scale that asks
// for finer built-in maps than its config told, all is read and planned once more, with these, and what was read
// first is given up; or it is kept, and said so, where more is not allowed.
func readAndPlan(ctx context.Context, cfg *Config, o Options, clock *stopwatch) (p plan, err error) {
	var coarse plan
	for {
		apart := ctx
		if !compact.Program {
			apart, p.giveBack = spend.Apart(ctx)
		}
		var told *foretold
		if p.cfg, p.read, told, err = readOrFlatten(apart, cfg, o); err == nil {
			err = checkUsers(p.cfg, p.read)
		}
		if err == nil {
			err = o.Limits.checkRead(p.read)
		}
		clock.lap("read")
		if err == nil {
			p.frames, err = told.framesOf(apart, p.cfg, p.read, o)
		}
		if !compact.Program && o.found > 0 {
			return finer(ctx, coarse, p, err)
		}
		if err != nil || o.found > 0 {
			return p, err
		}
		if o.found = asksForFiner(p.cfg, p.frames[0]); o.found == 0 {
			return p, nil
		}
		coarse = p
	}
}

// finer is the finer of two plans, or the coarse one where the other's error is that of a limit; what was held for the
// one that is given up is given back.
func finer(ctx context.Context, coarse, fine plan, err error) (plan, error) {
	if over := (*LimitError)(nil); errors.As(err, &over) && ctx.Err() == nil {
		fine.giveBack()
		coarse.read[0].warnings = append(coarse.read[0].warnings, config.Warning{Text: "built-in maps are coarser than the map's scale asks for: with finer ones " + over.Error()})
		return coarse, nil
	}
	coarse.giveBack()
	return fine, err
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

// step is a piece of work on the layers of a frame, in pixels, that looks at
// several features at once. What a layer asks for, whom it needs and how it may
// be read all follow from the list of steps.
type step struct {
	// wants reports whether a layer asks for the step; nil for never.
	wants func(l *config.Layer) bool
	// looksAt lists other layers whose features the step needs for a layer,
	// changes those that it changes; nil for none.
	looksAt, changes func(l *config.Layer) []string
	do               func(ctx context.Context, cfg *Config, f *frame, placed []*placedLayer) error
}

// steps lists the steps in their order.
func steps() []step {
	return []step{
		{wants: wantsJoin, do: joinLayers},
		{wants: wantsSimplify, do: simplifyLayers},
		{do: makeSpecials},
		{wants: wantsCrop, looksAt: cropMask, do: cropLayers},
		{wants: wantsSubtract, changes: subtractedFrom, do: subtractLayers},
		{looksAt: specialOf, do: deriveSpecials},
	}
}

// changesOthers reports whether a layer is there to change others.
func changesOthers(l *config.Layer) bool {
	for _, s := range steps() {
		if len(list(s.changes, l)) > 0 {
			return true
		}
	}
	return false
}

// asked reports whether a layer asks for the step.
func (s step) asked(l *config.Layer) bool { return s.wants != nil && s.wants(l) }

// needed lists the other layers that the step needs for a layer.
func (s step) needed(l *config.Layer) []string { return list(s.looksAt, l) }

// others lists the other layers that the step needs or changes for a layer.
func (s step) others(l *config.Layer) []string {
	return append(list(s.looksAt, l), list(s.changes, l)...)
}

func list(of func(l *config.Layer) []string, l *config.Layer) []string {
	if of == nil {
		return nil
	}
	return append([]string(nil), of(l)...)
}

func wantsJoin(l *config.Layer) bool { return l.Join != nil }

func wantsSimplify(l *config.Layer) bool {
	return toleranceOf(l.Simplify) > 0 || l.FilterIslands > 0 || l.IgnoreHoles
}

func wantsCrop(l *config.Layer) bool { return l.CropTo != "" }

func cropMask(l *config.Layer) []string {
	if l.CropTo == "" {
		return nil
	}
	return []string{l.CropTo}
}

func wantsSubtract(l *config.Layer) bool { return len(l.SubtractFrom) > 0 }

func subtractedFrom(l *config.Layer) []string { return l.SubtractFrom }
