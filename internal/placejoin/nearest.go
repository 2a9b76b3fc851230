package placejoin

import (
	"context"
	"errors"
	"fmt"
	"math"

	"github.com/seed-898ab921/kartograph/internal/source"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/location"
)

// joinNearest adds the columns of the feature of the other layer that is nearest
// to each, and its distance.
func joinNearest(ctx context.Context, data *source.Data, here, other Layer, r Rule) (*source.Data, []string, error) {
	if here.Planar {
		return nil, nil, &Error{"nearest", errors.New("distances are on the sphere, and this data is in a plane of its own")}
	}
	columns, told, err := wanted(r, data.Schema, other.Schema)
	if err != nil {
		return nil, nil, err
	}
	var points location.Points
	var places []float64
	for i, f := range other.Features {
		places = location.Places(f.Geometry, other.Edges, places[:0])
		for k := 0; k < len(places); k += 2 {
			points.Add(i, places[k], places[k+1])
		}
	}
	points.Sort()
	found, km := make([]int, len(data.Features)), make([]float64, len(data.Features))
	none, placeless := 0, 0
	for i, f := range data.Features {
		if err := heed(ctx, i); err != nil {
			return nil, nil, err
		}
		places = location.Places(f.Geometry, here.Edges, places[:0])
		found[i], km[i] = nearestOf(&points, places)
		switch {
		case len(places) == 0:
			placeless++
		case found[i] < 0, r.Within > 0 && km[i] > r.Within:
			found[i] = -1
			none++
		}
	}
	names := columns
	if r.Distance != "" {
		names = append(append([]string{}, columns...), r.Distance)
	}
	joined := addedTo(data.Schema, names).join(data, func(i int) []layers.Value {
		if found[i] < 0 {
			return nil
		}
		values := pick(other.Features[found[i]].Record, columns)
		if r.Distance != "" {
			values = append(values, layers.Number(math.Round(km[i]*1e6)/1e6))
		}
		return values
	})
	if none > 0 {
		within := ""
		if r.Within > 0 {
			within = fmt.Sprintf(" within %g km", r.Within)
		}
		told = append(told, fmt.Sprintf("%d of %d features have no feature of %q%s", none, len(found), other.ID, within))
	}
	if placeless > 0 {
		told = append(told, fmt.Sprintf("%d of %d features have no place", placeless, len(found)))
	}
	return joined, told, nil
}

// nearestOf is the nearest feature to any of some places.
func nearestOf(points *location.Points, places []float64) (feature int, km float64) {
	feature, km = -1, math.Inf(1)
	for k := 0; k < len(places); k += 2 {
		if f, d := points.Nearest(places[k], places[k+1]); f >= 0 && (d < km || d == km && f < feature) {
			feature, km = f, d
		}
	}
	return feature, km
}
