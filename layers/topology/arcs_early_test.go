package topology

import (
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"
)

// TestChosenEarlyIsChosenLater holds that arcs are simplified alike, whether their points are chosen
// while others are cut, by the rule that comes or by another one, or when they are asked for.
func TestChosenEarlyIsChosenLater(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(2))
	random := rand.New(rand.NewPCG(61, 62))
	layers := []Layer{{Geometries: cloud(random, 900, 0.01, false), UnifyPrecision: 1e-4}, {UnifyPrecision: 1e-4}, {UnifyPrecision: 1e-4}}
	for range 30 {
		layers[0].Geometries = append(layers[0].Geometries, island(random, 300), island(random, 4))
		layers[1].Geometries = append(layers[1].Geometries, island(random, 90))
	}
	rules := []Rule{{Tolerance: 2}, {Method: DouglasPeucker, Tolerance: 0.5}, {Tolerance: 1, Weighted: true}}
	layers[2].Geometries = append(layers[2].Geometries, layers[0].Geometries[:20]...)
	plain := Build(layers)
	want, err := plain.Simplify(t.Context(), rules)
	if err != nil {
		t.Fatal(err)
	}
	for _, early := range [][]Rule{rules, {rules[1], {}, rules[0]}} {
		for i := range layers {
			layers[i].Rule = early[i]
		}
		topo := Build(layers)
		chosen := 0
		for i := range topo.arcs {
			if topo.arcs[i].early != nil {
				chosen++
			}
		}
		if chosen < 30 || chosen == len(topo.arcs) {
			t.Fatalf("%d of %d arcs were chosen early", chosen, len(topo.arcs))
		}
		got, err := topo.Simplify(t.Context(), rules)
		if err != nil {
			t.Fatal(err)
		}
		if len(got.arcs) != len(want.arcs) || got.points != want.points {
			t.Fatalf("%d arcs of %d points, want %d of %d", len(got.arcs), got.points, len(want.arcs), want.points)
		}
		for i, a := range got.arcs {
			if w := want.arcs[i]; !slices.Equal(a.points, w.points) || a.from != w.from || a.to != w.to || a.first != w.first || a.early != nil {
				t.Fatalf("arc %d has the points %v, want %v", i, a.points, w.points)
			}
		}
	}
}

// TestPortionsAreAll holds that each thing is in one portion, that those are large enough and that the
// longest comes first.
func TestPortionsAreAll(t *testing.T) {
	random := rand.New(rand.NewPCG(63, 64))
	for n := range 300 {
		sizes := make([]int, n)
		for i := range sizes {
			sizes[i] = random.IntN(1 + random.IntN(3*portionPoints))
		}
		seen := make([]bool, n)
		for k, p := range portions(n, func(i int) int { return sizes[i] }) {
			sum := 0
			for i := p.first; i < p.last; i++ {
				if seen[i] {
					t.Fatalf("%d of %d is in two portions", i, n)
				}
				seen[i] = true
				sum += sizes[i]
			}
			if sum != p.points || sum < portionPoints && p.last < n || sum-sizes[p.last-1] >= portionPoints {
				t.Fatalf("portion %d is %v, of %d points", k, p, sum)
			}
		}
		if slices.Contains(seen, false) {
			t.Fatalf("of %d things some are in no portion", n)
		}
		if !slices.IsSortedFunc(portions(n, func(i int) int { return sizes[i] }), func(a, b portion) int { return b.points - a.points }) {
			t.Fatal("the longest does not come first")
		}
	}
}
