package projection

import (
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/twpayne/go-geom"
)

// Planar is a System whose plane maps are drawn in.
type Planar interface {
	System
	// Radii returns the plane coordinates of a place in degrees, as the
	// formula of the system's Setup gives them. Longitudes beyond 180
	// degrees are beyond the edge of a plane that goes on there.
	Radii(lon, lat float64) (x, y float64, ok bool)
	// Same reports whether another system has the same plane.
	Same(other System) bool
}

// inOwnPlane returns a geometry in radii of the map's plane if it is the one in
// which the geometry's edges are straight. It is not ok where a point is not
// on the map, as edges have to be cut there, or where polygons are to be joined.
func (w *walker) inOwnPlane(g geom.T) (own geom.T, ok bool) {
	s := w.p.setup.System
	if !w.p.owns(w.edges) {
		return nil, false
	}
	coords, stride := g.FlatCoords(), g.Stride()
	out := make([]float64, 0, len(coords)/stride*2)
	for i := 0; i+1 < len(coords); i += stride {
		if _, _, seen := w.p.Forward(coords[i], coords[i+1]); !seen {
			return nil, false
		}
		x, y, ok := s.Radii(coords[i], coords[i+1])
		if !ok {
			return nil, false
		}
		out = append(out, x, y)
	}
	if w.toJoin(g) {
		return nil, false
	}
	return withCoords(g, out)
}

// owns reports whether edges are straight in the map's own plane.
func (p *Projection) owns(e Edges) bool {
	s := p.setup.System
	return s != nil && !e.Geodesic && e.System != nil && s.Same(e.System)
}

// CutsOwn reports whether a geometry, in degrees, comes from the plane that the map
// is drawn in and still reaches beyond the circle at which the map is cut.
func (p *Projection) CutsOwn(g geom.T, e Edges) bool {
	if g == nil || !p.owns(e) {
		return false
	}
	for part := range flat.Simple(g) {
		coords, stride := part.FlatCoords(), part.Stride()
		for i := 0; i+1 < len(coords); i += stride {
			if placed(coords[i], coords[i+1]) && !p.sees(coords[i], coords[i+1]) {
				return true
			}
		}
	}
	return false
}

// sees reports whether no circle cuts a place off.
func (p *Projection) sees(lon, lat float64) bool {
	if len(p.stages) == 0 {
		return true
	}
	s := p.rot.spot(lon, lat)
	for _, stage := range p.stages {
		if !stage.sees(s) {
			return false
		}
	}
	return true
}

// toJoin reports whether a geometry has polygons to be joined at 180 degrees,
// where the map's plane has no edge itself.
func (w *walker) toJoin(g geom.T) bool {
	east, _, ok := w.p.setup.System.Radii(180, 0)
	west, _, too := w.p.setup.System.Radii(-180, 0)
	if ok && too && east-west > 1 {
		return false
	}
	w.source = w.source[:0]
	for p := range flat.Polygons(g) {
		w.source = append(w.source, p)
	}
	_, cut := stitch(w.source, w.edges)
	return cut
}

// withCoords returns a geometry of the same kind with other coordinates, pairs.
func withCoords(g geom.T, coords []float64) (geom.T, bool) {
	ends := func(ends []int) []int {
		out := make([]int, len(ends))
		for i, end := range ends {
			out[i] = end / g.Stride() * 2
		}
		return out
	}
	switch g := g.(type) {
	case *geom.Point:
		return geom.NewPointFlat(geom.XY, coords), true
	case *geom.MultiPoint:
		return geom.NewMultiPointFlat(geom.XY, coords), true
	case *geom.LineString, *geom.LinearRing:
		return geom.NewLineStringFlat(geom.XY, coords), true
	case *geom.MultiLineString:
		return geom.NewMultiLineStringFlat(geom.XY, coords, ends(g.Ends())), true
	case *geom.Polygon:
		return geom.NewPolygonFlat(geom.XY, coords, ends(g.Ends())), true
	case *geom.MultiPolygon:
		endss := make([][]int, len(g.Endss()))
		for i, of := range g.Endss() {
			endss[i] = ends(of)
		}
		return geom.NewMultiPolygonFlat(geom.XY, coords, endss), true
	}
	return nil, false
}
