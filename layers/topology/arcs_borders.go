package topology

import (
	"cmp"

	"github.com/seed-898ab921/kartograph/internal/sorting"
	"github.com/twpayne/go-geom"
)

// BorderKind says which borders are wanted.
type BorderKind uint8

const (
	// AllBorders are inner and outer ones.
	AllBorders BorderKind = iota
	// InnerBorders lie between two geometries of the layer.
	InnerBorders
	// OuterBorders have a geometry of the layer on one side only.
	OuterBorders
)

// Border is the whole border between two geometries of a layer.
type Border struct {
	// Left and Right are the indexes of the geometries on the two sides
	// as one walks along the line, seen on the page. Left is less than
	// Right, but at an outer border Right is -1.
	Left, Right int
	// Level is the first of the levels on which Left and Right belong to
	// different groups: 0 at outer borders, and the number of levels where
	// they are together in all of them.
	Level int
	// Line is a *geom.LineString or *geom.MultiLineString.
	Line geom.T
}

// Borders returns the borders of a layer's polygons, each arc once, in the
// order of Left and Right. levels[k][i], which may be left out, is the group
// to which geometry i belongs on level k, the coarsest level first: with the
// continents and the countries of a layer of provinces, borders have level 0
// between continents, 1 between countries and 2 between provinces.
//
// Where more than two polygons use an arc, because they overlap, the first one
// on each side counts. Arcs between two parts of the same geometry are no
// borders.
func (t *Topology) Borders(layer int, kind BorderKind, levels ...[]int) []Border {
	pieces := t.borderPieces(layer, kind)
	sorting.Stably(pieces, func(a, b borderPiece) int {
		return cmp.Or(cmp.Compare(a.left, b.left), cmp.Compare(a.right, b.right))
	})
	m := newMerger(t)
	var out []Border
	var refs []int32
	for i, p := range pieces {
		refs = append(refs, p.ref)
		if i+1 < len(pieces) && pieces[i+1].left == p.left && pieces[i+1].right == p.right {
			continue
		}
		out = append(out, Border{
			Left:  int(p.left),
			Right: int(p.right),
			Level: borderLevel(int(p.left), int(p.right), levels),
			Line:  t.lines(m.merge(refs, true)),
		})
		refs = refs[:0]
	}
	return out
}

// borderPiece is an arc with the geometries on its sides.
type borderPiece struct{ left, right, ref int32 }

// borderPieces returns the arcs of a layer's polygons in the order of their
// numbers.
func (t *Topology) borderPieces(layer int, kind BorderKind) []borderPiece {
	left, right := t.besides(layer)
	var pieces []borderPiece
	for a := range int32(len(t.arcs)) {
		l, r, ref := left[a]-1, right[a]-1, a
		if l < 0 || r >= 0 && r < l {
			l, r, ref = r, l, ^a
		}
		inner := r >= 0
		if l == r || inner && kind == OuterBorders || !inner && kind == InnerBorders {
			continue
		}
		pieces = append(pieces, borderPiece{l, r, ref})
	}
	return pieces
}

// besides returns the geometry + 1 to the left and to the right of each arc, 0 for
// none. The area of a ring tells where its inside is, unless it crosses itself or is a
// hole that lies elsewhere: then the even-odd rule has to. Such polygons are known by
// how they turn, and where two of the geometries seem to be on the same side of an arc.
// What both may miss is a ring that turns around once and has loops to either side.
func (t *Topology) besides(layer int) (left, right []int32) {
	sider := newSider(t)
	sides := func(p int32) []int32 {
		if !t.straightforward(p) {
			return t.paritySides(p)
		}
		return sider.sides(p)
	}
	left, right, shared := t.claimed(layer, sides)
	if shared == nil {
		return left, right
	}
	left, right, _ = t.claimed(layer, func(p int32) []int32 {
		all := sides(p)
		for _, ref := range all {
			if a, _ := arcOf(ref); shared[a] {
				return t.paritySides(p)
			}
		}
		return all
	})
	return left, right
}

// claimed is besides as the sides of each polygon have it, and the arcs that have
// two geometries on one side.
func (t *Topology) claimed(layer int, sides func(p int32) []int32) (left, right []int32, shared map[int32]bool) {
	left, right = make([]int32, len(t.arcs)), make([]int32, len(t.arcs))
	first, last := t.layerNodes(layer)
	for n := first; n < last; n++ {
		me := n - first + 1
		t.eachPolygon(n, func(p int32) {
			for _, ref := range sides(p) {
				a, reversed := arcOf(ref)
				side := &right[a]
				if reversed {
					side = &left[a]
				}
				if *side == 0 {
					*side = me
				} else if shared == nil {
					shared = map[int32]bool{a: true}
				} else {
					shared[a] = true
				}
			}
		})
	}
	return left, right, shared
}

func borderLevel(left, right int, levels [][]int) int {
	for k, groups := range levels {
		if right < 0 || left >= len(groups) || right >= len(groups) || groups[left] != groups[right] {
			return k
		}
	}
	if right < 0 {
		return 0
	}
	return len(levels)
}
