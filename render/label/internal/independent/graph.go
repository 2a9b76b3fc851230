package independent

import (
	"context"
	"fmt"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/heed"
)

// MaxWeight is the most that a vertex may weigh. The sum of all weights, which
// rules may bring together in one vertex, stays well within 63 bits.
const MaxWeight = 1 << 30

// maxEdges keeps places in the list of neighbours within 31 bits.
const maxEdges = 1 << 29

// Graph is an undirected graph whose vertices, numbered from 0, have weights. It
// does not change once it is made.
type Graph struct {
	weights []int64
	// The neighbours of v are near[start[v]:start[v+1]], in ascending order.
	start, near []int32
}

// NewGraph makes a graph of vertices with these weights, 1 to MaxWeight, and of
// edges between two of them each. An edge may be given more than once, either way
// round. What has been built is of no use once the context has ended, whose error it returns then.
func NewGraph(ctx context.Context, weights []int64, edges [][2]int32) (*Graph, error) {
	for v, w := range weights {
		if w < 1 || w > MaxWeight {
			return nil, fmt.Errorf("vertex %d weighs %d; give it 1 to %d", v, w, MaxWeight)
		}
	}
	if len(edges) > maxEdges {
		return nil, fmt.Errorf("%d edges; at most %d are possible", len(edges), maxEdges)
	}
	for _, e := range edges {
		if min(e[0], e[1]) < 0 || int(max(e[0], e[1])) >= len(weights) || e[0] == e[1] {
			return nil, fmt.Errorf("edge %d–%d of a graph of %d vertices", e[0], e[1], len(weights))
		}
	}
	g := &Graph{weights: weights, start: make([]int32, len(weights)+1)}
	if err := g.fill(ctx, edges); err != nil {
		return nil, err
	}
	g.tidy()
	return g, heed.Err(ctx)
}

// fill sorts the ends of edges by the vertex at the other end, and those of each vertex too:
// both by counting, the second time from the ends that are there already.
func (g *Graph) fill(ctx context.Context, edges [][2]int32) error {
	for _, e := range edges {
		g.start[e[0]+1]++
		g.start[e[1]+1]++
	}
	for v := range g.weights {
		g.start[v+1] += g.start[v]
	}
	if err := heed.Err(ctx); err != nil {
		return err
	}
	next, ends := slices.Clone(g.start), make([]int32, 2*len(edges))
	for _, e := range edges {
		ends[next[e[0]]], ends[next[e[1]]] = e[1], e[0]
		next[e[0]]++
		next[e[1]]++
	}
	if err := heed.Err(ctx); err != nil {
		return err
	}
	copy(next, g.start)
	g.near = make([]int32, len(ends)) // once the edges need not be there any more
	for v := range g.weights {
		for _, u := range ends[g.start[v]:g.start[v+1]] {
			g.near[next[u]] = int32(v)
			next[u]++
		}
	}
	return heed.Err(ctx)
}

// tidy leaves out neighbours that are there twice.
func (g *Graph) tidy() {
	to := int32(0)
	for v := range g.weights {
		neighbours := slices.Compact(g.Neighbours(int32(v)))
		g.start[v] = to
		to += int32(copy(g.near[to:], neighbours))
	}
	g.start[len(g.weights)] = to
	g.near = g.near[:to]
}

// Len is the number of vertices.
func (g *Graph) Len() int { return len(g.weights) }

// Weight is what a vertex weighs.
func (g *Graph) Weight(v int32) int64 { return g.weights[v] }

// Neighbours lists the neighbours of a vertex in ascending order. The list
// belongs to the graph.
func (g *Graph) Neighbours(v int32) []int32 { return g.near[g.start[v]:g.start[v+1]] }

// part is the graph of some vertices of g and the edges between them: its vertex
// i is chosen[i].
func (g *Graph) part(chosen []int32) *Graph { return g.pick(chosen, make([]int32, g.Len())) }

// pick is part with room for the numbers of all vertices, which is empty before and after.
func (g *Graph) pick(chosen, number []int32) *Graph {
	ends := 0
	for i, v := range chosen {
		number[v] = int32(i) + 1
		ends += len(g.Neighbours(v))
	}
	p := &Graph{weights: make([]int64, len(chosen)), start: make([]int32, len(chosen)+1), near: make([]int32, 0, ends)}
	for i, v := range chosen {
		p.weights[i] = g.weights[v]
		for _, u := range g.Neighbours(v) {
			if n := number[u]; n > 0 {
				p.near = append(p.near, n-1)
			}
		}
		p.start[i+1] = int32(len(p.near))
	}
	for _, v := range chosen {
		number[v] = 0
	}
	return p
}
