package placejoin

import (
	"cmp"
	"context"
	"fmt"

	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/source"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/location"
)

// joinAround adds the columns of the polygon that each feature lies in. Of a
// feature with several points the first that lies in one counts; of several
// polygons the first of their layer.
func (k *Known) joinAround(ctx context.Context, here, other Layer, r Rule) (*source.Data, []string, error) {
	columns, told, err := wanted(r, here.Data.Schema, other.Data.Schema)
	if err != nil {
		return nil, nil, err
	}
	known := k.about(here.ID, other.ID)
	if known.around == nil {
		if known.around, err = k.findAround(ctx, here, other); err != nil {
			return nil, nil, err
		}
	}
	found := known.around
	wider := addedTo(here.Data.Schema, columns)
	joined, err := wider.join(ctx, here.Data, func(i int) []layers.Value {
		if found.of[i] < 0 {
			return nil
		}
		return pick(other.Data.Features[found.of[i]].Record, columns)
	})
	if err != nil {
		return nil, nil, err
	}
	return joined, append(told, found.seen.tell("features", fmt.Sprintf("no polygon of %q", other.ID), "of which the first counts")...), nil
}

// around is the polygons around features: the first one's number, -1 for none.
type around struct {
	of   []int
	seen matches
}

func (k *Known) findAround(ctx context.Context, here, other Layer) (*around, error) {
	areas, err := other.areas(ctx, k.about(other.ID))
	if err != nil {
		return nil, err
	}
	found := &around{of: make([]int, len(here.Data.Features))}
	steps, left := heed.Every(ctx, heedEvery), cmp.Or(k.looks, mostWithin)
	var places []float64
	var hits []int
	for i, f := range here.Data.Features {
		found.of[i], hits = -1, hits[:0]
		places = location.Places(f.Geometry, here.Edges, places[:0])
		if err := steps.Take(1); err != nil {
			return nil, err
		}
		for k := 0; k < len(places) && len(hits) == 0 && left >= 0 && steps.Take(1) == nil; k += 2 {
			looks := 0
			hits, looks = areas.Find(2, places[k], places[k+1], hits)
			left -= looks
			_ = steps.Take(looks / looksOfStep) // whose error is asked for above and below
		}
		if left < 0 {
			return nil, tooManyLooks(other, i, len(found.of), cmp.Or(k.looks, mostWithin))
		}
		if len(hits) > 0 {
			found.of[i] = hits[0]
		}
		found.seen.note(i, len(places) > 0, len(hits))
	}
	if steps.Err() != nil {
		return nil, steps.Err()
	}
	return found, nil
}

// matches counts what was found for features.
type matches struct {
	all, placeless, none, several int
	firstNone, firstSeveral       int
}

// note counts a feature that has found n others.
func (m *matches) note(i int, placed bool, n int) {
	m.all++
	switch {
	case !placed:
		m.placeless++
	case n == 0:
		if m.none++; m.none == 1 {
			m.firstNone = i + 1
		}
	case n > 1:
		if m.several++; m.several == 1 {
			m.firstSeveral = i + 1
		}
	}
}

// tell says what was not found, and what was found several times.
func (m *matches) tell(what, in, several string) (told []string) {
	if m.none > 0 {
		told = append(told, fmt.Sprintf("%d of %d %s lie in %s; the first is number %d", m.none, m.all, what, in, m.firstNone))
	}
	if m.several > 0 {
		told = append(told, fmt.Sprintf("%d of %d %s lie in several polygons, %s; the first is number %d", m.several, m.all, what, several, m.firstSeveral))
	}
	if m.placeless > 0 {
		told = append(told, fmt.Sprintf("%d of %d %s have no place", m.placeless, m.all, what))
	}
	return told
}
