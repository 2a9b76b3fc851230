package independent

import (
	"context"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/heed"
)

// Options say how much work may be done. The zero value is what a map needs.
type Options struct {
	// Tries is how many vertices annealing tries in all, 0 for DefaultTries;
	// fewer where they have many neighbours. It tries each a hundred times at
	// least, and a few thousand times at most.
	Tries int
	// Branchings is how many vertices are tried both ways, 0 for
	// DefaultBranchings or a fourth of the kernel, less than 0 for none.
	Branchings int
}

// What is done where Options are silent.
const (
	// DefaultTries take some 80 ms.
	DefaultTries      = 5_000_000
	DefaultBranchings = 200
)

// minSweeps and maxSweeps are how often annealing tries each vertex.
const minSweeps, maxSweeps = 100, 4000

// maxBranched is the number of vertices up to which a component is solved exactly
// if it can be.
const maxBranched = 100

// Set is an independent set.
type Set struct {
	// In tells of each vertex whether it is in the set.
	In []bool
	// Weight is what the set weighs.
	Weight int64
	// Proven reports whether no independent set weighs more.
	Proven bool
}

// Heaviest finds a heaviest independent set of a graph, or nearly so. The error is
// that of the context.
func Heaviest(ctx context.Context, g *Graph, o Options) (Set, error) {
	r := reduce(g)
	kernel, vertices := r.kernel()
	s := Set{In: make([]bool, g.Len())}
	parts := kernel.parts()
	proven, err := o.solve(ctx, parts, kernel.Len(), o.sweeps(kernel))
	if err != nil {
		return Set{}, err
	}
	s.Proven = proven
	for _, p := range parts {
		for i, v := range p.of {
			s.In[vertices[v]] = p.chosen[i]
		}
	}
	r.complete(s.In)
	s.Weight = g.weigh(s.In)
	return s, heed.Err(ctx)
}

// part is a connected part of a kernel.
type part struct {
	*Graph
	// of are its vertices in the kernel, and chosen, once it is solved, which are in the set.
	of     []int32
	chosen []bool
}

// parts are the connected parts of a kernel.
func (g *Graph) parts() []part {
	number := make([]int32, g.Len())
	var parts []part
	for _, component := range g.components() {
		parts = append(parts, part{Graph: g.pick(component, number), of: component})
	}
	return parts
}

// branchings is how many there are for a kernel of n vertices.
func (o Options) branchings(n int) int {
	if o.Branchings == 0 {
		return max(DefaultBranchings, n/4)
	}
	return o.Branchings
}

// sweeps is how often each vertex of a kernel is tried. A try takes longer the more
// neighbours there are.
func (o Options) sweeps(kernel *Graph) int {
	tries := o.Tries
	if tries == 0 {
		tries = DefaultTries
	}
	return max(minSweeps, min(tries/max(1, kernel.Len()+len(kernel.near)/32), maxSweeps))
}

// components lists the vertices of each connected part, in ascending order; the
// parts in the order of their first vertices.
func (g *Graph) components() [][]int32 {
	var all [][]int32
	seen := make([]bool, g.Len())
	for v := range int32(g.Len()) {
		if seen[v] {
			continue
		}
		seen[v] = true
		component := []int32{v}
		for i := 0; i < len(component); i++ {
			for _, u := range g.Neighbours(component[i]) {
				if !seen[u] {
					seen[u] = true
					component = append(component, u)
				}
			}
		}
		slices.Sort(component)
		all = append(all, component)
	}
	return all
}
