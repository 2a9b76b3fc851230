package topology

import (
	"slices"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/twpayne/go-geom"
)

// maxDepth limits how deep collections within collections are followed; what
// is deeper is passed through as it is.
const maxDepth = 32

// span is a chain of vertices: ids[first:last] of the collector. A ring's
// first vertex is not repeated at its end.
type span struct {
	first, last int32
	ring        bool
	area        float64
}

// collector gathers the lines and rings of the layers as lists of vertex
// numbers.
type collector struct {
	table     *vertexTable
	ids       []int32
	spans     []span
	polygons  []polygon
	nodes     []node
	roots     []int32
	collapsed int
}

func collect(layers []Layer) *collector {
	points, roots := 0, 0
	precision := 0.0
	for _, l := range layers {
		roots += len(l.Geometries)
		precision = max(precision, l.UnifyPrecision)
		for _, g := range l.Geometries {
			points += countPoints(g, 0)
		}
	}
	c := &collector{
		table: newVertexTable(points, precision),
		ids:   make([]int32, 0, points),
		nodes: make([]node, roots),
		roots: make([]int32, 1, len(layers)+1),
	}
	next := int32(0)
	c.table.all = precision > 0 && !slices.ContainsFunc(layers, func(l Layer) bool { return !(l.UnifyPrecision > 0) })
	for _, l := range layers {
		c.table.unify = l.UnifyPrecision > 0
		for _, g := range l.Geometries {
			c.add(next, g, 0)
			next++
		}
		c.roots = append(c.roots, next)
	}
	return c
}

func countPoints(g geom.T, depth int) int {
	switch g := g.(type) {
	case nil:
		return 0
	case *geom.GeometryCollection:
		n := 0
		if depth < maxDepth {
			for _, m := range g.Geoms() {
				n += countPoints(m, depth+1)
			}
		}
		return n
	case *geom.LineString, *geom.LinearRing, *geom.MultiLineString, *geom.Polygon, *geom.MultiPolygon:
		return len(g.FlatCoords()) / max(g.Stride(), 1)
	default:
		return 0
	}
}

// add reads g as node n.
func (c *collector) add(n int32, g geom.T, depth int) {
	nd := node{kind: kindOther, source: g}
	switch g := g.(type) {
	case *geom.LineString, *geom.LinearRing:
		nd = c.addLines(kindLine, g)
	case *geom.MultiLineString:
		nd = c.addLines(kindMultiLine, g)
	case *geom.Polygon:
		nd = c.addPolygons(kindPolygon, g)
	case *geom.MultiPolygon:
		nd = c.addPolygons(kindMultiPolygon, g)
	case *geom.GeometryCollection:
		if depth < maxDepth {
			nd = c.addCollection(g, depth)
		}
	}
	c.nodes[n] = nd
}

func (c *collector) addCollection(g *geom.GeometryCollection, depth int) node {
	nd := node{kind: kindCollection, first: int32(len(c.nodes))}
	nd.last = nd.first + int32(g.NumGeoms())
	c.nodes = append(c.nodes, make([]node, g.NumGeoms())...)
	for i, m := range g.Geoms() {
		c.add(nd.first+int32(i), m, depth+1)
	}
	return nd
}

func (c *collector) addLines(k kind, g geom.T) node {
	nd := node{kind: k, first: int32(len(c.spans))}
	for line := range flat.Lines(g) {
		if len(line) > 0 {
			c.addSpan(line, g.Stride(), false)
		}
	}
	nd.last = int32(len(c.spans))
	return nd
}

func (c *collector) addPolygons(k kind, g geom.T) node {
	nd := node{kind: k, first: int32(len(c.polygons))}
	for rings := range flat.Polygons(g) {
		p := polygon{first: int32(len(c.spans))}
		for _, ring := range rings.Rings() {
			if len(ring) > 0 {
				c.addSpan(ring, rings.Stride, true)
			}
		}
		p.last = int32(len(c.spans))
		if p.last > p.first {
			c.polygons = append(c.polygons, p)
		}
	}
	nd.last = int32(len(c.polygons))
	return nd
}

// addSpan reads one line or ring; one without enough different points is left
// out, and whatever is around it is not: what is inside of a polygon is what the
// even-odd rule says of all its rings.
func (c *collector) addSpan(coords []float64, stride int, ring bool) {
	s := span{first: int32(len(c.ids)), ring: ring}
	last := int32(-1)
	for i := 0; i+1 < len(coords); i += stride {
		if id := c.table.vertex(coords[i], coords[i+1]); id != last {
			c.ids = append(c.ids, id)
			last = id
		}
	}
	s.last = int32(len(c.ids))
	if ring {
		for s.last-s.first > 1 && c.ids[s.last-1] == c.ids[s.first] {
			s.last--
		}
	}
	if !hasDifferent(c.ids[s.first:s.last], ring) {
		c.ids = c.ids[:s.first]
		c.collapsed++
		return
	}
	c.ids = c.ids[:s.last]
	if ring {
		s.area = c.area(c.ids[s.first:s.last])
	}
	c.spans = append(c.spans, s)
}

// hasDifferent reports whether vertices are three different ones (for a ring)
// or two (for a line).
func hasDifferent(ids []int32, ring bool) bool {
	if !ring {
		return len(ids) > 1
	}
	for i := 2; i < len(ids); i++ {
		if ids[i] != ids[0] && ids[i] != ids[1] {
			return true
		}
	}
	return false
}

// area returns the signed area of a ring, positive for clockwise on the page
// (y down). It is summed from the first point, so that small rings far from
// the origin keep their digits.
func (c *collector) area(ids []int32) float64 {
	xy := c.table.xy
	x0, y0 := xy[2*ids[0]], xy[2*ids[0]+1]
	sum, px, py := 0.0, 0.0, 0.0
	for _, id := range ids {
		x, y := xy[2*id]-x0, xy[2*id+1]-y0
		sum += float64(px*y) - float64(x*py)
		px, py = x, y
	}
	return sum / 2
}
