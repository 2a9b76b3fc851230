package kartograph

import (
	"context"
	"errors"
	"fmt"

	"github.com/seed-898ab921/kartograph/internal/source"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/twpayne/go-geom"
	"golang.org/x/sync/errgroup"
)

// readLayer is a layer of the config with those of its source's features that
// its filters keep, in degrees, each with its box.
type readLayer struct {
	*Layer
	features []layers.Feature
	bounds   []*geom.Bounds
	schema   *layers.Schema
	// stream is set instead of features for a layer that is read while it
	// is written.
	stream *stream
	// dropped counts features that the filter left out.
	dropped  int
	warnings []Warning
}

// readLayers reads the sources of all layers that have one, several at a time.
func readLayers(ctx context.Context, cfg *Config, o Options) ([]*readLayer, error) {
	read := make([]*readLayer, len(cfg.Layers))
	group, reading := errgroup.WithContext(ctx)
	for i := range cfg.Layers {
		l := &cfg.Layers[i]
		if l.Special != "" {
			read[i] = &readLayer{Layer: l}
			continue
		}
		if s, err := openStream(ctx, cfg, l, o); s != nil || err != nil {
			read[i] = &readLayer{Layer: l, stream: s}
			group.Go(func() error { return err })
			continue
		}
		group.Go(func() error {
			r, err := readOne(reading, cfg, l, o)
			read[i] = r
			return err
		})
	}
	return read, group.Wait()
}

func readOne(ctx context.Context, cfg *Config, l *Layer, o Options) (*readLayer, error) {
	data, err := readSource(ctx, cfg, l, o)
	if err != nil {
		return nil, layerError(cfg, l, "src", err)
	}
	if l.Data == nil {
		return selectFeatures(cfg, l, data)
	}
	joined, warnings, err := joinData(ctx, cfg, l, data, o)
	if err != nil {
		return nil, err
	}
	r, err := selectFeatures(cfg, l, joined)
	if err != nil {
		return nil, err
	}
	r.warnings = append(r.warnings, warnings...)
	return r, nil
}

// readSource reads a layer's features, from memory where another layer or map
// has read the same before.
func readSource(ctx context.Context, cfg *Config, l *Layer, o Options) (*source.Data, error) {
	if l.Source != nil {
		return source.ReadAll(ctx, o.Limits.reading().Source(l.Source))
	}
	return o.Sources.store.Read(ctx, requestOf(cfg, l, o.Grids), o.reading())
}

// selectFeatures applies a layer's filters and the config's crop box.
func selectFeatures(cfg *Config, l *Layer, data *source.Data) (*readLayer, error) {
	r := &readLayer{Layer: l, features: data.Features, bounds: data.Bounds, schema: data.Schema}
	for _, text := range data.Info.Warnings {
		r.warnings = append(r.warnings, Warning{Layer: l.ID, Text: text})
	}
	if err := checkColumns(l, data.Schema); err != nil {
		return nil, layerError(cfg, l, "", err)
	}
	if len(data.Features) == 0 {
		r.warnings = append(r.warnings, Warning{Layer: l.ID, Text: "the source has no features"})
	}
	if l.Filter == nil && l.Keep == nil && cfg.Bounds.Crop == nil {
		return r, nil
	}
	r.features, r.bounds = nil, nil
	for i, f := range data.Features {
		if !keeps(l, f.Record) || !inCrop(cfg.Bounds.Crop, data.Bounds[i]) {
			r.dropped++
			continue
		}
		r.features = append(r.features, f)
		r.bounds = append(r.bounds, data.Bounds[i])
	}
	if len(r.features) == 0 && len(data.Features) > 0 {
		r.warnings = append(r.warnings, Warning{Layer: l.ID, Text: nothingKept(cfg, l, data)})
	}
	return r, nil
}

// nothingKept says that no feature of a layer passes.
func nothingKept(cfg *Config, l *Layer, data *source.Data) string {
	n := len(data.Features)
	inside := 0
	for i := range data.Features {
		if inCrop(cfg.Bounds.Crop, data.Bounds[i]) {
			inside++
		}
	}
	if inside == 0 {
		return fmt.Sprintf("none of the %d features lies within bounds.crop", n)
	}
	text := fmt.Sprintf("none of the %d features is kept by the filter; check its values", n)
	if l.Filter != nil {
		if columns := l.Filter.Columns(); len(columns) > 0 {
			text += sampleValues(&readLayer{features: data.Features}, columns[0])
		}
	}
	return text
}

func keeps(l *Layer, record layers.Record) bool {
	return (l.Filter == nil || l.Filter.Match(record)) && (l.Keep == nil || l.Keep(record))
}

// inCrop reports whether a feature's box meets the crop box, both in degrees.
// A crop box whose west is east of its east crosses the antimeridian.
func inCrop(crop *[4]float64, b *geom.Bounds) bool {
	if crop == nil || b == nil {
		return true
	}
	if b.Max(1) < crop[1] || b.Min(1) > crop[3] {
		return false
	}
	if crop[0] <= crop[2] {
		return b.Max(0) >= crop[0] && b.Min(0) <= crop[2]
	}
	return b.Max(0) >= crop[0] || b.Min(0) <= crop[2]
}

// layerError says in which layer, and where in the config, an error arose.
func layerError(c *Config, l *Layer, key string, err error) error {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	path := "layers." + l.ID
	if key != "" {
		path += "." + key
	}
	if at := c.Position(path); at.Line > 0 {
		return fmt.Errorf("%s: layer %q: %w", at, l.ID, err)
	}
	return fmt.Errorf("layer %q: %w", l.ID, err)
}
