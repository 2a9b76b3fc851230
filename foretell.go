package kartograph

import (
	"context"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/region"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
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
