package independent

import (
	"context"
	"errors"
	"hash/fnv"
	"math/rand/v2"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/heed/ending"
)

// TestHeaviestOfSmallGraphs compares with looking at all sets, for graphs from
// nearly no to nearly all edges, with equal, similar and very different weights.
func TestHeaviestOfSmallGraphs(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	for range 600 {
		most := []int64{1, 3, 1000}[random.IntN(3)]
		g := randomGraph(t, random, 1+random.IntN(15), random.Float64(), most)
		s, err := Heaviest(context.Background(), g, Options{})
		if err != nil {
			t.Fatal(err)
		}
		checkIndependent(t, g, s)
		if !s.Proven {
			t.Errorf("a graph of %d vertices is not solved exactly", g.Len())
		}
		if want := bruteForce(g); s.Weight != want {
			t.Errorf("the set weighs %d; the heaviest of %v %v weighs %d", s.Weight, g.weights, g.near, want)
		}
	}
}

// TestAnnealing looks for heaviest sets of small graphs without rules and without
// branching; it may miss some.
func TestAnnealing(t *testing.T) {
	random := rand.New(rand.NewPCG(2, 2))
	missed := 0
	for range 200 {
		g := randomGraph(t, random, 1+random.IntN(15), random.Float64(), 1000)
		in, err := anneal(context.Background(), g, 2000)
		if err != nil {
			t.Fatal(err)
		}
		s := Set{In: in, Weight: g.weigh(in)}
		checkIndependent(t, g, s)
		if s.Weight < bruteForce(g) {
			missed++
		}
	}
	if missed > 4 {
		t.Errorf("annealing missed the heaviest set of %d graphs of 200", missed)
	}
}

// TestBound compares with looking at all sets.
func TestBound(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 3))
	for range 300 {
		g := randomGraph(t, random, 1+random.IntN(14), random.Float64(), 100)
		if best := bruteForce(g); g.bound() < best {
			t.Errorf("the bound %d is less than the heaviest set, %d", g.bound(), best)
		}
	}
}

// TestBranching compares exact solving with annealing, on graphs of maps that are
// too large for looking at all sets.
func TestBranching(t *testing.T) {
	random := rand.New(rand.NewPCG(4, 4))
	for range 8 {
		g := pageGraph(t, random, 70, 240, 190)
		exact, ok := (&branching{left: 100_000}).solve(g)
		if !ok {
			t.Fatal("not solved")
		}
		checkIndependent(t, g, Set{In: exact, Weight: g.weigh(exact)})
		s, err := Heaviest(context.Background(), g, Options{Branchings: -1})
		if err != nil {
			t.Fatal(err)
		}
		if best := g.weigh(exact); s.Weight > best || s.Weight*1000 < best*995 {
			t.Errorf("annealing finds %d where the heaviest set weighs %d", s.Weight, best)
		}
	}
}

// TestSameSet holds the set of a page of labels, so that every machine finds it: run
// it on all.
func TestSameSet(t *testing.T) {
	s, err := Heaviest(context.Background(), pageGraph(t, rand.New(rand.NewPCG(5, 5)), 600, 500, 500), Options{})
	if err != nil {
		t.Fatal(err)
	}
	hash := fnv.New32a()
	for _, in := range s.In {
		bit := byte(0)
		if in {
			bit = 1
		}
		hash.Write([]byte{bit})
	}
	if got, want := hash.Sum32(), uint32(3120563936); got != want {
		t.Errorf("the set is %d, which weighs %d; want %d", got, s.Weight, want)
	}
}

func TestHeaviestHearsTheContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := Heaviest(ctx, pageGraph(t, rand.New(rand.NewPCG(6, 6)), 300, 300, 300), Options{})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v; want that of the context", err)
	}
}

func TestNewGraphRefuses(t *testing.T) {
	tests := []struct {
		name    string
		weights []int64
		edges   [][2]int32
	}{
		{"a weight of nothing", []int64{1, 0}, nil},
		{"a weight that is too large", []int64{MaxWeight + 1}, nil},
		{"an edge to itself", []int64{1, 1}, [][2]int32{{1, 1}}},
		{"an edge to nowhere", []int64{1, 1}, [][2]int32{{0, 2}}},
		{"an edge from below", []int64{1, 1}, [][2]int32{{-1, 0}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if _, err := NewGraph(t.Context(), test.weights, test.edges); err == nil {
				t.Error("no error")
			}
		})
	}
}

func BenchmarkHeaviest(b *testing.B) {
	g := pageGraph(b, rand.New(rand.NewPCG(7, 7)), 1000, 792, 612)
	for b.Loop() {
		if _, err := Heaviest(context.Background(), g, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// TestGraphsHear holds that a graph is made as long as the context goes on.
func TestGraphsHear(t *testing.T) {
	weights, edges := []int64{1, 1, 1}, [][2]int32{{0, 1}, {1, 2}}
	ending.Heard(t, "graph", 4, func(ctx context.Context) error {
		_, err := NewGraph(ctx, weights, edges)
		return err
	})
}
