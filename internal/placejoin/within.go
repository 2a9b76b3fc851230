package placejoin

import (
	"cmp"
	"context"
	"fmt"
	"math"
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

// mostWithin is how many looks at edges and polygons are allowed to find what features lie
// within, some ten seconds.
const mostWithin = 2_000_000_000

// looksOfStep are looks that take as long as a feature may: heedEvery of them a millisecond.
const looksOfStep = 1 << 14

// tooManyLooks is what is wrong with polygons of which too many have to be looked at for the
// features of another layer, after so many of them.
func tooManyLooks(polygons Layer, after, features, most int) error {
	return &Error{"within", fmt.Errorf("very many polygons of %q lie over each other, or have very many edges: after %d of %d features more than %d edges had been looked at; try fewer of either, by a filter, or simpler polygons",
		polygons.ID, after, features, most)}
}

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
	steps, total, left := heed.Every(ctx, heedEvery), 0, cmp.Or(k.looks, mostWithin)
	found := new(within)
	var places []float64
	var hits []int
	for i, f := range other.Data.Features {
		hits = hits[:0]
		places = location.Places(f.Geometry, other.Edges, places[:0])
		for k := 0; k < len(places); k += 2 {
			if left < 0 || steps.Take(1) != nil {
				break
			}
			looks := 0
			hits, looks = areas.Find(math.MaxInt, places[k], places[k+1], hits)
			left -= looks
			_ = steps.Take(looks / looksOfStep) // whose error is asked for below
		}
		if err := steps.Take(1); err != nil {
			return matches{}, err
		}
		if left < 0 {
			return matches{}, tooManyLooks(here, i, len(other.Data.Features), cmp.Or(k.looks, mostWithin))
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
