package independent

import (
	"context"
	"math"
	"math/rand/v2"

	"github.com/seed-898ab921/kartograph/internal/heed"
)

// Annealing after S. Kirkpatrick, C. Gelatt and M. Vecchi, "Optimization by simulated
// annealing" (Science 220, 1983), which J. Christensen, J. Marks and S. Shieber, "An
// empirical study of algorithms for point-feature label placement" (ACM Transactions
// on Graphics 14, 1995), found best for labels: a vertex is brought in and its
// neighbours leave, always where the set loses nothing by it, else with probability
// exp(-loss/T). The temperature T falls from hot to cold, in mean weights: at the
// first a vertex is given up for nothing once in 150 tries, at the last never.
const (
	hot, cold = 0.2, 0.01
	lnCooling = 2.995732273553991 // ln(hot/cold)
)

// variates is the number of steps in the table of exponential variates.
const variates = 1024

// annealing is a set of vertices on its way.
type annealing struct {
	*Graph
	in []bool
	// loss is what the set loses where a vertex is brought in: what its neighbours weigh that
	// are in, less its own weight; and inside more where it is in.
	loss []int64
	// sum is what the set weighs.
	sum int64
	// allowed lists random losses that are let pass, in temperatures.
	allowed []float64
}

// inside is more than the set may lose by any vertex.
const inside = 1 << 62

// newAnnealing is an empty set.
func newAnnealing(g *Graph) *annealing {
	a := &annealing{Graph: g, in: make([]bool, g.Len()), loss: make([]int64, g.Len()), allowed: exponential()}
	a.restart(a.in)
	return a
}

// anneal looks for a heavy set, and tries each vertex so many times. The rate of
// cooling is rounded once in a division and once in a product, so that processors
// that fuse a product and a sum come to the same.
func anneal(ctx context.Context, g *Graph, sweeps int) ([]bool, error) {
	a := newAnnealing(g)
	best, heaviest := make([]bool, g.Len()), int64(-1)
	keep := func() {
		if a.sum > heaviest {
			heaviest = a.sum
			copy(best, a.in)
		}
	}
	random := rand.NewPCG(1, 2)
	t := hot * (float64(g.total()) / float64(g.Len()))
	cooling := 1 - lnCooling/float64(sweeps)
	for range sweeps {
		if err := heed.Err(ctx); err != nil {
			return nil, err
		}
		a.sweep(random, t)
		t *= cooling
		keep()
	}
	a.settle()
	keep()
	a.restart(best) // the best on the way may want a last improvement too
	a.settle()
	keep()
	return best, nil
}

// restart takes another set for the one on its way.
func (a *annealing) restart(in []bool) {
	for v, w := range a.weights {
		a.loss[v] = -w
	}
	clear(a.in)
	a.sum = 0
	for v := range int32(a.Len()) {
		if in[v] {
			a.enter(v)
		}
	}
}

// exponential lists the quantiles in the middles of equal shares of the exponential
// distribution: a loss is let pass where it is at most T times a random one of them.
// They are rounded so that it does not matter how a processor computes logarithms.
func exponential() []float64 {
	table := make([]float64, variates)
	for i := range table {
		table[i] = math.Round(-math.Log((float64(i)+0.5)/variates)*(1<<20)) / (1 << 20)
	}
	return table
}

// total is what all vertices weigh.
func (g *Graph) total() int64 {
	sum := int64(0)
	for _, w := range g.weights {
		sum += w
	}
	return sum
}

// sweep tries as many vertices at random as there are.
func (a *annealing) sweep(random *rand.PCG, t float64) {
	n, loss := uint64(a.Len()), a.loss
	for range n {
		bits := random.Uint64()
		v := bits & math.MaxUint32 * n >> 32
		if l := loss[v]; l <= 0 || float64(l) <= t*a.allowed[bits>>54] {
			a.enter(int32(v))
		}
	}
}

// settle brings in whatever makes the set heavier, until nothing does.
func (a *annealing) settle() {
	for before := int64(-1); before < a.sum; {
		before = a.sum
		for v := range int32(a.Len()) {
			if a.loss[v] < 0 {
				a.enter(v)
			}
		}
	}
}

// enter brings a vertex in, and takes its neighbours out.
func (a *annealing) enter(v int32) {
	w, near := a.weights[v], a.Neighbours(v)
	if a.loss[v] > -w {
		for _, u := range near {
			if a.in[u] {
				a.leave(u)
			}
		}
	}
	a.in[v], a.sum = true, a.sum+w
	a.loss[v] += inside
	for _, u := range near {
		a.loss[u] += w
	}
}

func (a *annealing) leave(v int32) {
	w := a.weights[v]
	a.in[v], a.sum = false, a.sum-w
	a.loss[v] -= inside
	for _, u := range a.Neighbours(v) {
		a.loss[u] -= w
	}
}
