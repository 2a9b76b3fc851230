package source

import (
	"context"
	"iter"

	"github.com/seed-898ab921/kartograph/layers"
)

// limitedLots is a limitedSource that gives its features in lots.
type limitedLots struct {
	limitedSource
	lotted layers.Lotted
}

// Lots begins a way through the source that ends when there are too many.
func (s limitedLots) Lots() layers.Reading {
	return &limitedReading{Reading: s.lotted.Lots(), limits: s.limits}
}

// limitedReading counts what was settled.
type limitedReading struct {
	layers.Reading
	limits Limits
	counted
}

// Lots takes the lots from the source.
func (r *limitedReading) Lots(ctx context.Context) iter.Seq2[layers.Lot, error] {
	return func(yield func(layers.Lot, error) bool) {
		for l, err := range r.Reading.Lots(ctx) {
			if err != nil {
				yield(nil, err)
				return
			}
			if !yield(&limitedLot{Lot: l, reading: r}, nil) {
				return
			}
		}
	}
}

type limitedLot struct {
	layers.Lot
	reading  *limitedReading
	features []layers.Feature
}

// Make makes the features.
func (l *limitedLot) Make(ctx context.Context) []layers.Feature {
	l.features = l.Lot.Make(ctx)
	return l.features
}

// Forget forgets the coordinates.
func (l *limitedLot) Forget() { forget(l.Lot) }

// Settle counts the features, which come before what ended the lot.
func (l *limitedLot) Settle(ctx context.Context) (again bool, err error) {
	again, err = l.Lot.Settle(ctx)
	if again {
		return again, err
	}
	for _, f := range l.features {
		if over := l.reading.add(f, l.reading.limits); over != nil {
			return false, over
		}
	}
	l.features = nil
	return false, err
}
