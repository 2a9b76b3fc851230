package topology

import (
	"cmp"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/sorting"
)

// memberTree has the boxes of many polygons in a tree of boxes, so that those that meet are
// found without going through all others; and of each box whether all in it were united, which
// need not be told apart from one of them.
type memberTree struct {
	*members
	// levels has the boxes of the lowest nodes first; each node is of nodeWidth of the level
	// below, or of as many polygons in the members' order.
	levels [][]memberNode
}

// memberNode is a box around some polygons; one tells that they all were united.
type memberNode struct {
	box flat.Page
	one bool
}

const (
	// fewBoxes is up to how many polygons are told apart by going through all whose boxes
	// begin before one's end.
	fewBoxes  = 64
	nodeWidth = 8
	// nextOnes is how many polygons after each along the curve are looked at before all others:
	// what touches in a chain is united by these, and not looked at again.
	nextOnes = 4
)

// ordered puts the polygons in the order of a Hilbert curve through the middles of their boxes,
// so that each node is a compact part of the plane.
func (m *members) ordered() {
	all := flat.Nothing[flat.Page]()
	for _, b := range m.boxes {
		if !b.Empty() {
			all = all.With(b)
		}
	}
	keys := make([]uint64, len(m.boxes))
	for i, b := range m.boxes {
		if !b.Empty() {
			x := onCurve((b.MinX+b.MaxX)/2-all.MinX, all.Width())
			y := onCurve((b.MinY+b.MaxY)/2-all.MinY, all.Height())
			keys[i] = hilbert(x, y)
		}
	}
	sorting.By(m.order, func(i, j int) int { return cmp.Or(cmp.Compare(keys[i], keys[j]), i-j) })
}

// newMemberTree makes a tree of polygons in their order.
func newMemberTree(m *members) *memberTree {
	t := &memberTree{members: m}
	boxes := func(k int) flat.Page { return m.boxes[m.order[k]] }
	for n := len(m.order); n > 1; n = len(t.levels[len(t.levels)-1]) {
		nodes := make([]memberNode, (n+nodeWidth-1)/nodeWidth)
		for i := range nodes {
			nodes[i].box = flat.Nothing[flat.Page]()
			for k := i * nodeWidth; k < min(n, (i+1)*nodeWidth); k++ {
				nodes[i].box = nodes[i].box.With(boxes(k))
			}
		}
		t.levels = append(t.levels, nodes)
		boxes = func(k int) flat.Page { return nodes[k].box }
	}
	return t
}

// pairs looks at the pairs whose boxes meet.
func (t *memberTree) pairs() {
	for k, i := range t.order {
		for _, j := range t.order[k+1 : min(len(t.order), k+1+nextOnes)] {
			if t.look(i, j); t.done() {
				return
			}
		}
	}
	top := len(t.levels) - 1
	for k := range t.order {
		if t.lookBeyond(k, top, 0); t.done() {
			return
		}
	}
}

// lookBeyond looks at the pairs of the kth polygon in the order with those after it that are
// in a node.
func (t *memberTree) lookBeyond(k, level, node int) {
	i := t.order[k]
	n := &t.levels[level][node]
	if t.left--; !n.box.Meets(t.boxes[i]) {
		return
	}
	below, first := len(t.order), node*nodeWidth
	if level > 0 {
		below = len(t.levels[level-1])
	}
	last := min(below, first+nodeWidth) - 1
	if n.one && t.root(t.someOf(level, node)) == t.root(i) {
		return
	}
	one := true
	for at := first; at <= last; at++ {
		if level > 0 {
			if (at+1)*widthOf(level-1) > k+1 {
				t.lookBeyond(k, level-1, at)
			}
			one = one && t.levels[level-1][at].one && t.root(t.someOf(level-1, at)) == t.root(t.someOf(level, node))
		} else {
			if at > k {
				t.look(i, t.order[at])
			}
			one = one && t.root(t.order[at]) == t.root(t.order[first])
		}
		if t.done() {
			return
		}
	}
	n.one = one
}

// widthOf is how many polygons a node of a level has at most.
func widthOf(level int) int {
	n := nodeWidth
	for range level {
		n *= nodeWidth
	}
	return n
}

// someOf is one of the polygons in a node.
func (t *memberTree) someOf(level, node int) int { return t.order[node*widthOf(level)] }
