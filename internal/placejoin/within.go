package placejoin

import (
	"context"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/compact"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/layers/location"
)

// within is the polygons that features lie in, one after the other, where those of
// each end, and what was seen.
type within struct {
	in, ends []int
	seen     matches
}

// mostKept is how many polygons around features are remembered for further joins.
const mostKept = 1 << 20

// eachWithin calls add with each feature of the other layer and the numbers of the
// features here that it lies in, in ascending order.
func (k *Known) eachWithin(ctx context.Context, here, other Layer, add func(i int, in []int)) (matches, error) {
	found := k.about(here.ID, other.ID).within
	if compact.Program || found == nil {
		return k.findWithin(ctx, here, other, add)
	}
	from := 0
	for i, end := range found.ends {
		if err := hear(ctx, i); err != nil {
			return matches{}, err
		}
		add(i, found.in[from:end])
		from = end
	}
	return found.seen, nil
}

// findWithin is eachWithin for the first time.
func (k *Known) findWithin(ctx context.Context, here, other Layer, add func(i int, in []int)) (matches, error) {
	areas, err := here.areas(ctx, k.about(here.ID, "", ""))
	if err != nil {
		return matches{}, err
	}
	steps, total := heed.Every(ctx, heedEvery), 0
	found := new(within)
	var places []float64
	var hits []int
	for i, f := range other.Data.Features {
		hits = hits[:0]
		places = location.Places(f.Geometry, other.Edges, places[:0])
		for k := 0; k < len(places); k += 2 {
			if steps.Take(1) != nil {
				break
			}
			hits = areas.At(places[k], places[k+1], hits)
		}
		if err := steps.Take(1); err != nil {
			return matches{}, err
		}
		if len(places) > 2 {
			slices.Sort(hits)
			hits = slices.Compact(hits)
		}
		found.seen.note(i, len(places) > 0, len(hits))
		add(i, hits)
		if total += len(hits); !compact.Program && total <= mostKept {
			found.in, found.ends = append(found.in, hits...), append(found.ends, total)
		}
	}
	if !compact.Program && total <= mostKept {
		k.about(here.ID, other.ID).within = found
	}
	return found.seen, nil
}
