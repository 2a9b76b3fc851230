package kartograph

import (
	"context"

	"github.com/seed-898ab921/kartograph/render"
)

// Build makes the map that a config describes: everything but the notation.
//
// It is the story of a map: the layers are read (degrees); each view, the map
// itself and its insets, gets a projection and a frame; its features are
// placed (pixels), worked on together so that shared borders stay shared, cut
// to the frame, labelled and dressed with their styles.
func Build(ctx context.Context, cfg *Config, o Options) (built *Map, err error) {
	if err := cfg.Validate(); err != nil {
		return nil, err
	}
	if err := o.Limits.checkConfig(cfg); err != nil {
		return nil, err
	}
	if err := o.Sources.check(o.Files); err != nil {
		return nil, err
	}
	ctx, finish := o.Limits.start(ctx)
	defer finish(&err)
	shared := o.Sources != nil
	if !shared {
		o.Sources = NewSources(o.Files)
		if o.streamFrom == 0 && o.Limits == (Limits{}) {
			o.streamFrom = streamSize
		}
	}
	if o, err = o.withGrids(cfg); err != nil {
		return nil, err
	}
	m := &Map{config: cfg, limits: o.Limits}
	clock := newStopwatch(&m.Report)
	read, err := readLayers(ctx, cfg, o)
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
	frames, err := planFrames(cfg, read, o.Grids)
	if err != nil {
		return nil, err
	}
	if err := o.Limits.checkFrames(frames); err != nil {
		return nil, err
	}
	if shared {
		o.Sources.remember(frames)
	}
	clock.lap("plan")
	for _, f := range frames {
		placed, err := workFrame(ctx, cfg, f, read)
		if err != nil {
			return nil, err
		}
		m.dress(f, placed, o.Style)
		clock.lap("draw " + f.id)
	}
	m.describe(frames, read, o)
	return m, nil
}

// workFrame takes the layers of one frame from degrees to what is drawn.
func workFrame(ctx context.Context, cfg *Config, f *frame, read []*readLayer) ([]*placedLayer, error) {
	placed, err := placeLayers(ctx, f, read)
	if err != nil {
		return nil, err
	}
	for _, step := range []func(context.Context, *Config, *frame, []*placedLayer) error{
		joinLayers,
		simplifyLayers,
		drawSpecials,
		cropLayers,
		subtractLayers,
		drawDerived,
		clipLayers,
	} {
		if err := step(ctx, cfg, f, placed); err != nil {
			return nil, err
		}
	}
	return placed, nil
}

// dress turns what a frame shows into groups of the scene: its layers in
// order, above them all labels.
func (m *Map) dress(f *frame, placed []*placedLayer, sheet sheetOrNone) {
	groups := dressLayers(f, placed, sheet)
	groups = append(groups, labelGroups(f, placed, sheet)...)
	if f.overlaid {
		groups = []render.Group{insetGroup(f, groups, sheet)}
	}
	m.scene.Groups = append(m.scene.Groups, groups...)
	for _, p := range placed {
		m.Warnings = append(m.Warnings, p.found...)
		m.Report.layer(f, p)
		if len(p.exported) > 0 && f.id == "" {
			m.Report.Joined = append(m.Report.Joined, JoinReport{p.ID, string(exportedIDs(p.exported))})
		}
		if p.stream != nil {
			m.tallies = append(m.tallies, p.stream.tally)
		}
	}
}
