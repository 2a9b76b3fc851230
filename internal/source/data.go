package source

import (
	"context"
	"fmt"
	"iter"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/twpayne/go-geom"
)

// Data is a source that was read to its end. It is shared by all who asked for
// it: nobody changes it.
type Data struct {
	Info layers.Info
	// Features, in degrees, and their boxes, nil for a feature without a
	// place.
	Features []layers.Feature
	Bounds   []*geom.Bounds
	// Schema is that of the features' records.
	Schema *layers.Schema
	// size estimates the memory that they take, in bytes, once they were read.
	size int64
}

// ReadAll reads a source to its end. An error of the context is returned as
// soon as the source lets go.
func ReadAll(ctx context.Context, s layers.Source) (*Data, error) {
	data := &Data{}
	if h, ok := s.(holder); ok {
		return data.share(ctx, h)
	}
	if err := data.read(ctx, s); err != nil {
		return nil, err
	}
	data.describe(s.Info())
	return data, nil
}

// holder is a source of this package whose features are in memory already, so
// that they need not be held a second time.
type holder interface {
	layers.Source
	held() []layers.Feature
}

// share takes the features that a source holds.
func (d *Data) share(ctx context.Context, h holder) (*Data, error) {
	lot, err := measured(h.held())
	if err != nil {
		return nil, err
	}
	if err := spend.Memory(ctx, lot.size); err != nil {
		return nil, fmt.Errorf("reading was given up: %w", err)
	}
	lot.describe(h.Info())
	return lot, nil
}

// describe takes what the source says of itself after it was read.
func (d *Data) describe(info layers.Info) {
	d.Info, d.Schema = info, info.Schema
	if d.Schema == nil && len(d.Features) > 0 {
		d.Schema = d.Features[0].Record.Schema
	}
}

// read takes all features, from many goroutines that make them where there can be.
func (d *Data) read(ctx context.Context, s layers.Source) error {
	if lotted, ok := s.(layers.Lotted); ok {
		return Through(ctx, lotted, func(all []layers.Feature, _ func()) (*Data, error) { return measured(all) }, func(lot *Data) error { return d.take(ctx, lot) })
	}
	for feature, err := range s.Features(ctx) {
		if err != nil {
			return err
		}
		lot := Data{Features: []layers.Feature{feature}, Bounds: []*geom.Bounds{layers.Bounds(feature.Geometry)}, size: spend.Feature(feature)}
		if err := d.take(ctx, &lot); err != nil {
			return err
		}
	}
	return nil
}

// measured returns some features with their boxes.
func measured(features []layers.Feature) (*Data, error) {
	lot := &Data{Features: features, Bounds: make([]*geom.Bounds, len(features)), size: spend.Features(features)}
	for i := range features {
		lot.Bounds[i] = layers.Bounds(features[i].Geometry)
	}
	return lot, nil
}

// take adds features that were measured.
func (d *Data) take(ctx context.Context, lot *Data) error {
	if err := spend.Memory(ctx, lot.size); err != nil {
		return fmt.Errorf("reading was given up: %w", err)
	}
	if more := len(d.Features) + len(lot.Features); more > cap(d.Features) {
		// What append leaves behind is more than what doubling does.
		d.Features, d.Bounds = slices.Grow(d.Features, more), slices.Grow(d.Bounds, more)
	}
	d.Features, d.Bounds = append(d.Features, lot.Features...), append(d.Bounds, lot.Bounds...)
	d.size += lot.size
	return nil
}

// All yields the features, as a source does.
func (d *Data) All() iter.Seq2[layers.Feature, error] {
	return func(yield func(layers.Feature, error) bool) {
		for _, f := range d.Features {
			if !yield(f, nil) {
				return
			}
		}
	}
}
