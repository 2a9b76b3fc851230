package rings

import (
	"cmp"
	"math"

	"github.com/seed-898ab921/kartograph/internal/heed"
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
	// hears is the context, after whose end steps are used up; nil hears none.
	hears *heed.Steps
}

const (
	stepsPerRecord = 1 << 22
	stepsPerPoint  = 128
	// stepsPerPair is for the memory that a comparison takes until it is made.
	stepsPerPair = 4
	// indexAfter is the number of questions after which a ring gets an index.
	indexAfter = 4
)

func newNester(xy []float64, rings []Ring, hears *heed.Steps) *nester {
	return &nester{
		xy: xy, rings: rings, index: make([]*slabs, len(rings)), asked: make([]int32, len(rings)),
		steps: stepsPerRecord + stepsPerPoint*len(xy)/2,
		hears: hears,
	}
}

// spend takes steps of work, all that are left where the context has ended.
func (n *nester) spend(steps int) {
	if n.steps -= steps; n.hears.Take(steps) != nil {
		n.steps = -1
	}
}

// parents returns for each ring the smallest ring that contains it, or -1, and
// an order of the rings in which parents precede their children. ok is false
// when that would take too long.
//
// A ring is compared with those only whose boxes hold its own. All that are to be
// compared with one ring are so in one pass over its points, and as the smaller
// rings come first, the first that contains a ring is the smallest.
func (n *nester) parents() (order, parent []int, ok bool) {
	order, parent = n.sweepOrder(), make([]int, len(n.rings))
	for i := range parent {
		parent[i] = -1
	}
	around := n.around(order)
	for _, k := range n.bySize(order, around) {
		if n.steps < 0 {
			break
		}
		var asked []int
		for _, i := range around[k] {
			if parent[i] < 0 {
				asked = append(asked, i)
			}
		}
		for q, holds := range n.hold(k, asked) {
			if holds {
				parent[asked[q]] = k
			}
		}
	}
	return order, parent, n.steps >= 0
}

// sweepOrder sorts the rings from west to east, the larger of two first.
func (n *nester) sweepOrder() []int {
	order := make([]int, len(n.rings))
	for i := range order {
		order[i] = i
	}
	_ = heed.Sort(n.hears, order, func(a, b int) int { // whose error spend hears
		ra, rb := &n.rings[a], &n.rings[b]
		return cmp.Or(cmp.Compare(ra.box.MinX, rb.box.MinX),
			cmp.Compare(math.Abs(rb.Area), math.Abs(ra.Area)), a-b)
	})
	return order
}

// around returns for each ring those that it may contain: their boxes are in
// its own, they come later in the sweep from west to east, and they are no
// larger. It gives up where there is too much to do.
func (n *nester) around(order []int) [][]int {
	around := make([][]int, len(n.rings))
	var active []int
	for _, i := range order {
		r := &n.rings[i]
		if r.Alone {
			continue
		}
		reach := active[:0]
		for _, k := range active {
			o := &n.rings[k]
			if o.box.MaxX < r.box.MinX {
				continue
			}
			reach = append(reach, k)
			if r.boxInside(o) && math.Abs(o.Area) >= math.Abs(r.Area) && !r.sameAs(o) {
				around[k] = append(around[k], i)
				n.spend(stepsPerPair)
			}
		}
		n.spend(len(active))
		if n.steps < 0 {
			break
		}
		active = append(reach, i)
	}
	return around
}

// bySize returns the rings that may contain others, the smallest first, and of
// those of a size the one that comes first in the order.
func (n *nester) bySize(order []int, around [][]int) []int {
	var containers []int
	for _, k := range order {
		if len(around[k]) > 0 {
			containers = append(containers, k)
		}
	}
	_ = heed.SortStable(n.hears, containers, func(a, b int) int {
		return cmp.Compare(math.Abs(n.rings[a].Area), math.Abs(n.rings[b].Area))
	})
	return containers
}

// contains reports whether ring inner lies in ring outer. Rings may touch, and
// a point that lies on an edge may by rounding be seen beside it, so that two
// points more must be on one side than on the other.
func (n *nester) contains(outer, inner int) bool {
	r := &n.rings[inner]
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
		n.spend(r.points())
		for i, j := r.end-1, r.start; j < r.end; i, j = j, j+1 {
			t.add(n.xy[2*i], n.xy[2*i+1], n.xy[2*j], n.xy[2*j+1])
		}
		return t.result()
	}
	if n.index[k] == nil {
		n.index[k] = newSlabs(n.xy, r)
		n.spend(8 * r.points())
	}
	s := n.index[k]
	slab := s.slab(y)
	edges := s.edges[s.first[slab]:s.first[slab+1]]
	n.spend(len(edges) + 1)
	for _, e := range edges {
		i, j := int(e), int(e)+1
		if j == r.end {
			j = r.start
		}
		t.add(n.xy[2*i], n.xy[2*i+1], n.xy[2*j], n.xy[2*j+1])
	}
	return t.result()
}
