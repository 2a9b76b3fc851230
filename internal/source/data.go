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
}

// ReadAll reads a source to its end. An error of the context is returned as
// soon as the source lets go.
func ReadAll(ctx context.Context, s layers.Source) (*Data, error) {
	data := &Data{}
	for feature, err := range s.Features(ctx) {
		if err != nil {
			return nil, err
		}
		if err := spend.Memory(ctx, spend.Feature(feature)); err != nil {
			return nil, fmt.Errorf("reading was given up: %w", err)
		}
		data.Features = append(data.Features, feature)
		data.Bounds = append(data.Bounds, layers.Bounds(feature.Geometry))
	}
	data.Info = s.Info()
	data.Schema = data.Info.Schema
	if data.Schema == nil && len(data.Features) > 0 {
		data.Schema = data.Features[0].Record.Schema
	}
	return data, nil
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
func (d *Data) bytes() int64 {
	n := int64(1)
	for _, f := range d.Features {
		n += spend.Feature(f)
	}
	return n
}
