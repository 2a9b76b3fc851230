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
}

// piece is how many features of a source that tells no number stand together while
// it is read.
const piece = 1024

// ReadAll reads a source to its end. An error of the context is returned as
// soon as the source lets go.
func ReadAll(ctx context.Context, s layers.Source) (*Data, error) {
	data := &Data{}
	var pieces [][]layers.Feature
	if h, ok := s.(holder); ok {
		return data.share(ctx, h)
	}
	for feature, err := range s.Features(ctx) {
		if err != nil {
			return nil, err
		}
		if err := spend.Memory(ctx, spend.Feature(feature)); err != nil {
			return nil, fmt.Errorf("reading was given up: %w", err)
		}
		data.Features = append(data.Features, feature)
		if len(data.Features) == cap(data.Features) && len(data.Features) >= piece {
			// A list that grows leaves several of its size behind.
			pieces, data.Features = append(pieces, data.Features), make([]layers.Feature, 0, piece)
		}
	}
	data.Features = slices.Concat(append(pieces, data.Features)...)
	data.Bounds = make([]*geom.Bounds, len(data.Features))
	for i, f := range data.Features {
		data.Bounds[i] = layers.Bounds(f.Geometry)
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
	d.Features = h.held()
	d.Bounds = make([]*geom.Bounds, len(d.Features))
	for i, f := range d.Features {
		if err := spend.Memory(ctx, spend.Feature(f)); err != nil {
			return nil, fmt.Errorf("reading was given up: %w", err)
		}
		d.Bounds[i] = layers.Bounds(f.Geometry)
	}
	d.describe(h.Info())
	return d, nil
}

// describe takes what the source says of itself after it was read.
func (d *Data) describe(info layers.Info) {
	d.Info, d.Schema = info, info.Schema
	if d.Schema == nil && len(d.Features) > 0 {
		d.Schema = d.Features[0].Record.Schema
	}
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
