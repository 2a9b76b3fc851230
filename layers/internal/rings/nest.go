package rings

import (
	"cmp"
	"math"
	"slices"
)

// nester finds out which rings of a polygon lie in which.
type nester struct {
	xy    []float64
	rings []Ring
	index []*slabs
	asked []int32
	// steps is the work that is still allowed. Real files need a small part of
	// it; a file that is made to need more is assembled by orientation alone.
	steps int
}

const (
	stepsPerRecord = 1 << 22
	stepsPerPoint  = 128
	// indexAfter is the number of questions after which a ring gets an index.
	indexAfter = 4
)

func newNester(xy []float64, rings []Ring) *nester {
	return &nester{
		xy: xy, rings: rings, index: make([]*slabs, len(rings)), asked: make([]int32, len(rings)),
		steps: stepsPerRecord + stepsPerPoint*len(xy)/2,
	}
}

// parents returns for each ring the smallest ring that contains it, or -1, and
// an order of the rings in which parents precede their children. It sweeps over
// the rings from west to east and compares each with those that reach over it.
// ok is false when that would take too long.
func (n *nester) parents() (order, parent []int, ok bool) {
	order = make([]int, len(n.rings))
	parent = make([]int, len(n.rings))
	for i := range order {
		order[i], parent[i] = i, -1
	}
	slices.SortFunc(order, func(a, b int) int {
		ra, rb := &n.rings[a], &n.rings[b]
		return cmp.Or(cmp.Compare(ra.box.MinX, rb.box.MinX),
			cmp.Compare(math.Abs(rb.Area), math.Abs(ra.Area)), a-b)
	})
	var active []int
	for _, i := range order {
		if n.rings[i].Alone {
			continue
		}
		active = slices.DeleteFunc(active, func(k int) bool { return n.rings[k].box.MaxX < n.rings[i].box.MinX })
		n.steps -= len(active)
		parent[i] = n.smallest(i, active)
		if n.steps < 0 {
			return nil, nil, false
		}
		active = append(active, i)
	}
	return order, parent, true
}

// smallest returns the smallest of the candidates that contains ring i, or -1.
func (n *nester) smallest(i int, candidates []int) int {
	best, area := -1, math.Inf(1)
	r := &n.rings[i]
	for _, k := range candidates {
		o := &n.rings[k]
		size := math.Abs(o.Area)
		if size < area && size >= math.Abs(r.Area) && r.boxInside(o) && n.contains(k, i) {
			best, area = k, size
		}
	}
	return best
}

// contains reports whether ring inner lies in ring outer. Rings may touch, and
// a point that lies on an edge may by rounding be seen beside it, so that two
// points more must be on one side than on the other.
func (n *nester) contains(outer, inner int) bool {
	r := &n.rings[inner]
	if r.sameAs(&n.rings[outer]) {
		return false
	}
	votes := 0
	for i := r.start; i < r.end && n.steps >= 0; i++ {
		votes += int(n.locate(outer, n.xy[2*i], n.xy[2*i+1]))
		if votes == 2 || votes == -2 {
			return votes > 0
		}
	}
	for i, j := r.end-1, r.start; j < r.end && n.steps >= 0; i, j = j, j+1 {
		votes += int(n.locate(outer, (n.xy[2*i]+n.xy[2*j])/2, (n.xy[2*i+1]+n.xy[2*j+1])/2))
		if votes == 2 || votes == -2 {
			break
		}
	}
	return votes > 0
}

// locate returns where the point x, y is seen from ring k.
func (n *nester) locate(k int, x, y float64) place {
	r := &n.rings[k]
	if !r.box.Has(x, y) {
		return outside
	}
	t := edgeTest{x: x, y: y}
	n.asked[k]++
	if n.asked[k] <= indexAfter {
		n.steps -= r.points()
		for i, j := r.end-1, r.start; j < r.end; i, j = j, j+1 {
			t.add(n.xy[2*i], n.xy[2*i+1], n.xy[2*j], n.xy[2*j+1])
		}
		return t.result()
	}
	if n.index[k] == nil {
		n.index[k] = newSlabs(n.xy, r)
		n.steps -= 8 * r.points()
	}
	s := n.index[k]
	slab := s.slab(y)
	edges := s.edges[s.first[slab]:s.first[slab+1]]
	n.steps -= len(edges) + 1
	for _, e := range edges {
		i, j := int(e), int(e)+1
		if j == r.end {
			j = r.start
		}
		t.add(n.xy[2*i], n.xy[2*i+1], n.xy[2*j], n.xy[2*j+1])
	}
	return t.result()
}
