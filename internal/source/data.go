package source

import (
	"context"
	"fmt"
	"iter"

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
	if err := data.read(ctx, s); err != nil {
		return nil, err
	}
	data.Info = s.Info()
	data.Schema = data.Info.Schema
	if data.Schema == nil && len(data.Features) > 0 {
		data.Schema = data.Features[0].Record.Schema
	}
	return data, nil
}

// read takes all features, from many goroutines that make them where there can be.
func (d *Data) read(ctx context.Context, s layers.Source) error {
	if lotted, ok := s.(layers.Lotted); ok {
		return Through(ctx, lotted, measured, func(lot *Data) error { return d.take(ctx, lot) })
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

// bytes estimates the memory that the data takes.
func (d *Data) bytes() int64 { return 1 + d.size }
