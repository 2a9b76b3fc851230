package source

import (
	"context"
	"iter"

	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/layers"
)

// Limits bound what one reading may cost; the zero value of a field is no
// limit. What exceeds one is a *layers.LimitError.
type Limits struct {
	Features, Vertices int
	// FileBytes is the size of any one file, packed and unpacked.
	FileBytes int64
}

// counted is how much of the limits is used up.
type counted struct{ features, vertices int }

// add counts a feature and complains when it is one too many.
func (n *counted) add(f layers.Feature, l Limits) error {
	n.features++
	if l.Vertices > 0 {
		n.vertices += layers.Vertices(f.Geometry)
	}
	switch {
	case l.Features > 0 && n.features > l.Features:
		return l.tooManyFeatures()
	case l.Vertices > 0 && n.vertices > l.Vertices:
		return layers.OverLimit("Vertices", "there are more than %d vertices", l.Vertices)
	}
	return nil
}

func (l Limits) tooManyFeatures() error {
	return layers.OverLimit("Features", "there are more than %d features", l.Features)
}

// limitedSource stops reading a source when it exceeds the limits.
type limitedSource struct {
	layers.Source
	limits Limits
}

// Source puts the limits on what is read from a source.
func (l Limits) Source(s layers.Source) layers.Source {
	if l.Features <= 0 && l.Vertices <= 0 {
		return s
	}
	if lotted, ok := s.(layers.Lotted); ok {
		return limitedLots{limitedSource{s, l}, lotted}
	}
	return limitedSource{s, l}
}

// Holding returns a context with which a program's source that holds what it reads
// before it hands it on (layers.Cached) keeps to the limits as well, and to the memory
// of the context. That is given back, as who takes the features reckons it again.
func (l Limits) Holding(ctx context.Context) context.Context {
	return heed.WithToll(ctx, func() (pay func(layers.Feature) error, end func()) {
		apart, giveBack := spend.Apart(ctx)
		var n counted
		return func(f layers.Feature) error {
			if err := n.add(f, l); err != nil {
				return err
			}
			return reckon(apart, spend.Feature(f))
		}, giveBack
	})
}

// Features yields the features until there are too many.
func (s limitedSource) Features(ctx context.Context) iter.Seq2[layers.Feature, error] {
	return func(yield func(layers.Feature, error) bool) {
		var n counted
		for f, err := range s.Source.Features(ctx) {
			if err == nil {
				err = n.add(f, s.limits)
			}
			if !yield(f, err) || err != nil {
				return
			}
		}
	}
}
