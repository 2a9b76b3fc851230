package source

import (
	"context"
	"iter"

	"github.com/seed-898ab921/kartograph/internal/compact"
	"github.com/seed-898ab921/kartograph/layers"
)

// mostGathered is how many features are gathered to a lot.
const mostGathered = 512

// gathered is a source whose features, which it makes one after the other, are given on in lots, so that
// they need not be held until all are there.
type gathered struct{ layers.Source }

// gatherPoints gathers the features of a table of points. Of other tables only reading tells in which plane
// their edges are straight.
func gatherPoints(s layers.Source, err error) (layers.Source, error) {
	if err != nil || compact.Program || s.Info().Geometry != "point" {
		return s, err
	}
	return gathered{s}, nil
}

// Lots begins a way through the source.
func (g gathered) Lots() layers.Reading { return gathering(g) }

type gathering struct{ layers.Source }

// Lots gathers the features.
func (g gathering) Lots(ctx context.Context) iter.Seq2[layers.Lot, error] {
	return func(yield func(layers.Lot, error) bool) {
		var lot madeLot
		for f, err := range g.Features(ctx) {
			if err != nil {
				if len(lot) == 0 || yield(lot, nil) {
					yield(nil, err)
				}
				return
			}
			if lot = append(lot, f); len(lot) == mostGathered {
				if !yield(lot, nil) {
					return
				}
				lot = make(madeLot, 0, mostGathered)
			}
		}
		if len(lot) > 0 {
			yield(lot, nil)
		}
	}
}

// End has nothing to tell that reading has not.
func (gathering) End() error { return nil }

// Close has nothing to let go of.
func (gathering) Close() {}

// madeLot are features that are there already.
type madeLot []layers.Feature

// Make returns them.
func (l madeLot) Make(context.Context) []layers.Feature { return l }

// Settle has nothing to add.
func (l madeLot) Settle(context.Context) (again bool, err error) { return false, nil }
