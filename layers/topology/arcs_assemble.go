package topology

import (
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/twpayne/go-geom"
)

// assembler makes the geometries of a topology. A span without enough different
// points is left out, and whatever is around it is not: what is inside of a
// polygon is what the even-odd rule says of all its rings.
type assembler struct {
	t     *Topology
	spans []span
	next  int // span
}

// assemble makes the topology of the layers without its arcs.
func (c *collector) assemble(layers []Layer) *Topology {
	t := &Topology{roots: make([]int32, 1, len(layers)+1), chains: make([]chain, 0, len(c.spans))}
	as := &assembler{t: t, spans: c.spans}
	roots := 0
	for _, l := range layers {
		roots += len(l.Geometries)
	}
	t.nodes = make([]node, roots)
	next := int32(0)
	for _, l := range layers {
		for _, g := range l.Geometries {
			as.add(next, g, 0)
			next++
		}
		t.roots = append(t.roots, next)
	}
	return t
}

// add makes node n of g.
func (as *assembler) add(n int32, g geom.T, depth int) {
	nd := node{kind: kindOther, source: g}
	switch g := g.(type) {
	case *geom.LineString, *geom.LinearRing:
		nd = as.addLines(kindLine, g)
	case *geom.MultiLineString:
		nd = as.addLines(kindMultiLine, g)
	case *geom.Polygon:
		nd = as.addPolygons(kindPolygon, g)
	case *geom.MultiPolygon:
		nd = as.addPolygons(kindMultiPolygon, g)
	case *geom.GeometryCollection:
		if depth < maxDepth {
			nd = as.addCollection(g, depth)
		}
	}
	as.t.nodes[n] = nd
}

func (as *assembler) addCollection(g *geom.GeometryCollection, depth int) node {
	nd := node{kind: kindCollection, first: int32(len(as.t.nodes))}
	nd.last = nd.first + int32(g.NumGeoms())
	as.t.nodes = append(as.t.nodes, make([]node, g.NumGeoms())...)
	for i, m := range g.Geoms() {
		as.add(nd.first+int32(i), m, depth+1)
	}
	return nd
}

func (as *assembler) addLines(k kind, g geom.T) node {
	nd := node{kind: k, first: int32(len(as.t.chains))}
	for line := range flat.Lines(g) {
		if len(line) > 0 {
			as.addChain()
		}
	}
	nd.last = int32(len(as.t.chains))
	return nd
}

func (as *assembler) addPolygons(k kind, g geom.T) node {
	nd := node{kind: k, first: int32(len(as.t.polygons))}
	for rings := range flat.Polygons(g) {
		p := polygon{first: int32(len(as.t.chains))}
		for _, ring := range rings.Rings() {
			if len(ring) > 0 {
				as.addChain()
			}
		}
		p.last = int32(len(as.t.chains))
		if p.last > p.first {
			as.t.polygons = append(as.t.polygons, p)
		}
	}
	nd.last = int32(len(as.t.polygons))
	return nd
}

// addChain makes a chain of the next span.
func (as *assembler) addChain() {
	s := &as.spans[as.next]
	as.next++
	if s.vertices == 0 {
		as.t.collapsed++
		return
	}
	as.t.chains = append(as.t.chains, chain{area: s.area})
}
