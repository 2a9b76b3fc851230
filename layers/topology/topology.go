// Package topology finds the borders that polygons and lines share, so that
// they can be simplified, joined and drawn once.
//
// Build cuts the lines and rings of several layers into arcs: pieces that run
// between junctions, each stored once however many geometries use it. The
// method is that of TopoJSON (M. Bostock, topojson-server: extract, join, cut,
// dedup): a point is a junction where two passages through it have different
// neighbours. Every geometry is then a list of arcs, walked forwards or
// backwards. Points are the same when their coordinates are equal; a layer's
// UnifyPrecision loosens that.
//
// From a Topology come simplified geometries without gaps or overlaps
// (Simplify, Geometry), joined ones (Dissolve, MergeLines) and the borders
// between polygons (Borders). A Topology is never changed after it is built;
// all its methods may be used by many goroutines at once.
//
// Clean, Unite, Intersect and Subtract work on polygons that share no arcs:
// edges are split where they meet, and those arcs are kept that have the result
// on one side only. They take polygons that are not valid, too. Union unites many
// polygons at any density.
//
// Coordinates are pixels, x to the right and y down, and tolerances and areas
// are in px and px². "Left" and "right" are meant as seen on the page.
package topology

import "github.com/twpayne/go-geom"

// Layer is a list of geometries that belong together: the features of one
// layer of the map.
type Layer struct {
	// Geometries are in pixels, of any type and nil where a feature has
	// none. Points are passed through as they are. Of layouts with more
	// than two dimensions only x and y are used. They must not be changed as
	// long as the topology is used, which may hold parts of them.
	Geometries []geom.T
	// UnifyPrecision, when positive, makes points of this layer that are
	// not farther apart than this (px) the same point: the first of them.
	// Where several layers have one the largest is used for all of them;
	// layers without one keep their points as they are.
	UnifyPrecision float64
	// Rule, where given, is the one by which Simplify will simplify the layer. Points of rings
	// that share none are then chosen while others are cut at their junctions, which changes no
	// result, whichever rule comes.
	Rule Rule
}

// Topology is the arcs of several layers and the geometries that use them.
type Topology struct {
	arcs []arc
	// points is the number of points of all arcs.
	points int
	// refs are arc numbers, in the order in which chains walk them; ^i is
	// arc i backwards.
	refs     []int32
	chains   []chain
	polygons []polygon
	// nodes are the geometries: those of the layers in order first, then
	// the members of collections.
	nodes []node
	// roots[l] is the first node of layer l; one more entry ends the list.
	roots []int32
	// vertices is the number of different points.
	vertices int
	// collapsed counts the rings and lines that were not kept.
	collapsed int
}

// arc is a piece of line from one vertex to another. An arc with from == to is
// closed.
type arc struct {
	// points are its coordinates: x, y, x, y ... They are never changed, as
	// they may be a part of those of a geometry of the layers.
	points []float64
	// first is the number of its first point among the points of all arcs.
	first    int32
	from, to int32
	// early are those of its points that a rule keeps, where they were chosen already.
	early *early
}

// size is the number of points of an arc.
func (a arc) size() int32 { return int32(len(a.points) / 2) }

// of is the arc's part of a list by point.
func (a arc) of(marks []bool) []bool { return marks[a.first:][:a.size()] }

// at is point i of an arc.
func (a arc) at(i int32) point { return point{a.points[2*i], a.points[2*i+1]} }

// chain is a line or a ring: refs first to last (exclusive).
type chain struct {
	first, last int32
	// area is the signed area of the ring as it came, px²: positive for a
	// ring that runs clockwise on the page. Lines have 0.
	area float64
}

// polygon is chains first to last (exclusive), the outer ring first.
type polygon struct{ first, last int32 }

// node is a geometry: chains first to last for lines, polygons for areas,
// nodes for collections.
type node struct {
	kind        kind
	first, last int32
	// source is the geometry of a kind that has no arcs.
	source geom.T
}

type kind uint8

const (
	kindOther kind = iota
	kindLine
	kindMultiLine
	kindPolygon
	kindMultiPolygon
	kindCollection
)

// Arcs is the number of different arcs.
func (t *Topology) Arcs() int { return len(t.arcs) }

// Points is the number of points of all arcs; the ends of an arc count for
// each arc.
func (t *Topology) Points() int { return t.points }

// Collapsed is the number of rings with fewer than three different points and
// lines with fewer than two. They have no place in a map and are left out.
func (t *Topology) Collapsed() int { return t.collapsed }

// arcPoints returns the flat coordinates of an arc.
func (t *Topology) arcPoints(a int32) []float64 { return t.arcs[a].points }

// arcOf returns the arc that a reference means and whether it is walked
// backwards.
func arcOf(ref int32) (a int32, reversed bool) {
	if ref < 0 {
		return ^ref, true
	}
	return ref, false
}

// ends returns the vertices at which a reference starts and ends.
func (t *Topology) ends(ref int32) (from, to int32) {
	a, reversed := arcOf(ref)
	if reversed {
		return t.arcs[a].to, t.arcs[a].from
	}
	return t.arcs[a].from, t.arcs[a].to
}

// layerNodes returns the numbers of the first and one past the last node of a
// layer; both are 0 for a layer that does not exist.
func (t *Topology) layerNodes(layer int) (first, last int32) {
	if layer < 0 || layer+1 >= len(t.roots) {
		return 0, 0
	}
	return t.roots[layer], t.roots[layer+1]
}

// eachPolygon calls f with the numbers of the polygons of a node, those within
// collections included.
func (t *Topology) eachPolygon(n int32, f func(p int32)) {
	switch nd := t.nodes[n]; nd.kind {
	case kindPolygon, kindMultiPolygon:
		for p := nd.first; p < nd.last; p++ {
			f(p)
		}
	case kindCollection:
		for c := nd.first; c < nd.last; c++ {
			t.eachPolygon(c, f)
		}
	}
}

// eachLine calls f with the numbers of the chains of a node that are lines.
func (t *Topology) eachLine(n int32, f func(c int32)) {
	switch nd := t.nodes[n]; nd.kind {
	case kindLine, kindMultiLine:
		for c := nd.first; c < nd.last; c++ {
			f(c)
		}
	case kindCollection:
		for c := nd.first; c < nd.last; c++ {
			t.eachLine(c, f)
		}
	}
}
