package independent

import (
	"math/rand/v2"
	"testing"
)

// randomGraph has n vertices, each pair of which are neighbours with this
// probability, and weights up to most.
func randomGraph(t *testing.T, random *rand.Rand, n int, density float64, most int64) *Graph {
	t.Helper()
	weights := make([]int64, n)
	var edges [][2]int32
	for v := range weights {
		weights[v] = 1 + random.Int64N(most)
		for u := range v {
			if random.Float64() < density {
				edges = append(edges, [2]int32{int32(v), int32(u)})
			}
		}
	}
	return mustGraph(t, weights, edges)
}

// pageGraph is the graph of labels of 30 by 7 at points of a page, four places each.
func pageGraph(t testing.TB, random *rand.Rand, points int, width, height float64) *Graph {
	t.Helper()
	type place struct{ x, y float64 }
	var places []place
	var edges [][2]int32
	for range points {
		x, y := random.Float64()*width, random.Float64()*height
		places = append(places, place{x, y}, place{x - 30, y}, place{x, y - 7}, place{x - 30, y - 7})
	}
	weights := make([]int64, len(places))
	for i, p := range places {
		weights[i] = 1000 - int64(i%4)*20
		for j, q := range places[:i] {
			if i/4 == j/4 || abs(p.x-q.x) < 30 && abs(p.y-q.y) < 7 {
				edges = append(edges, [2]int32{int32(i), int32(j)})
			}
		}
	}
	return mustGraph(t, weights, edges)
}

func abs(x float64) float64 { return max(x, -x) }

func mustGraph(t testing.TB, weights []int64, edges [][2]int32) *Graph {
	t.Helper()
	g, err := NewGraph(t.Context(), weights, edges)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// bruteForce is what the heaviest independent set weighs, by looking at all sets.
func bruteForce(g *Graph) int64 {
	around := make([]uint32, g.Len())
	for v := range around {
		for _, u := range g.Neighbours(int32(v)) {
			around[v] |= 1 << u
		}
	}
	best := int64(0)
	var look func(v int, taken uint32, sum int64)
	look = func(v int, taken uint32, sum int64) {
		if v == g.Len() {
			best = max(best, sum)
			return
		}
		look(v+1, taken, sum)
		if around[v]&taken == 0 {
			look(v+1, taken|1<<v, sum+g.Weight(int32(v)))
		}
	}
	look(0, 0, 0)
	return best
}

// checkIndependent fails unless a set has no neighbours, and weighs what it says.
func checkIndependent(t *testing.T, g *Graph, s Set) {
	t.Helper()
	sum := int64(0)
	for v, in := range s.In {
		if !in {
			continue
		}
		sum += g.Weight(int32(v))
		for _, u := range g.Neighbours(int32(v)) {
			if s.In[u] {
				t.Fatalf("the set has the neighbours %d and %d", v, u)
			}
		}
	}
	if sum != s.Weight {
		t.Errorf("the set weighs %d, and says %d", sum, s.Weight)
	}
}
