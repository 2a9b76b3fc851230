package placejoin

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/source"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/location"
)

// joinNearest adds the columns of the feature of the other layer that is nearest
// to each, and its distance.
func joinNearest(ctx context.Context, here, other Layer, r Rule) (*source.Data, []string, error) {
	if here.Planar {
		return nil, nil, &Error{"nearest", errors.New("distances are on the sphere, and this data is in a plane of its own")}
	}
	columns, told, err := wanted(r, here.Data.Schema, other.Data.Schema)
	if err != nil {
		return nil, nil, err
	}
	found, err := findNearest(ctx, here, other, r.MaxDistance)
	if err != nil {
		return nil, nil, err
	}
	names := columns
	if r.Distance != "" {
		names = append(slices.Clone(columns), r.Distance)
	}
	joined := addedTo(here.Data.Schema, names).join(here.Data, func(i int) []layers.Value {
		n := found.of[i]
		if n.feature < 0 {
			return nil
		}
		values := pick(other.Data.Features[n.feature].Record, columns)
		if r.Distance != "" {
			values = append(values, layers.Number(math.Round(n.km*1e6)/1e6))
		}
		return values
	})
	return joined, append(told, found.tell(other.ID, r.MaxDistance)...), nil
}

// neighbours are the nearest features to those of a layer.
type neighbours struct {
	of []neighbour
	// none counts the features that none is near enough to, and placeless
	// those without a place.
	none, placeless int
}

// neighbour is the number of a feature, -1 for none, and how far it is.
type neighbour struct {
	feature int
	km      float64
}

// findNearest finds the feature of the other layer that is nearest to each; none
// that is further than within, where that is not 0.
func findNearest(ctx context.Context, here, other Layer, within float64) (found neighbours, err error) {
	points, err := other.points(ctx)
	if err != nil {
		return found, err
	}
	found.of = make([]neighbour, len(here.Data.Features))
	search := search{points: points, lat: math.NaN()}
	var places []float64
	for i, f := range here.Data.Features {
		if err := hear(ctx, i); err != nil {
			return found, err
		}
		places = location.Places(f.Geometry, here.Edges, places[:0])
		n := search.nearestOf(places)
		switch {
		case len(places) == 0:
			found.placeless++
		case n.feature < 0, within > 0 && n.km > within:
			n.feature = -1
			found.none++
		}
		found.of[i] = n
	}
	return found, nil
}

// points sorts the places of a layer.
func (l Layer) points(ctx context.Context) (*location.Points, error) {
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
	points.Sort()
	return points, nil
}

// tell says what found no neighbour.
func (n neighbours) tell(other string, within float64) (told []string) {
	if n.none > 0 {
		bound := ""
		if within > 0 {
			bound = fmt.Sprintf(" within %g km", within)
		}
		told = append(told, fmt.Sprintf("%d of %d features have no feature of %q%s", n.none, len(n.of), other, bound))
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
}

// nearestOf is the nearest feature to any of some places.
func (s *search) nearestOf(places []float64) neighbour {
	nearest := neighbour{-1, math.Inf(1)}
	for k := 0; k < len(places); k += 2 {
		lon, lat := places[k], places[k+1]
		if math.Abs(lat) == 90 {
			lon = 0
		}
		if lon != s.lon || lat != s.lat {
			s.lon, s.lat = lon, lat
			s.last.feature, s.last.km = s.points.Nearest(lon, lat)
		}
		f, km := s.last.feature, s.last.km
		if f >= 0 && (km < nearest.km || km == nearest.km && f < nearest.feature) {
			nearest = s.last
		}
	}
	return nearest
}
