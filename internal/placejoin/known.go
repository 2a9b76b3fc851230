package placejoin

import (
	"context"
	"fmt"

	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/location"
	"github.com/twpayne/go-geom"
)

// Known is what joins found out about where the features of layers lie, for those
// that follow: a layer is sorted once, and the places of another one are looked for
// in it once, however many joins there are. Layers are known by their IDs, so that
// those of an ID have to have the same geometries in all joins: one list as those
// that columns are added to, one as those that they come from. The zero value knows
// nothing. It is of one goroutine.
type Known struct {
	// here and there are the polygons of layers that are joined to others, and of
	// those that these are joined with.
	here, there map[string]*location.Areas
	points      map[string]*location.Points
	around      map[pair]around
	within      map[pair]within
	nearest     map[pair]neighbours
	// looks is how often points are looked at for a layer; mostLooks where it is 0.
	looks int
}

// pair is the IDs of two layers: the one that columns are added to, and the other.
type pair struct{ here, other string }

// areas sorts the polygons of a layer, or takes those that are known.
func (l Layer) areas(ctx context.Context, known map[string]*location.Areas) (*location.Areas, error) {
	a, err := known[l.ID], error(nil)
	if a == nil {
		if a, err = location.NewAreas(ctx, geometries(l.Data.Features), location.Options{Edges: l.Edges, Planar: l.Planar}); err != nil {
			return nil, err
		}
		known[l.ID] = a
	}
	if a.Empty() && len(l.Data.Features) > 0 {
		return nil, &Error{"within", fmt.Errorf("the layer %q has no polygons that anything could lie within", l.ID)}
	}
	return a, nil
}

// geometries are those of features.
func geometries(features []layers.Feature) []geom.T {
	all := make([]geom.T, len(features))
	for i, f := range features {
		all[i] = f.Geometry
	}
	return all
}

// made is a map, which is made where it is nil.
func made[K comparable, V any](m *map[K]V) map[K]V {
	if *m == nil {
		*m = map[K]V{}
	}
	return *m
}
