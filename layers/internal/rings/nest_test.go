package rings

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// parentsOneByOne is parents in the plain way: each ring is compared with each
// other for itself.
func parentsOneByOne(n *nester) []int {
	order, parent := n.sweepOrder(), make([]int, len(n.rings))
	for at, i := range order {
		parent[i] = -1
		area := math.Inf(1)
		r := &n.rings[i]
		for _, k := range order[:at] {
			o := &n.rings[k]
			size := math.Abs(o.Area)
			if size < area && size >= math.Abs(r.Area) && r.boxInside(o) && !r.sameAs(o) && n.contains(k, i) {
				parent[i], area = k, size
			}
		}
	}
	return parent
}

// star is a ring of any shape around a point, with corners on whole numbers, so
// that corners and edges of several meet.
func star(random *rand.Rand) []float64 {
	x, y, size := random.Float64()*40, random.Float64()*40, 1+random.Float64()*random.Float64()*40
	var p []float64
	for i := range 3 + random.IntN(12) {
		phi, r := float64(i)/2, size*(0.2+random.Float64())
		p = append(p, math.Round(x+r*math.Cos(phi)), math.Round(y+r*math.Sin(phi)))
	}
	return append(p, p[0], p[1])
}

func TestOnePassAgreesWithAskingOneByOne(t *testing.T) {
	random := rand.New(rand.NewPCG(12, 1))
	nested := 0
	for trial := range 400 {
		var xy []float64
		var rings []Ring
		for range 2 + random.IntN(30) {
			start := len(xy) / 2
			xy = append(xy, star(random)...)
			if random.IntN(4) == 0 { // or one that was there before
				xy = append(xy[:2*start], xy[:min(2*start, 8)]...)
			}
			if r, ok := New(xy, start, len(xy)/2); ok {
				rings = append(rings, r)
			}
		}
		_, got, ok := newNester(xy, rings, nil).parents()
		want := parentsOneByOne(newNester(xy, rings, nil))
		if !ok || !slices.Equal(got, want) {
			t.Fatalf("trial %d: parents %v, %v; one by one %v", trial, got, ok, want)
		}
		for _, p := range got {
			if p >= 0 {
				nested++
			}
		}
	}
	if nested < 500 {
		t.Errorf("only %d rings were in others", nested)
	}
}

// TestTallRingsAreGivenUp has edges so tall that each meets all questions.
func TestTallRingsAreGivenUp(t *testing.T) {
	var comb []float64
	const teeth = 40000
	for i := range teeth {
		comb = append(comb, float64(i), float64(i%2)*1e6+float64(i)/1e3)
	}
	parts := [][]float64{append(comb, teeth, -1)}
	for i := range teeth {
		parts = append(parts, box(float64(i)+0.1, 5e5+float64(i), 0.01, true))
	}
	xy, rings := ringsOf(t, parts...)
	n := newNester(xy, rings, nil)
	budget := n.steps
	if _, _, ok := n.parents(); ok {
		t.Error("the work was not given up")
	}
	if over := -n.steps; over > budget {
		t.Errorf("%d steps more than the %d allowed", over, budget)
	}
}
