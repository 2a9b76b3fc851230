package rings

import "github.com/seed-898ab921/kartograph/internal/heed"

// assembly says which rings are outer rings and whose holes the others are.
type assembly struct {
	// owner[i] is the outer ring that ring i is a hole of, or i itself for an
	// outer ring.
	owner []int
	// reversed counts the outermost rings that are wound as holes.
	reversed int
	// guessed tells that the rings were too entangled to be compared, and that
	// orientation and order alone decided.
	guessed bool
}

// assemble sorts rings into outer rings and holes.
//
// The format winds outer rings clockwise and holes the other way, but many
// files do not. So containment decides first: a ring that lies in no other is
// an outer one. What lies in it is told by winding, as far as the rings differ
// in it: those wound as the outermost ring are outer rings too. If all are
// wound the same, every second level of nesting is a hole. A hole belongs to
// the smallest outer ring around it.
func assemble(xy []float64, rings []Ring, hears *heed.Steps) assembly {
	a := assembly{owner: make([]int, len(rings))}
	if len(rings) == 1 {
		a.countReversed(rings, []int{-1})
		return a
	}
	order, parent, ok := newNester(xy, rings, hears).parents()
	if !ok {
		a.guess(rings)
		return a
	}
	a.countReversed(rings, parent)
	a.decide(rings, order, parent)
	return a
}

func (a *assembly) countReversed(rings []Ring, parent []int) {
	for i := range rings {
		if parent[i] < 0 && !rings[i].Alone && rings[i].Area > 0 {
			a.reversed++
		}
	}
}

// decide sets the owners from the rings' parents, which come before their
// children in order.
func (a *assembly) decide(rings []Ring, order, parent []int) {
	root := make([]int, len(rings))
	depth := make([]int, len(rings))
	mixed := make([]bool, len(rings))
	for _, i := range order {
		root[i] = i
		if p := parent[i]; p >= 0 {
			root[i], depth[i] = root[p], depth[p]+1
			mixed[root[i]] = mixed[root[i]] || rings[i].clockwise() != rings[root[i]].clockwise()
		}
	}
	for _, i := range order {
		a.owner[i] = i
		outer := depth[i]%2 == 0
		if mixed[root[i]] {
			outer = rings[i].clockwise() == rings[root[i]].clockwise()
		}
		if !outer {
			a.owner[i] = a.owner[parent[i]]
		}
	}
}

// guess sets the owners from winding and order: a hole belongs to the outer
// ring before it.
func (a *assembly) guess(rings []Ring) {
	a.guessed = true
	last := -1
	for i := range rings {
		if last < 0 || rings[i].clockwise() || rings[i].Alone {
			last = i
		}
		a.owner[i] = last
	}
}

// sequence returns the rings in the order of output, each outer ring followed
// by its holes, and the number of rings of each polygon.
func (a *assembly) sequence() (order, sizes []int) {
	count := make([]int, len(a.owner))
	for _, o := range a.owner {
		count[o]++
	}
	next := make([]int, len(a.owner))
	at := 0
	for i, n := range count {
		if n > 0 {
			sizes = append(sizes, n)
			next[i] = at
			at += n
		}
	}
	order = make([]int, len(a.owner))
	for i, o := range a.owner {
		if i == o {
			order[next[o]] = i
			next[o]++
		}
	}
	for i, o := range a.owner {
		if i != o {
			order[next[o]] = i
			next[o]++
		}
	}
	return order, sizes
}
