package independent

import "slices"

// branching finds a heaviest set by trying both ways at one vertex after the other,
// in the set and not, with the rules in between.
type branching struct {
	// left is how many vertices may still be tried.
	left int
}

// try solves a component unless it is large.
func (b *branching) try(g *Graph) ([]bool, bool) {
	if g.Len() > maxBranched {
		return nil, false
	}
	return b.solve(g)
}

// solve returns a heaviest set, or false where that takes too many tries.
func (b *branching) solve(g *Graph) ([]bool, bool) {
	r := reduce(g)
	kernel, vertices := r.kernel()
	in := make([]bool, g.Len())
	for _, component := range kernel.components() {
		chosen, ok := b.split(kernel.part(component))
		if !ok {
			return nil, false
		}
		for i, v := range component {
			in[vertices[v]] = chosen[i]
		}
	}
	r.complete(in)
	return in, true
}

// split tries both ways at the vertex with most neighbours.
func (b *branching) split(g *Graph) ([]bool, bool) {
	if b.left--; b.left < 0 {
		return nil, false
	}
	v := g.busiest()
	with, ok := b.within(g, g.except(append(slices.Clone(g.Neighbours(v)), v)))
	if !ok {
		return nil, false
	}
	with[v] = true
	rest := g.except([]int32{v})
	if g.part(rest).bound() <= g.weigh(with) {
		return with, true
	}
	without, ok := b.within(g, rest)
	if ok && g.weigh(without) > g.weigh(with) {
		return without, true
	}
	return with, ok
}

// within solves the part of a graph that these vertices make.
func (b *branching) within(g *Graph, vertices []int32) ([]bool, bool) {
	chosen, ok := b.solve(g.part(vertices))
	in := make([]bool, g.Len())
	for i := range chosen {
		in[vertices[i]] = chosen[i]
	}
	return in, ok
}

// busiest is the vertex with most neighbours, and the heaviest of them.
func (g *Graph) busiest() int32 {
	best := int32(0)
	for v := range int32(g.Len()) {
		more := len(g.Neighbours(v)) - len(g.Neighbours(best))
		if more > 0 || more == 0 && g.weights[v] > g.weights[best] {
			best = v
		}
	}
	return best
}

// except lists the vertices that are not among some.
func (g *Graph) except(some []int32) []int32 {
	out := make([]bool, g.Len())
	for _, v := range some {
		out[v] = true
	}
	rest := make([]int32, 0, g.Len())
	for v := range int32(g.Len()) {
		if !out[v] {
			rest = append(rest, v)
		}
	}
	return rest
}

// weigh is what a set weighs.
func (g *Graph) weigh(in []bool) int64 {
	sum := int64(0)
	for v, w := range g.weights {
		if in[v] {
			sum += w
		}
	}
	return sum
}
