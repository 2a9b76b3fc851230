package kartograph

import (
	"context"
	"slices"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/compact"
	"github.com/seed-898ab921/kartograph/internal/conveyor"
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/numerals"
	"github.com/seed-898ab921/kartograph/internal/source"
	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/expression"
	"github.com/seed-898ab921/kartograph/layers/filter"
	"github.com/seed-898ab921/kartograph/projection/crs"
	"github.com/seed-898ab921/kartograph/render/description"
	"github.com/seed-898ab921/kartograph/styles"
	"github.com/twpayne/go-geom"
)

// readLayer is a layer of the config with those of its source's features that
// its filters keep.
type readLayer struct {
	*config.Layer
	// lang is the map's language.
	lang    string
	reading reading
	// request is what is asked of its source.
	request source.Request
	// passes says that the layer goes to its marks without a step.
	passes bool
	// alone says that no step looks at the layer, passing or not.
	alone bool
	// local says that of the layer only what is about a frame is asked, by steps too: no area
	// of islands or holes, and no layer is made of it.
	local bool
	// letsGo says that coordinates are let go of once they are printed.
	letsGo bool
	// onlySVG says that nothing but SVG is written, so that nothing is told to pages.
	onlySVG bool
	// silent says that nothing is told of its records, which are not kept for that then.
	silent bool
	// prints is how many bytes of printed paths the layer holds if it is streamed.
	prints int64
	// data is what a held layer has, with what was joined and before filters.
	data *source.Data
	// altered says that some features of a held layer have other geometries than its data.
	altered bool
	// kept, in degrees, each with its box, are those of a held layer.
	kept   []layers.Feature
	bounds []*geom.Bounds
	// absent looks for values that the filter lists and that no feature has; nil where nobody is told.
	absent *filter.Absent
	// passage is what has become of a layer that goes through.
	passage passage
	// source is what a layer is read from that is streamed or goes through.
	source layers.Source
	schema *layers.Schema
	// compared are columns that are compared with numbers, and doubts what the
	// last pass over a streamed layer found in them.
	compared []string
	doubts   []numerals.Doubt
	// tallies are of the expressions of a streamed layer.
	tallies []expression.Tally
	// rows are all records of a layer that is not streamed, doubtsAt is where its
	// doubts stand among its warnings.
	rows     []layers.Record
	doubtsAt int
	// system has the plane that edges are straight in; nil for degrees.
	system *crs.System
	// scales are those of the layer's classes, and made the columns of a layer that
	// the map made itself.
	scales []scaled
	made   *layers.Schema
	// subtracts is what a layer with subtract-from has cut out of others.
	subtracts subtraction
	// crops is what crop-to has left of the layer.
	crops cropping
	// count and warnings are complete when the layer was gone through.
	count    readCount
	warnings []config.Warning
	// facts are what a description of the map tells of a layer that is streamed.
	facts description.Layer
}

// readCount counts what was read of a layer.
type readCount struct {
	// features are those that the filters keep, vertices those of them, and
	// dropped the features that the filters leave out.
	features, vertices, dropped int
	// points, lines and areas are features that have any.
	points, lines, areas int
	guesses              guesses
	// located are features with a place, and lies the box of these, in degrees or in the
	// layer's own plane.
	located int
	lies    flat.Degrees
}

func (n *readCount) add(o readCount) {
	n.features, n.vertices, n.dropped = n.features+o.features, n.vertices+o.vertices, n.dropped+o.dropped
	n.points, n.lines, n.areas = n.points+o.points, n.lines+o.lines, n.areas+o.areas
	n.guesses.add(o.guesses)
	n.locate(o.located, o.lies)
}

// locate counts features with a place, and the box of these.
func (n *readCount) locate(features int, lies flat.Degrees) {
	switch {
	case features == 0:
		return
	case n.located == 0:
		n.lies = lies
	default:
		n.lies = n.lies.With(lies)
	}
	n.located += features
}

// readLayers reads the sources of all layers that are held, several at a time,
// and opens those that are streamed. Of several faults that of the first layer is
// told.
func readLayers(ctx context.Context, cfg *Config, o Options) ([]*readLayer, *foretold, error) {
	requests := requestsOf(cfg, o)
	how, looked, worked, made := planReading(ctx, cfg, o, requests), lookedAt(cfg), lookedAtInSteps(cfg), madeInto(cfg)
	read := make([]*readLayer, len(cfg.Layers))
	for i := range cfg.Layers {
		l := &cfg.Layers[i]
		read[i] = &readLayer{Layer: l, lang: cfg.Lang, reading: how[i], request: requests[i], passes: passes(l, looked), alone: passes(l, worked), local: !made[l.ID] && l.FilterIslands == 0 && !l.IgnoreHoles,
			onlySVG: o.OnlySVG, letsGo: o.OnlySVG && cfg.Export.Profile == "" && nothingLooks(cfg), prints: o.Sources.streaming.prints}
		if !o.Several {
			read[i].absent = filter.Watch(l.Filter)
		}
		read[i].silent = read[i].saysNothing(o.Style)
	}
	var frames *foretold
	if !compact.Program && slices.Contains(how, through) {
		frames = foretell(ctx, cfg, o)
		enter(frames, read, o.Style)
	}
	err := conveyor.All(ctx, len(read), func(reading context.Context, i int) error {
		switch read[i].reading {
		case through:
			r := read[i] // what is left behind is nobody's
			_, err := spend.Promptly(reading, func() (none struct{}, err error) { return none, r.readThrough(reading, cfg, o, frames) })
			return err
		case held:
			return read[i].read(reading, cfg, o)
		case streamed:
			// What is streamed is read long after all are opened.
			r := read[i]
			_, err := spend.Promptly(ctx, func() (none struct{}, err error) { return none, r.open(ctx, cfg, o) })
			return err
		}
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	return read, frames, joinPlaces(ctx, cfg, o, read)
}

// enter gives each layer that goes through its places in the foretold frames.
func enter(t *foretold, read []*readLayer, sheet *styles.Sheet) {
	if t == nil {
		return
	}
	for _, f := range t.frames {
		needed := neededLayers(f, read)
		for _, r := range read {
			if r.reading == through {
				r.passage.in = append(r.passage.in, newPlaced(f, r, needed[r.ID], sheet))
			}
		}
	}
}

// read reads a layer that is held, as far as no other layer is needed for it.
func (r *readLayer) read(ctx context.Context, cfg *Config, o Options) error {
	data, err := r.readSource(ctx, o)
	if err != nil {
		return layerError(cfg, r.Layer, "src", err)
	}
	r.data, r.system = data, data.Info.System
	if err := r.checkDegrees(o.Strict || cfg.Strict); err != nil {
		return layerError(cfg, r.Layer, "", err)
	}
	if joinsPlaces(r.Layer) {
		return nil
	}
	return r.finish(ctx, cfg, o, nil)
}

// finish joins to a layer what it is joined with, others being those that lie
// around, and keeps what its filters keep.
func (r *readLayer) finish(ctx context.Context, cfg *Config, o Options, others *surroundings) error {
	joined, err := r.joinAll(ctx, cfg, o, others)
	if err != nil {
		return err
	}
	data := r.data
	if err := checkColumns(r.Layer, data.Schema); err != nil {
		return layerError(cfg, r.Layer, "", err)
	}
	r.schema = data.Schema
	if err := r.selectFeatures(ctx, cfg, data); err != nil {
		return err
	}
	if err := r.warn(cfg, data.Info, data.All()); err != nil {
		return err
	}
	r.warnings = append(r.warnings, joined...)
	r.doubt(r.recordsOf(data.Features))
	return nil
}

// readSource reads a layer's features, from memory where another layer or map
// has read the same before.
func (r *readLayer) readSource(ctx context.Context, o Options) (*source.Data, error) {
	if own, limits := r.Source, o.Limits.reading(); own != nil {
		return spend.Promptly(ctx, func() (*source.Data, error) { return source.ReadAll(limits.Holding(ctx), limits.Source(own)) })
	}
	return o.Sources.store.Read(ctx, r.request, o.reading())
}

// open opens the source of a layer that is streamed.
func (r *readLayer) open(ctx context.Context, cfg *Config, o Options) error {
	opened, err := source.Open(ctx, r.request, o.reading())
	if err != nil {
		return layerError(cfg, r.Layer, "src", err)
	}
	r.source, r.schema = opened, opened.Info().Schema
	r.system, r.compared = opened.Info().System, r.compares(o.Style)
	if err := checkColumns(r.Layer, r.schema); err != nil {
		return layerError(cfg, r.Layer, "", err)
	}
	return nil
}
