package topology

import "slices"

// Filter says which parts of a layer's polygons are left out. The zero value
// leaves out nothing.
type Filter struct {
	// MinArea leaves out polygons with less than this area, px²: islands.
	// The area is the one before simplification, holes not counted: that
	// inside by the even-odd rule, however the rings run. A polygon that shares an arc with another one of the same layer is no
	// island and stays, because a gap would be left.
	MinArea float64
	// Attached leaves out also polygons that share arcs.
	Attached bool
	// KeepShapes keeps the largest polygon of a geometry that would be
	// left out whole.
	KeepShapes bool
	// IgnoreHoles leaves out the inner rings.
	IgnoreHoles bool
}

// Filter returns the topology without those parts of a layer. What it leaves
// out is drawn neither as geometry nor as border and does not hinder
// simplification.
func (t *Topology) Filter(layer int, f Filter) *Topology {
	drop := make([]bool, len(t.polygons))
	out := *t
	out.polygons = make([]polygon, 0, len(t.polygons))
	out.nodes = append([]node(nil), t.nodes...)
	out.chains = slices.Clip(t.chains)
	shared := t.sharedArcs(layer)
	first, last := t.layerNodes(layer)
	noHoles := make([]bool, len(t.polygons))
	for n := first; n < last; n++ {
		t.dropSmall(n, f, shared, drop)
		t.eachPolygon(n, func(p int32) { noHoles[p] = f.IgnoreHoles })
	}
	place := make([]int32, len(t.polygons)+1)
	for i, p := range t.polygons {
		place[i] = int32(len(out.polygons))
		switch {
		case drop[i]:
		case noHoles[i]:
			out.polygons = append(out.polygons, out.withoutHoles(int32(i), t))
		default:
			out.polygons = append(out.polygons, p)
		}
	}
	place[len(t.polygons)] = int32(len(out.polygons))
	for i := range out.nodes {
		if nd := &out.nodes[i]; nd.kind == kindPolygon || nd.kind == kindMultiPolygon {
			nd.first, nd.last = place[nd.first], place[nd.last]
		}
	}
	return &out
}

// withoutHoles returns a polygon of t without its holes; rings that stay are listed
// anew where they do not follow each other.
func (out *Topology) withoutHoles(p int32, t *Topology) polygon {
	chains := t.chainsOf(p, true)
	if len(chains) == 1 {
		return polygon{chains[0], chains[0] + 1}
	}
	first := int32(len(out.chains))
	for _, c := range chains {
		out.chains = append(out.chains, t.chains[c])
	}
	return polygon{first, int32(len(out.chains))}
}

// dropSmall marks the polygons of a geometry that are too small.
func (t *Topology) dropSmall(n int32, f Filter, shared, drop []bool) {
	if !(f.MinArea > 0) {
		return
	}
	largest, size, left := int32(-1), -1.0, false
	t.eachPolygon(n, func(p int32) {
		area := t.filteredArea(p, f)
		drop[p] = area < f.MinArea && (f.Attached || !t.uses(p, shared))
		left = left || !drop[p]
		if area > size {
			largest, size = p, area
		}
	})
	if f.KeepShapes && !left && largest >= 0 {
		drop[largest] = false
	}
}

// uses reports whether a polygon uses one of the marked arcs.
func (t *Topology) uses(p int32, marked []bool) bool {
	for c := t.polygons[p].first; c < t.polygons[p].last; c++ {
		for _, ref := range t.refs[t.chains[c].first:t.chains[c].last] {
			if a, _ := arcOf(ref); marked[a] {
				return true
			}
		}
	}
	return false
}

// sharedArcs marks the arcs that two polygons of a layer use.
func (t *Topology) sharedArcs(layer int) []bool {
	user := make([]int32, len(t.arcs)) // polygon + 1
	shared := make([]bool, len(t.arcs))
	first, last := t.layerNodes(layer)
	for n := first; n < last; n++ {
		t.eachPolygon(n, func(p int32) {
			for c := t.polygons[p].first; c < t.polygons[p].last; c++ {
				for _, ref := range t.refs[t.chains[c].first:t.chains[c].last] {
					a, _ := arcOf(ref)
					shared[a] = shared[a] || user[a] != 0 && user[a] != p+1
					user[a] = p + 1
				}
			}
		})
	}
	return shared
}
