package kartograph

import (
	"context"
	"slices"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/source"
	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/styles/scale"
)

// reading is how the features of a layer come to the map. It is decided once,
// by planReading, and changes what is in memory and nothing that is drawn.
type reading uint8

const (
	// held layers are read whole, from memory where another layer or map has
	// read the same.
	held reading = iota
	// through layers are read lot by lot, and each lot goes on to the frames,
	// and to its marks, as soon as the frames are known.
	through
	// streamed layers are read a chunk at a time by whoever goes through
	// them, and never held.
	streamed
	// made layers are special: the map makes them itself.
	made
)

// streaming is which sources may be streamed. The zero value, for Sources that
// serve several maps, streams none: each is read once for all of them.
type streaming struct {
	// oneMap says that the sources serve one map, which may stream them.
	oneMap bool
	// from is the size in bytes from which on it does.
	from int64
	// prints is how many bytes of printed paths each such layer holds, besides those of the
	// chunks at work.
	prints int64
}

// streamLarge streams, for one map, sources of 16 MB and more: what is smaller is
// held, since it may be gone through more than once.
func streamLarge() streaming { return streaming{oneMap: true, from: 16 << 20, prints: 16 << 20} }

// way is how a layer is read that goes from its source to its marks, or as far as
// the frames: streamed where it passes to its marks.
func (s streaming) way(ways source.Ways, passes, filtered bool) reading {
	switch {
	case passes && ways.Streams && ways.Size >= s.from:
		return streamed
	case ways.Lotted && !filtered:
		return through
	}
	return held
}

// streams reports whether any of the layers are streamed. Who goes through these is not waited for
// once the context has ended: their files may say nothing for as long as they like.
func streams(read []*readLayer) bool {
	return slices.ContainsFunc(read, func(r *readLayer) bool { return r.reading == streamed })
}

// promptly is run; for a layer that is streamed, whose file may say nothing for as long as
// it likes, nobody waits once the context has ended: what is left behind is nobody's.
func (w *way) promptly(ctx context.Context) error {
	if w.layer.reading != streamed {
		return w.run(ctx)
	}
	_, err := spend.Promptly(ctx, func() (none struct{}, err error) { return none, w.run(ctx) })
	return err
}

// planReading decides how each layer is read. A layer is streamed when it is
// drawn feature by feature, nothing else looks at it, and its source is large
// and read for this layer alone.
func planReading(ctx context.Context, cfg *Config, o Options, requests []source.Request) []reading {
	looked := lookedAt(cfg)
	asked := map[source.Request]int{}
	for _, r := range requests {
		asked[r]++
	}
	how := make([]reading, len(cfg.Layers))
	for i := range cfg.Layers {
		l := &cfg.Layers[i]
		switch {
		case l.Special != nil:
			how[i] = made
		case asked[requests[i]] > 1 || looked[l.ID] || needsDegrees(l):
		case o.Sources.streaming.oneMap:
			ways := source.WaysOf(ctx, requests[i], o.reading())
			how[i] = o.Sources.streaming.way(ways, passes(l, looked) && l.Labeling == nil, l.Where != nil)
			if how[i] == through && len(l.Classify) > 0 {
				how[i] = held // its classes are counted
			}
		}
	}
	return how
}

// passes reports whether a layer goes from its source to its marks without a
// step that looks at several features, or at another layer, on the way.
func passes(l *config.Layer, looked map[string]bool) bool {
	return !looked[l.ID] && !slices.ContainsFunc(steps(), func(s step) bool { return s.asked(l) })
}

// nothingLooks reports whether nothing on a map looks at what was drawn: labels and
// legends look for room, and what several views show is counted once.
func nothingLooks(cfg *Config) bool {
	return cfg.Legend == nil && len(cfg.Views) == 0 && cfg.Locator == nil &&
		!slices.ContainsFunc(cfg.Layers, func(l config.Layer) bool { return l.Labeling != nil })
}

// needsDegrees reports whether something besides other layers wants all features
// of a layer at once before they are placed: joins tell of rows and records
// without features. What is hidden is not gone through.
func needsDegrees(l *config.Layer) bool {
	return unsettled(l) || l.Source != nil || l.Data != nil || l.Join != nil || l.Hidden
}

// unsettled reports whether the looks of a layer's features depend on the values of all,
// or on the order of their sizes.
func unsettled(l *config.Layer) bool {
	return slices.ContainsFunc(l.Classify, func(c config.Classify) bool { return !c.Settled() || c.Property == scale.Radius })
}

// lookedAt tells which layers others, or bounds, look at or change.
func lookedAt(cfg *Config) map[string]bool {
	looked := lookedAtInSteps(cfg)
	looked[cfg.Bounds.Layer] = true
	for i := range cfg.Views {
		looked[cfg.Views[i].Bounds.Layer] = true
	}
	for id := range joinedByPlace(cfg) {
		looked[id] = true
	}
	return looked
}

// lookedAtInSteps tells which layers others look at or change in pixels.
func lookedAtInSteps(cfg *Config) map[string]bool {
	looked := map[string]bool{}
	for i := range cfg.Layers {
		for _, s := range steps() {
			for _, id := range s.others(&cfg.Layers[i]) {
				looked[id] = true
			}
		}
	}
	return looked
}

// madeInto tells which layers others are made of.
func madeInto(cfg *Config) map[string]bool {
	ids := map[string]bool{}
	for i := range cfg.Layers {
		for _, id := range specialOf(&cfg.Layers[i]) {
			ids[id] = true
		}
	}
	return ids
}

// movesBy is how far, in pixels, the steps of a layer move or widen anything.
func movesBy(l *config.Layer) float64 {
	return toleranceOf(l.Simplify) + l.UnifyPrecision + widensBy(l)
}

// widensBy is how far, in pixels, areas of a layer grow.
func widensBy(l *config.Layer) float64 {
	if l.Join == nil {
		return 0
	}
	return l.Join.Buffer
}
