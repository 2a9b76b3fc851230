package projection

import (
	"math"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/twpayne/go-geom"
)

// CloseSeam takes geometries in degrees that are to be merged, and where polygons of
// two of them were cut short of the seam, along the same stretch of it, moves both
// cuts onto it, so that they share their border there on any map. It returns nil
// where there is nothing to do, and otherwise all geometries, of which those that
// changed are new. What was cut within one geometry is joined when it is projected.
func CloseSeam(geometries []geom.T, e Edges) []geom.T {
	var sources []flat.Polygon
	var of []int
	for i, g := range geometries {
		for part := range flat.Simple(g) {
			for p := range flat.Polygons(part) {
				sources, of = append(sources, p), append(of, i)
			}
		}
	}
	west, east := spanOf(sources)
	gap, tolerance := math.Abs(east-west-360), e.seam()
	if e.Curved() || !(gap > 0 && gap <= 2*tolerance) {
		return nil
	}
	s := &seam{west: west, east: east, gap: gap, sources: sources}
	s.read(e)
	if !s.nodes() || !s.count() {
		return nil
	}
	shared, moved := s.sharedNodes(of)
	if len(moved) == 0 {
		return nil
	}
	out := slices.Clone(geometries)
	for i := range out {
		if moved[i] {
			out[i] = s.closed(out[i], shared)
		}
	}
	return out
}

// sharedNodes tells which nodes bound a stretch that two geometries have, one on
// each side, and which geometries these are; of tells whose a polygon is.
func (s *seam) sharedNodes(of []int) (shared []bool, moved map[int]bool) {
	shared, moved = make([]bool, len(s.lats)), make(map[int]bool)
	cuts := s.cuts()
	for i := range s.up {
		if s.up[i] == 0 || s.down[i] == 0 || !cuts[i] {
			continue
		}
		if a, b := of[s.upBy[i]], of[s.downBy[i]]; a != b {
			shared[i], shared[i+1] = true, true
			moved[a], moved[b] = true, true
		}
	}
	return shared, moved
}

// closed returns a copy of a geometry with its points at shared nodes put on the
// middle of the gap.
func (s *seam) closed(g geom.T, shared []bool) geom.T {
	if c, ok := g.(*geom.GeometryCollection); ok {
		out := geom.NewGeometryCollection()
		for _, member := range c.Geoms() {
			out.MustPush(s.closed(member, shared))
		}
		return out
	}
	middle := (s.west + s.east - 360) / 2
	if math.Abs(middle+180) < s.gap {
		middle = -180
	}
	coords, stride := g.FlatCoords(), g.Stride()
	out := make([]float64, 0, len(coords)/stride*2)
	for i := 0; i+1 < len(coords); i += stride {
		lon, lat := coords[i], coords[i+1]
		if side := s.side(lon); side != 0 {
			if k := s.node(lat); shared[k] && lat-s.lats[k] <= max(seamSpeck, s.gap) {
				lon, lat = middle, s.lats[k]
				if side > 0 {
					lon += 360
				}
			}
		}
		out = append(out, lon, lat)
	}
	if moved, ok := withCoords(g, out); ok {
		return moved
	}
	return g
}
