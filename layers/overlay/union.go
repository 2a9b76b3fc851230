package overlay

import (
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/conveyor"
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/layers/topology"
	"github.com/twpayne/go-geom"
)

// Union returns the union of the polygons of the geometries, in pixels, as a
// polygon or multipolygon: nil where there are none. Other geometries are
// passed over, and polygons need not be valid. The error is that of the context
// or of type *Failures; polygons that could not be united are in the result one
// by one.
func Union(ctx context.Context, gs []geom.T) (geom.T, error) {
	group := make([]int, len(gs))
	for i := range group {
		group[i] = i
	}
	gs, err := Outermost(ctx, gs, [][]int{group})
	if err != nil {
		return nil, err
	}
	t, err := topology.BuildContext(ctx, []topology.Layer{{Geometries: gs}})
	if err != nil {
		return nil, err
	}
	d, err := t.Dissolve(ctx, 0, [][]int{group})
	if err != nil {
		return nil, err
	}
	g, err := whole(d[0])
	return g, failures("join", []error{err})
}

// whole puts what could not be united beside what could.
func whole(d topology.Dissolved) (geom.T, error) {
	if len(d.Rest) == 0 {
		return d.Geometry, nil
	}
	var out areas
	out.addAll(d.Geometry)
	err := topology.ErrTangled
	for _, g := range d.Rest {
		out.addAll(g)
		if !finite(g.FlatCoords()) {
			err = errNotFinite
		}
	}
	return out.geometry(), err
}

// Buffer returns the area of all points that are not farther than distance px
// from a geometry; a negative distance makes polygons smaller. It returns nil
// where nothing is left, and on an error the geometry as it was. What is widened
// is what the even-odd rule says of each polygon; those that cross themselves too often are an
// error.
func Buffer(ctx context.Context, g geom.T, distance float64) (geom.T, error) {
	if g == nil || distance == 0 {
		return g, nil
	}
	for simple := range flat.Simple(g) {
		if !finite(simple.FlatCoords()) {
			return g, fmt.Errorf("buffer: %w", errNotFinite)
		}
	}
	if math.IsNaN(distance) || math.IsInf(distance, 0) {
		return g, fmt.Errorf("buffer: %w", errNotFinite)
	}
	wide, err := topology.Widen(ctx, g, distance)
	if err != nil {
		return g, fmt.Errorf("buffer: %w", err)
	}
	return wide, nil
}

// BufferAll is Buffer for the geometries of a list whose places are listed, each once: it returns
// the list with what became of them, and the error of each of them. They are made on all processors.
// Another error is that of the context.
func BufferAll(ctx context.Context, gs []geom.T, which []int, distance float64) (wide []geom.T, errs []error, err error) {
	wide, errs = slices.Clone(gs), make([]error, len(which))
	err = conveyor.Each(ctx, len(which), func() struct{} { return struct{}{} }, func(_ struct{}, k int) error {
		wide[which[k]], errs[k] = Buffer(ctx, gs[which[k]], distance)
		return heed.Err(ctx)
	})
	return wide, errs, err
}
