package overlay

import (
	"context"
	"fmt"

	"github.com/seed-898ab921/kartograph/internal/compact"
	"github.com/seed-898ab921/kartograph/internal/conveyor"
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/layers/topology"
	"github.com/twpayne/go-geom"
)

// operation is what is done to geometries with a mask.
type operation struct {
	ctx  context.Context
	name string
	// keep is the place of what the operation keeps.
	keep side
	cut  func(ctx context.Context, a, b geom.T) (geom.T, error)
}

func cropping() operation { return operation{name: "crop", keep: inside, cut: topology.Intersect} }
func subtracting() operation {
	return operation{name: "subtract", keep: outside, cut: topology.Subtract}
}

// Crop returns the parts of geometries, in pixels, that are in the mask: nil
// where nothing is. Each is cut once, however many polygons made the mask, so
// none is doubled. Polygons give polygons, lines lines and points points; what
// only touches the mask is dropped, but points on its edge are in it. The
// error is that of the context or of type *Failures.
func Crop(ctx context.Context, gs []geom.T, m *Mask) ([]geom.T, error) {
	return m.each(ctx, gs, cropping())
}

// Subtract returns the parts of geometries that are not in the mask; see Crop.
func Subtract(ctx context.Context, gs []geom.T, m *Mask) ([]geom.T, error) {
	return m.each(ctx, gs, subtracting())
}

// each does an operation for all geometries, on all cores.
func (m *Mask) each(ctx context.Context, gs []geom.T, op operation) ([]geom.T, error) {
	out := make([]geom.T, len(gs))
	errs := make([]error, len(gs))
	op.ctx = ctx
	err := conveyor.Each(ctx, len(gs), func() *Mask { return m }, func(m *Mask, i int) error {
		out[i], errs[i] = m.one(gs[i], op)
		return heed.Err(ctx)
	})
	if err != nil {
		return nil, err
	}
	return out, failures(op.name, errs)
}

func failures(op string, errs []error) error {
	f := &Failures{Op: op, Total: len(errs)}
	for i, err := range errs {
		if err != nil {
			f.Items = append(f.Items, Failure{i, err})
		}
	}
	if len(f.Items) == 0 {
		return nil
	}
	return f
}

func (m *Mask) one(g geom.T, op operation) (geom.T, error) {
	switch g := g.(type) {
	case *geom.Polygon, *geom.MultiPolygon:
		return m.polygons(g, op)
	case *geom.LineString, *geom.LinearRing, *geom.MultiLineString:
		return m.lines(g, op)
	case *geom.Point, *geom.MultiPoint:
		return m.points(g, op), nil
	case *geom.GeometryCollection:
		return m.collection(g, op)
	default:
		return g, nil
	}
}

// polygons treats each polygon by itself, so that only those at the mask's
// edge cost something and only a bad one is left as it was.
func (m *Mask) polygons(g geom.T, op operation) (geom.T, error) {
	var out areas
	var failed error
	all := true
	for rings := range polygonParts(g) {
		kept, err := m.polygon(rings, op, &out)
		if err != nil {
			out.add(rings)
			failed = err
		}
		all = all && kept
	}
	if all {
		return g, failed
	}
	return out.geometry(), failed
}

// polygon adds to out what is kept of a polygon; kept tells that it is all of
// it.
func (m *Mask) polygon(rings [][]float64, op operation, out *areas) (kept bool, err error) {
	for _, r := range rings {
		if !finite(r) {
			return false, errNotFinite
		}
	}
	box := flat.Nothing[flat.Page]()
	for _, r := range rings { // a hole may lie beside its ring
		box.AddAll(r, 2)
	}
	switch m.where(box, rings[0][0], rings[0][1]) {
	case across:
	case op.keep:
		out.add(rings)
		return true, nil
	default:
		return false, nil
	}
	var whole areas
	whole.add(rings)
	result, err := m.cut(op, whole.geometry(), box)
	if err != nil {
		return false, err
	}
	out.addAll(result)
	return false, nil
}

// cut cuts a polygon in a box.
func (m *Mask) cut(op operation, g geom.T, box flat.Page) (geom.T, error) {
	if !compact.Program && m.cutter != nil { // which is not made there
		result, done, err := m.cutter.Cut(op.ctx, g, m.ringsAt(box), op.keep == inside, m.contains)
		if done || err != nil {
			return result, err
		}
	}
	return op.cut(op.ctx, g, m.near(box))
}

func (m *Mask) points(g geom.T, op operation) geom.T {
	var kept []float64
	for p := range flat.Points(g) {
		if m.contains(p[0], p[1]) == (op.keep == inside) {
			kept = append(kept, p[0], p[1])
		}
	}
	switch {
	case len(kept) == 0:
		return nil
	case len(kept) == 2:
		return geom.NewPointFlat(geom.XY, kept)
	default:
		return geom.NewMultiPointFlat(geom.XY, kept)
	}
}

func (m *Mask) collection(g *geom.GeometryCollection, op operation) (geom.T, error) {
	out := geom.NewGeometryCollection()
	var failed error
	for i, member := range g.Geoms() {
		kept, err := m.one(member, op)
		if err != nil {
			failed = fmt.Errorf("member %d: %w", i+1, err)
		}
		if kept != nil {
			out.MustPush(kept)
		}
	}
	if out.NumGeoms() == 0 {
		return nil, failed
	}
	return out, failed
}
