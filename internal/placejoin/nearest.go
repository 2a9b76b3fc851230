package placejoin

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/source"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/location"
)

// joinNearest adds the columns of the feature of the other layer that is nearest
// to each, and its distance.
func (k *Known) joinNearest(ctx context.Context, here, other Layer, r Rule) (*source.Data, []string, error) {
	if here.Planar {
		return nil, nil, &Error{"nearest", errors.New("distances are on the sphere, and this data is in a plane of its own")}
	}
	columns, told, err := wanted(r, here.Data.Schema, other.Data.Schema)
	if err != nil {
		return nil, nil, err
	}
	known := k.about(here.ID, other.ID)
	if known.nearest == nil {
		if known.nearest, err = k.findNearest(ctx, here, other); err != nil {
			return nil, nil, err
		}
	}
	found := known.nearest
	near := func(n neighbour) bool { return n.feature >= 0 && (r.MaxDistance <= 0 || n.km <= r.MaxDistance) }
	names := columns
	if r.Distance != "" {
		names = append(slices.Clone(columns), r.Distance)
	}
	joined, err := addedTo(here.Data.Schema, names).join(ctx, here.Data, func(i int) []layers.Value {
		n := found.of[i]
		if !near(n) {
			return nil
		}
		values := pick(other.Data.Features[n.feature].Record, columns)
		if r.Distance != "" {
			values = append(values, layers.Number(math.Round(n.km*1e6)/1e6))
		}
		return values
	})
	if err != nil {
		return nil, nil, err
	}
	return joined, append(told, found.tell(other.ID, r.MaxDistance, near)...), nil
}

// neighbours are the nearest features to those of a layer; placeless counts those
// without a place.
type neighbours struct {
	of        []neighbour
	placeless int
}

// neighbour is the number of a feature, -1 for none, and how far it is.
type neighbour struct {
	feature int
	km      float64
}

// What looking for the nearest features may cost: mostLooks looks at points, and
// looksEach for each place. Some dozens are usual; around a circle of
// points each of them is as near to its middle as any other.
const (
	mostLooks = 200_000_000
	looksEach = 300
	// looksAtOnce take about a millisecond.
	looksAtOnce = 100_000
)

// findNearest finds the feature of the other layer that is nearest to each.
func (k *Known) findNearest(ctx context.Context, here, other Layer) (*neighbours, error) {
	points, err := k.pointsOf(ctx, other)
	if err != nil {
		return nil, err
	}
	found := &neighbours{of: make([]neighbour, len(here.Data.Features))}
	search := search{points: points, lat: math.NaN(), steps: heed.Every(ctx, looksAtOnce), left: cmp.Or(k.looks, mostLooks)}
	var places []float64
	for i, f := range here.Data.Features {
		if err := hear(ctx, i); err != nil {
			return nil, err
		}
		places = location.Places(f.Geometry, here.Edges, places[:0])
		if len(places) == 0 {
			found.placeless++
		}
		found.of[i] = search.nearestOf(places)
		if err := search.steps.Err(); err != nil {
			return nil, err
		}
		if search.left < 0 {
			return nil, &Error{"nearest", fmt.Errorf("very many of the %d points of %q are about as near as one another: after %d of %d features more than %d distances had been looked at; try fewer of either, by a filter",
				points.Len(), other.ID, i, len(found.of), cmp.Or(k.looks, mostLooks))}
		}
	}
	return found, nil
}

// pointsOf sorts the places of a layer, or takes those that are known.
func (k *Known) pointsOf(ctx context.Context, l Layer) (*location.Points, error) {
	known := k.about(l.ID)
	if known.points != nil {
		return known.points, nil
	}
	points := new(location.Points)
	var places []float64
	for i, f := range l.Data.Features {
		if err := hear(ctx, i); err != nil {
			return nil, err
		}
		places = location.Places(f.Geometry, l.Edges, places[:0])
		for k := 0; k < len(places); k += 2 {
			points.Add(i, places[k], places[k+1])
		}
	}
	if err := points.Sort(ctx); err != nil {
		return nil, err
	}
	known.points = points
	return points, nil
}

// tell says what found no neighbour that is near enough.
func (n *neighbours) tell(other string, within float64, near func(neighbour) bool) (told []string) {
	none := -n.placeless
	for _, one := range n.of {
		if !near(one) {
			none++
		}
	}
	if none > 0 {
		bound := ""
		if within > 0 {
			bound = fmt.Sprintf(" within %g km", within)
		}
		told = append(told, fmt.Sprintf("%d of %d features have no feature of %q%s", none, len(n.of), other, bound))
	}
	if n.placeless > 0 {
		told = append(told, fmt.Sprintf("%d of %d features have no place", n.placeless, len(n.of)))
	}
	return told
}

// search is a search for neighbours, with the last place and what it found: many
// features may lie in one place, as far from all others as may be.
type search struct {
	points   *location.Points
	lon, lat float64
	last     neighbour
	// steps are of a context; left is how many looks are left.
	steps *heed.Steps
	left  int
}

// nearestOf is the nearest feature to any of some places.
func (s *search) nearestOf(places []float64) neighbour {
	nearest := neighbour{-1, math.Inf(1)}
	for k := 0; k < len(places) && s.left >= 0 && s.steps.Err() == nil; k += 2 {
		lon, lat := places[k], places[k+1]
		s.left += looksEach
		if math.Abs(lat) == 90 {
			lon = 0
		}
		if lon != s.lon || lat != s.lat {
			s.lon, s.lat = lon, lat
			found := s.points.Find(lon, lat)
			s.last = neighbour{found.Feature, found.Km}
			s.left -= found.Looks
			_ = s.steps.Take(found.Looks) // whose error is asked for above
		}
		f, km := s.last.feature, s.last.km
		if f >= 0 && (km < nearest.km || km == nearest.km && f < nearest.feature) {
			nearest = s.last
		}
	}
	return nearest
}
