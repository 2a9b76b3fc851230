package topology

import (
	"github.com/seed-898ab921/kartograph/internal/longlist"
	"github.com/twpayne/go-geom"
)

// Geometry puts geometry i of a layer together from its arcs. It has the type
// that the layer's geometry has, layout XY and closed rings; a ring may start
// at another point than it did. Nil means that nothing is left of it, or that
// there is no such geometry.
func (t *Topology) Geometry(layer, i int) geom.T {
	first, last := t.layerNodes(layer)
	if i < 0 || i >= int(last-first) {
		return nil
	}
	return t.nodeGeometry(first + int32(i))
}

// Geometries puts all geometries of a layer together, in order; see Geometry.
func (t *Topology) Geometries(layer int) []geom.T {
	first, last := t.layerNodes(layer)
	gs := make([]geom.T, 0, last-first)
	for n := first; n < last; n++ {
		gs = append(gs, t.nodeGeometry(n))
	}
	return gs
}

func (t *Topology) nodeGeometry(n int32) geom.T {
	nd := t.nodes[n]
	if nd.kind == kindOther {
		return nd.source
	}
	if nd.first == nd.last {
		return nil
	}
	switch nd.kind {
	case kindLine:
		return geom.NewLineStringFlat(geom.XY, t.appendChain(t.flatFor(nd.first, nd.last), nd.first))
	case kindMultiLine:
		flat, ends := t.appendChains(t.flatFor(nd.first, nd.last), nd.first, nd.last)
		return geom.NewMultiLineStringFlat(geom.XY, flat, ends)
	case kindPolygon:
		p := t.polygons[nd.first]
		flat, ends := t.appendChains(t.flatFor(p.first, p.last), p.first, p.last)
		return geom.NewPolygonFlat(geom.XY, flat, ends)
	case kindMultiPolygon:
		return t.multiPolygon(nd)
	default:
		return t.collection(nd)
	}
}

func (t *Topology) multiPolygon(nd node) geom.T {
	size := 0
	for _, p := range t.polygons[nd.first:nd.last] {
		size += t.flatLen(p.first, p.last)
	}
	flat := make([]float64, 0, size)
	endss := make([][]int, 0, nd.last-nd.first)
	for _, p := range t.polygons[nd.first:nd.last] {
		var ends []int
		flat, ends = t.appendChains(flat, p.first, p.last)
		endss = append(endss, ends)
	}
	return geom.NewMultiPolygonFlat(geom.XY, flat, endss)
}

func (t *Topology) collection(nd node) geom.T {
	g := geom.NewGeometryCollection()
	for n := nd.first; n < nd.last; n++ {
		if m := t.nodeGeometry(n); m != nil {
			g.MustPush(m) // fails only where a layout was set
		}
	}
	if g.NumGeoms() == 0 {
		return nil
	}
	return g
}

func (t *Topology) flatLen(first, last int32) int {
	size := 0
	for _, ch := range t.chains[first:last] {
		size += t.lenOf(t.refs[ch.first:ch.last])
	}
	return size
}

// lenOf is how many numbers the points of references have, where those that two arcs have in
// common are written once.
func (t *Topology) lenOf(refs []int32) int {
	size := 2
	for _, ref := range refs {
		a, _ := arcOf(ref)
		size += len(t.arcPoints(a)) - 2
	}
	return size
}

func (t *Topology) flatFor(first, last int32) []float64 {
	return make([]float64, 0, t.flatLen(first, last))
}

func (t *Topology) appendChains(flat []float64, first, last int32) ([]float64, []int) {
	ends := make([]int, 0, last-first)
	for c := first; c < last; c++ {
		flat = t.appendChain(flat, c)
		ends = append(ends, len(flat))
	}
	return flat, ends
}

// appendChain appends the points of a chain; where two arcs meet their common
// point is written once.
func (t *Topology) appendChain(flat []float64, c int32) []float64 {
	refs := t.refs[t.chains[c].first:t.chains[c].last]
	return t.appendRefs(flat, refs)
}

// roomOf is an empty list with room for the points of lists of references.
func (t *Topology) roomOf(lists [][]int32) []float64 {
	n := 0
	for _, refs := range lists {
		n += t.lenOf(refs)
	}
	return make([]float64, 0, n)
}

func (t *Topology) appendRefs(flat []float64, refs []int32) []float64 {
	for i, ref := range refs {
		a, reversed := arcOf(ref)
		pts := t.arcPoints(a)
		skip := 0
		if i > 0 {
			skip = 2
		}
		if !reversed {
			flat = longlist.Copy(flat, pts[skip:])
			continue
		}
		for j := len(pts) - 2 - skip; j >= 0; j -= 2 {
			flat = append(flat, pts[j], pts[j+1])
		}
	}
	return flat
}
