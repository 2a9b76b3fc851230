package overlay

import (
	"context"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/layers/topology"
	"github.com/twpayne/go-geom"
)

// Options says how geometries are joined. The zero value joins them as they
// are.
type Options struct {
	// Buffer widens geometries by this many px before they are joined; a
	// negative one makes polygons smaller.
	Buffer float64
	// UnifyPrecision is that of topology.Layer, px.
	UnifyPrecision float64
}

// Join makes one geometry of each group: polygons are united, lines merged end
// to end and points put together. groups[k] lists geometries by their index;
// the result has one geometry per group, nil for a group without any, and a
// collection for a group of several kinds. The error is that of the context, or of
// type *Failures, which names groups by their index.
func Join(ctx context.Context, gs []geom.T, groups [][]int, o Options) ([]geom.T, error) {
	errs := make([]error, len(groups))
	gs, err := Outermost(ctx, gs, groups)
	if err != nil {
		return nil, err
	}
	if o.Buffer != 0 {
		if gs, err = buffered(ctx, gs, groups, o.Buffer, errs); err != nil {
			return nil, err
		}
	}
	t, err := topology.BuildContext(ctx, []topology.Layer{{Geometries: gs, UnifyPrecision: o.UnifyPrecision}})
	if err != nil {
		return nil, err
	}
	areas, err := t.Dissolve(ctx, 0, groups)
	if err != nil {
		return nil, err
	}
	lines := t.MergeLines(0, groups)
	out := make([]geom.T, len(groups))
	for k, d := range areas {
		area, err := whole(d)
		if err != nil {
			errs[k] = err
		}
		out[k] = together(area, lines[k], points(gs, groups[k]))
	}
	return out, failures("join", errs)
}

// buffered returns the list with the members of the groups widened, as far as they can
// be. The error is that of the context.
func buffered(ctx context.Context, gs []geom.T, groups [][]int, distance float64, errs []error) ([]geom.T, error) {
	var which, first []int // and the first group of each
	listed := make([]bool, len(gs))
	for k, group := range groups {
		for _, i := range group {
			if i >= 0 && i < len(gs) && !listed[i] {
				listed[i] = true
				which, first = append(which, i), append(first, k)
			}
		}
	}
	wide, failed, err := BufferAll(ctx, gs, which, distance)
	for k, err := range failed {
		if err != nil {
			errs[first[k]] = err
		}
	}
	return wide, err
}

// points gathers the points of a group, those within collections included.
func points(gs []geom.T, group []int) geom.T {
	var xy []float64
	for _, i := range group {
		if i < 0 || i >= len(gs) {
			continue
		}
		for simple := range flat.Simple(gs[i]) {
			for p := range flat.Points(simple) {
				xy = append(xy, p[0], p[1])
			}
		}
	}
	switch len(xy) {
	case 0:
		return nil
	case 2:
		return geom.NewPointFlat(geom.XY, xy)
	default:
		return geom.NewMultiPointFlat(geom.XY, xy)
	}
}

func together(parts ...geom.T) geom.T {
	all := geom.NewGeometryCollection()
	for _, g := range parts {
		if g != nil {
			all.MustPush(g)
		}
	}
	switch all.NumGeoms() {
	case 0:
		return nil
	case 1:
		return all.Geom(0)
	default:
		return all
	}
}
