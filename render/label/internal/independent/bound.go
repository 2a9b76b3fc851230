package independent

import (
	"cmp"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/sorting"
)

// bound is a weight that no independent set exceeds: of each of some cliques that
// hold all vertices a set has one vertex at most. The cliques are found greedily,
// the heaviest vertices first, so that each weighs as much as the first in it.
func (g *Graph) bound() int64 {
	c := cover{clique: slices.Repeat([]int32{none}, g.Len())}
	sum := int64(0)
	for _, v := range g.heaviestFirst() {
		if !c.join(v, g.Neighbours(v)) {
			c.found(v)
			sum += g.weights[v]
		}
	}
	return sum
}

// cover is a set of cliques.
type cover struct {
	// clique is the number of the clique that each vertex is in.
	clique []int32
	// size is the number of vertices of each clique; met counts for a moment
	// which of them are neighbours of a vertex.
	size, met []int32
}

// found makes a clique of one vertex.
func (c *cover) found(v int32) {
	c.clique[v] = int32(len(c.size))
	c.size, c.met = append(c.size, 1), append(c.met, 0)
}

// join puts a vertex into the first clique all of which are its neighbours.
func (c *cover) join(v int32, neighbours []int32) bool {
	joined := int32(none)
	for _, u := range neighbours {
		if k := c.clique[u]; k != none {
			if c.met[k]++; c.met[k] == c.size[k] && joined == none {
				joined = k
			}
		}
	}
	for _, u := range neighbours {
		if k := c.clique[u]; k != none {
			c.met[k] = 0
		}
	}
	if joined == none {
		return false
	}
	c.clique[v] = joined
	c.size[joined]++
	return true
}

// heaviestFirst lists all vertices by weight, equal ones by number.
func (g *Graph) heaviestFirst() []int32 {
	order := make([]int32, g.Len())
	for v := range order {
		order[v] = int32(v)
	}
	sorting.Stably(order, func(a, b int32) int { return cmp.Compare(g.weights[b], g.weights[a]) })
	return order
}
