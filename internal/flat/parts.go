package flat

import (
	"iter"

	"github.com/twpayne/go-geom"
)

// Polygon is the rings of one polygon in flat coordinates, the outer one first.
type Polygon struct {
	// Coords are the coordinates of the whole geometry.
	Coords []float64
	// Start is where in Coords the first ring begins, Ends where each ring
	// ends.
	Start int
	Ends  []int
	// Stride is the number of coordinates of each point.
	Stride int
}

// Ring returns the coordinates of ring i, as the geometry has them: usually
// with the first point repeated at the end.
func (p Polygon) Ring(i int) []float64 {
	start := p.Start
	if i > 0 {
		start = p.Ends[i-1]
	}
	return p.Coords[start:p.Ends[i]:p.Ends[i]]
}

// All returns the coordinates of all rings together.
func (p Polygon) All() []float64 {
	if len(p.Ends) == 0 {
		return nil
	}
	end := p.Ends[len(p.Ends)-1]
	return p.Coords[p.Start:end:end]
}

// Rings yields the rings with their numbers; 0 is the outer one.
func (p Polygon) Rings() iter.Seq2[int, []float64] {
	return func(yield func(int, []float64) bool) {
		for i := range p.Ends {
			if !yield(i, p.Ring(i)) {
				return
			}
		}
	}
}

// AppendTo appends the polygon to a multipolygon that is being made, given as its
// coordinates and where their rings end.
func (p Polygon) AppendTo(coords []float64, endss [][]int) ([]float64, [][]int) {
	ends, shift := make([]int, len(p.Ends)), len(coords)-p.Start
	for i, end := range p.Ends {
		ends[i] = end + shift
	}
	return append(coords, p.All()...), append(endss, ends)
}

// Polygons yields the polygons of a polygon or multipolygon, those without
// rings left out; other geometries have none.
func Polygons(g geom.T) iter.Seq[Polygon] {
	return func(yield func(Polygon) bool) {
		switch g := g.(type) {
		case *geom.Polygon:
			if ends := g.Ends(); len(ends) > 0 {
				yield(Polygon{Coords: g.FlatCoords(), Ends: ends, Stride: g.Stride()})
			}
		case *geom.MultiPolygon:
			p := Polygon{Coords: g.FlatCoords(), Stride: g.Stride()}
			for _, p.Ends = range g.Endss() {
				if len(p.Ends) == 0 {
					continue
				}
				if !yield(p) {
					return
				}
				p.Start = p.Ends[len(p.Ends)-1]
			}
		}
	}
}

// Lines yields the coordinates of each line of a line or multi-line; other
// geometries have none.
func Lines(g geom.T) iter.Seq[[]float64] {
	return func(yield func([]float64) bool) {
		switch g := g.(type) {
		case *geom.LineString:
			yield(g.FlatCoords())
		case *geom.LinearRing:
			yield(g.FlatCoords())
		case *geom.MultiLineString:
			coords, start := g.FlatCoords(), 0
			for _, end := range g.Ends() {
				if !yield(coords[start:end:end]) {
					return
				}
				start = end
			}
		}
	}
}

// Points yields the coordinates of each point of a point or multi-point; other
// geometries have none.
func Points(g geom.T) iter.Seq[[]float64] {
	return func(yield func([]float64) bool) {
		switch g.(type) {
		case *geom.Point, *geom.MultiPoint:
			coords, stride := g.FlatCoords(), g.Stride()
			for i := 0; stride >= 2 && i+stride <= len(coords); i += stride {
				if !yield(coords[i : i+stride : i+stride]) {
					return
				}
			}
		}
	}
}

// Parts yields the coordinates of each point, line or polygon, all rings
// together, of a geometry that is no collection.
func Parts(g geom.T) iter.Seq[[]float64] {
	return func(yield func([]float64) bool) {
		for p := range Points(g) {
			if !yield(p) {
				return
			}
		}
		for l := range Lines(g) {
			if !yield(l) {
				return
			}
		}
		for p := range Polygons(g) {
			if !yield(p.All()) {
				return
			}
		}
	}
}

// Simple yields a geometry, or, of a collection, its members and the members of
// collections in it, in order, with nil left out.
func Simple(g geom.T) iter.Seq[geom.T] {
	return func(yield func(geom.T) bool) { each(g, yield) }
}

func each(g geom.T, yield func(geom.T) bool) bool {
	c, ok := g.(*geom.GeometryCollection)
	switch {
	case g == nil:
		return true
	case !ok:
		return yield(g)
	case c == nil:
		return true
	}
	for _, member := range c.Geoms() {
		if !each(member, yield) {
			return false
		}
	}
	return true
}
