package overlay

import (
	"context"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/compact"
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/layers/topology"
	"github.com/twpayne/go-geom"
)

// fewInside is up to how many coordinates polygons that lie inside of others are united
// with them all the same.
const fewInside = 10_000

// Outermost returns geometries, in pixels, of which groups are to be united, without those
// polygons that lie wholly inside of others of their group: the union is the same area
// without them, and buffers that are united are it, too. Where they have few coordinates, or
// a geometry is in several groups, all are returned as they are. Geometries that lose
// polygons are copied; those that lose all are nil, or what else is in a collection. The
// error is that of the context.
func Outermost(ctx context.Context, gs []geom.T, groups [][]int) ([]geom.T, error) {
	if compact.Program { // which would only be quicker
		return gs, nil
	}
	out, taken := gs, make([]bool, len(gs))
	steps := heed.Every(ctx, 1000)
	for _, group := range groups {
		var g grouped
		for _, i := range group {
			if err := steps.Take(1); err != nil {
				return gs, err
			}
			if i < 0 || i >= len(gs) || taken[i] {
				return gs, nil
			}
			taken[i] = true
			g.add(i, gs[i])
		}
		drop, err := g.inside(ctx)
		if err != nil {
			return gs, err
		}
		if drop == nil {
			continue
		}
		if &out[0] == &gs[0] {
			out = slices.Clone(gs)
		}
		for from := 0; from < len(drop); {
			i, to := g.of[from], from
			for to < len(drop) && g.of[to] == i {
				to++
			}
			if slices.Contains(drop[from:to], true) {
				out[i] = without(gs[i], drop[from:to])
			}
			from = to
		}
	}
	return out, nil
}

// grouped are the polygons of a group, and of which geometry each is.
type grouped struct {
	polygons []flat.Polygon
	of       []int
}

func (g *grouped) add(i int, of geom.T) {
	for part := range flat.Simple(of) {
		for p := range flat.Polygons(part) {
			g.polygons, g.of = append(g.polygons, p), append(g.of, i)
		}
	}
}

// inside reports which polygons can be left out, nil where that is not worth it.
func (g *grouped) inside(ctx context.Context) ([]bool, error) {
	all, inner := 0, 0
	for _, p := range g.polygons {
		all += len(p.All())
	}
	if all <= fewInside {
		return nil, nil
	}
	drop, err := topology.Inside(ctx, g.polygons)
	for i, inside := range drop {
		if inside {
			inner += len(g.polygons[i].All())
		}
	}
	if inner <= fewInside {
		return nil, err
	}
	return drop, err
}

// without returns a geometry without some of its polygons, in their order.
func without(g geom.T, drop []bool) geom.T {
	if _, ok := g.(*geom.GeometryCollection); !ok {
		var kept areas
		for p := range flat.Polygons(g) {
			if !drop[0] {
				kept.add(ringsOf(p))
			}
			drop = drop[1:]
		}
		return kept.geometry()
	}
	out := geom.NewGeometryCollection()
	for part := range flat.Simple(g) {
		if n := polygonsIn(part); n > 0 {
			part, drop = without(part, drop[:n]), drop[n:]
		}
		if part != nil {
			out.MustPush(part)
		}
	}
	if out.NumGeoms() == 0 {
		return nil
	}
	return out
}

// polygonsIn is how many polygons flat.Polygons yields of a geometry.
func polygonsIn(g geom.T) (n int) {
	for range flat.Polygons(g) {
		n++
	}
	return n
}
