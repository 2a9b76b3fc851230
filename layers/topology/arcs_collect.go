package topology

import (
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/twpayne/go-geom"
)

// maxDepth limits how deep collections within collections are followed; what
// is deeper is passed through as it is.
const maxDepth = 32

// span is a line or a ring of a layer. All their points are numbered, one span
// after the other.
type span struct {
	// coords are its coordinates as they came; only those of size points
	// count, as a ring's first point is not repeated at its end.
	coords      []float64
	stride      int
	ring, unify bool
	start, size int32
	// moved says that some of its points are not exactly where their vertices
	// are, plain that its vertices are its points, one by one and in place.
	moved, plain bool
	// vertices is how many there are, repeated ones left out; 0 where not
	// enough of them are different.
	vertices int32
	// area is that of a ring, signed, px².
	area float64
	// closed is the arc of a ring that shares no vertex, nil of others; early is what is kept of it by
	// the rule of its layer, where that is chosen early.
	closed []float64
	early  *early
	rule   *Rule
}

// at is point i of a span. Zeros have no sign.
func (s *span) at(i int32) point {
	return point{s.coords[int(i)*s.stride] + 0, s.coords[int(i)*s.stride+1] + 0}
}

// collector gathers the lines and rings of the layers.
type collector struct {
	spans  []span
	points int32
	// precision is the largest UnifyPrecision, px; mixed says that only some
	// of the layers have one.
	precision float64
	mixed     bool
}

// collect goes through the coordinates of all layers, and stops when the context of the steps has
// ended.
func collect(layers []Layer, steps *heed.Steps) *collector {
	c := &collector{spans: make([]span, 0, countSpans(layers))}
	some, all := false, true
	for k := range layers {
		l := &layers[k]
		unify := l.UnifyPrecision > 0
		some, all = some || unify, all && unify
		c.precision = max(c.precision, l.UnifyPrecision)
		for _, g := range l.Geometries {
			eachSpan(g, 0, func(coords []float64, stride int, ring bool) {
				if steps.Take(1) != nil {
					return
				}
				c.spans = append(c.spans, newSpan(coords, stride, ring))
				s := &c.spans[len(c.spans)-1]
				s.unify, s.start, s.rule = unify, c.points, &l.Rule
				c.points += s.size
			})
		}
	}
	c.mixed = some && !all
	return c
}

// countSpans is how many lines and rings the layers have at the most, but for those in collections.
func countSpans(layers []Layer) (n int) {
	for _, l := range layers {
		for _, g := range l.Geometries {
			switch g := g.(type) {
			case *geom.MultiPolygon:
				for _, ends := range g.Endss() {
					n += len(ends)
				}
			case *geom.Polygon:
				n += len(g.Ends())
			case *geom.MultiLineString:
				n += len(g.Ends())
			default:
				n++
			}
		}
	}
	return n
}

// newSpan makes a span of coordinates.
func newSpan(coords []float64, stride int, ring bool) span {
	stride = max(stride, 2)
	s := span{coords: coords, stride: stride, ring: ring, size: int32((len(coords) + stride - 2) / stride)}
	if ring {
		for s.size > 1 && s.at(s.size-1) == s.at(0) {
			s.size--
		}
	}
	return s
}

// eachSpan calls f with the lines and rings of a geometry, in order.
func eachSpan(g geom.T, depth int, f func(coords []float64, stride int, ring bool)) {
	switch g := g.(type) {
	case *geom.LineString, *geom.LinearRing, *geom.MultiLineString:
		for line := range flat.Lines(g) {
			if len(line) > 0 {
				f(line, g.Stride(), false)
			}
		}
	case *geom.Polygon, *geom.MultiPolygon:
		for rings := range flat.Polygons(g) {
			for _, ring := range rings.Rings() {
				if len(ring) > 0 {
					f(ring, rings.Stride, true)
				}
			}
		}
	case *geom.GeometryCollection:
		if depth < maxDepth {
			for _, m := range g.Geoms() {
				eachSpan(m, depth+1, f)
			}
		}
	}
}
