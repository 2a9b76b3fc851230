package independent

import "slices"

// reduction is a graph from which rules take away vertices as long as they can,
// so that a heaviest set of what is left, the kernel, tells one of the whole. A
// vertex of the kernel may weigh something else than in the graph, and may stand
// for several.
type reduction struct {
	weight []int64
	// near lists the neighbours of each vertex, and some that are gone.
	near [][]int32
	gone []bool
	// degree is the number of neighbours that are not gone.
	degree []int32
	// decided are the vertices that depend on others, each on such as are
	// decided after it or left.
	decided []decision
	// dirty are the vertices around which something has changed; waiting tells
	// which they are.
	dirty   []int32
	waiting []bool
	// mark[v] is stamp for the vertices around the one that a rule looks at.
	mark  []int32
	stamp int32
}

// decision says: vertex is in the set unless one of unless is; then instead is,
// where there is one.
type decision struct {
	vertex  int32
	unless  []int32
	instead int32
}

// none is no vertex.
const none = -1

// reduce applies the rules to a graph until none does anything any more.
func reduce(g *Graph) *reduction {
	n := g.Len()
	r := &reduction{
		weight: slices.Clone(g.weights), near: make([][]int32, n), gone: make([]bool, n), degree: make([]int32, n),
		waiting: make([]bool, n), mark: make([]int32, n),
	}
	near := slices.Clone(g.near)
	for v := range int32(n) {
		r.near[v] = slices.Clip(near[g.start[v]:g.start[v+1]])
		r.degree[v] = int32(len(r.near[v]))
	}
	for v := range int32(n) {
		r.touch(v)
	}
	var now []int32
	for len(r.dirty) > 0 { // in rounds, so that what changes around a vertex is looked at once
		now, r.dirty = r.dirty, now[:0]
		for _, v := range now {
			r.waiting[v] = false
			if !r.gone[v] {
				_ = r.outweighs(v) || r.closed(v) || r.dominated(v) || r.between(v)
			}
		}
	}
	return r
}

// touch has the rules look at a vertex again.
func (r *reduction) touch(v int32) {
	if !r.waiting[v] {
		r.waiting[v] = true
		r.dirty = append(r.dirty, v)
	}
}

// touchAround has the rules look again at a vertex and its neighbours.
func (r *reduction) touchAround(v int32) {
	r.touch(v)
	for _, u := range r.neighbours(v) {
		r.touch(u)
	}
}

// neighbours lists the neighbours of a vertex that are not gone. The list belongs to the
// reduction, which drops from it what has gone when it is asked again.
func (r *reduction) neighbours(v int32) []int32 {
	near := r.near[v]
	if len(near) == int(r.degree[v]) {
		return near
	}
	left := near[:0]
	for _, u := range near {
		if !r.gone[u] {
			left = append(left, u)
		}
	}
	r.near[v] = left
	return left
}

// remove takes a vertex out of the graph.
func (r *reduction) remove(v int32) {
	r.gone[v] = true
	for _, u := range r.neighbours(v) {
		r.degree[u]--
		r.touch(u)
	}
}

// kernel is the graph that is left, and which vertex each of its vertices is.
func (r *reduction) kernel() (*Graph, []int32) {
	number, left := make([]int32, len(r.gone)), []int32(nil)
	for v, gone := range r.gone {
		if !gone {
			number[v] = int32(len(left))
			left = append(left, int32(v))
		}
	}
	g := &Graph{weights: make([]int64, len(left)), start: make([]int32, len(left)+1)}
	for i, v := range left {
		g.weights[i] = r.weight[v]
		for _, u := range r.neighbours(v) {
			g.near = append(g.near, number[u])
		}
		slices.Sort(g.near[g.start[i]:])
		g.start[i+1] = int32(len(g.near))
	}
	return g, left
}

// complete adds to a set of the kernel's vertices what was decided of the others.
func (r *reduction) complete(in []bool) {
	for _, d := range slices.Backward(r.decided) {
		chosen := func(v int32) bool { return in[v] }
		switch {
		case !slices.ContainsFunc(d.unless, chosen):
			in[d.vertex] = true
		case d.instead != none:
			in[d.instead] = true
		}
	}
}
