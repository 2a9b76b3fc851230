package placejoin

import (
	"context"
	"fmt"

	"github.com/seed-898ab921/kartograph/internal/compact"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/location"
	"github.com/twpayne/go-geom"
)

// Known is what joins found out about where the features of layers lie, for those
// that follow: a layer is sorted once, and the places of another one are looked for
// in it once, however many joins there are. Layers are known by their IDs: one of
// the same ID must have the same geometries in all joins that add columns to it, and in
// all joins that take columns from it (which may be others). The zero value knows
// nothing. It is of one goroutine.
type Known struct {
	of map[string]*findings
	// looks is how often points are looked at for a layer; mostLooks where it is 0.
	looks int
}

// findings are what is known of a layer, or of one that is joined to another one; nil
// is what is not.
type findings struct {
	areas   *location.Areas
	points  *location.Points
	around  *around
	within  *within
	nearest *neighbours
}

// about is what is known of a layer, or of two.
func (k *Known) about(layers ...string) *findings {
	if compact.Program {
		return new(findings)
	}
	key := fmt.Sprintf("%q", layers)
	if k.of == nil {
		k.of = map[string]*findings{}
	}
	if k.of[key] == nil {
		k.of[key] = new(findings)
	}
	return k.of[key]
}

// areas sorts the polygons of a layer, or takes those that are known.
func (l Layer) areas(ctx context.Context, known *findings) (*location.Areas, error) {
	if known.areas == nil {
		a, err := location.NewAreas(ctx, geometries(l.Data.Features), location.Options{Edges: l.Edges, Planar: l.Planar})
		if err != nil {
			return nil, err
		}
		known.areas = a
	}
	if known.areas.Empty() && len(l.Data.Features) > 0 {
		return nil, &Error{"within", fmt.Errorf("the layer %q has no polygons that anything could lie within", l.ID)}
	}
	return known.areas, nil
}

// geometries are those of features.
func geometries(features []layers.Feature) []geom.T {
	all := make([]geom.T, len(features))
	for i, f := range features {
		all[i] = f.Geometry
	}
	return all
}
