package kartograph

import (
	"context"
	"errors"
	"fmt"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/source"
	"github.com/seed-898ab921/kartograph/internal/tablejoin"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/projection/crs"
	"github.com/twpayne/go-geom"
	"golang.org/x/sync/errgroup"
)

// readLayer is a layer of the config with those of its source's features that
// its filters keep.
type readLayer struct {
	*config.Layer
	reading reading
	// request is what is asked of its source.
	request source.Request
	// passes says that the layer goes to its marks without a step.
	passes bool
	// kept, in degrees, each with its box, are those of a held layer.
	kept   []layers.Feature
	bounds []*geom.Bounds
	// source is what a streamed layer is read from.
	source layers.Source
	schema *layers.Schema
	// system has the plane that edges are straight in; nil for degrees.
	system *crs.System
	// count and warnings are complete when the layer was gone through.
	count    readCount
	warnings []config.Warning
}

// readCount counts what was read of a layer.
type readCount struct {
	// features are those that the filters keep, vertices those of them, and
	// dropped the features that the filters leave out.
	features, vertices, dropped int
	guesses                     guesses
}

func (n *readCount) add(o readCount) {
	n.features, n.vertices, n.dropped = n.features+o.features, n.vertices+o.vertices, n.dropped+o.dropped
	n.guesses.add(o.guesses)
}

// readLayers reads the sources of all layers that are held, several at a time,
// and opens those that are streamed.
func readLayers(ctx context.Context, cfg *Config, o Options) ([]*readLayer, error) {
	requests := requestsOf(cfg, o)
	how, looked := planReading(cfg, o, requests), lookedAt(cfg)
	read := make([]*readLayer, len(cfg.Layers))
	group, reading := errgroup.WithContext(ctx)
	for i := range cfg.Layers {
		l := &cfg.Layers[i]
		r := &readLayer{Layer: l, reading: how[i], request: requests[i], passes: passes(l, looked)}
		read[i] = r
		switch r.reading {
		case held:
			group.Go(func() error { return r.read(reading, cfg, o) })
		case streamed:
			// What is streamed is read long after all are opened.
			group.Go(func() error { return r.open(ctx, cfg, o) })
		}
	}
	return read, group.Wait()
}

// read reads a layer that is held.
func (r *readLayer) read(ctx context.Context, cfg *Config, o Options) error {
	data, err := r.readSource(ctx, o)
	if err != nil {
		return layerError(cfg, r.Layer, "src", err)
	}
	var joined []config.Warning
	if r.Data != nil {
		if data, joined, err = r.joinData(ctx, cfg, data, o); err != nil {
			return err
		}
	}
	if err := checkColumns(r.Layer, data.Schema); err != nil {
		return layerError(cfg, r.Layer, "", err)
	}
	r.schema, r.system = data.Schema, data.Info.System
	if err := r.selectFeatures(ctx, cfg, data); err != nil {
		return err
	}
	if err := r.warn(cfg, data.Info, data.All()); err != nil {
		return err
	}
	r.warnings = append(r.warnings, joined...)
	r.warnDoubts(o.Style, data)
	return nil
}

// readSource reads a layer's features, from memory where another layer or map
// has read the same before.
func (r *readLayer) readSource(ctx context.Context, o Options) (*source.Data, error) {
	if r.Source != nil {
		return source.ReadAll(ctx, o.Limits.reading().Source(r.Source))
	}
	return o.Sources.store.Read(ctx, r.request, o.reading())
}

// joinData adds the columns of a table to a layer's features.
func (r *readLayer) joinData(ctx context.Context, cfg *Config, data *source.Data, o Options) (*source.Data, []config.Warning, error) {
	spec := r.Data
	table, err := o.Sources.store.Read(ctx, tableRequest(cfg, spec, o), o.reading())
	if err != nil {
		return nil, nil, layerError(cfg, r.Layer, "data.src", err)
	}
	joined, told, err := tablejoin.Join(data, table, tablejoin.Rule{Key: spec.Key, On: spec.On, Columns: spec.Columns, Pad: spec.Pad,
		Filter: spec.Filter, Repeats: string(spec.Repeats.Rule), By: spec.Repeats.By})
	var wrong *tablejoin.Error
	if errors.As(err, &wrong) {
		key := "data." + wrong.Part
		if wrong.InTable {
			err = fmt.Errorf("%s: %w", spec.Src, err)
		}
		return nil, nil, layerError(cfg, r.Layer, key, fmt.Errorf("%s: %w", key, err))
	}
	var warnings []config.Warning
	for _, text := range told {
		warnings = append(warnings, config.Warning{Layer: r.ID, Text: "data: " + spec.Src + ": " + text})
	}
	return joined, warnings, err
}

// open opens the source of a layer that is streamed.
func (r *readLayer) open(ctx context.Context, cfg *Config, o Options) error {
	opened, err := source.Open(ctx, r.request, o.reading())
	if err != nil {
		return layerError(cfg, r.Layer, "src", err)
	}
	r.source, r.schema = opened, opened.Info().Schema
	r.system = opened.Info().System
	if err := checkColumns(r.Layer, r.schema); err != nil {
		return layerError(cfg, r.Layer, "", err)
	}
	return nil
}
