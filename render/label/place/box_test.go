package place

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestOverlap compares with the area that two boxes share.
func TestOverlap(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	met := 0
	for range 20_000 {
		a, b := randomBox(random, random.Float64()*100, random.Float64()*50), randomBox(random, random.Float64()*100, random.Float64()*50)
		area := shared(a, b)
		if area > 0 && area < 1e-6 {
			continue
		}
		if area > 0 {
			met++
		}
		if got := overlap(a, b); got != (area > 0) {
			t.Fatalf("overlap(%v, %v) is %v; they share %v px²", a, b, got, area)
		}
		if overlap(a, b) != overlap(b, a) {
			t.Fatalf("%v and %v overlap one way only", a, b)
		}
	}
	if met < 1000 {
		t.Errorf("only %d of the boxes overlap", met)
	}
}

func TestOverlapOfTouching(t *testing.T) {
	right, box := Box{Page: Upright(0, 0, 2, 2).Page, Sin: 1}, Upright(0, 0, 2, 2)
	tests := []struct {
		name string
		a, b Box
		want bool
	}{
		{"the same", box, box, true},
		{"beside", box, Upright(2, 0, 4, 2), false},
		{"above", box, Upright(0, -2, 2, 0), false},
		{"at a corner", box, Upright(2, 2, 4, 4), false},
		{"turned and beside", right, Upright(2, 0, 4, 2), false},
		{"nearly beside", box, Upright(1.99, 0, 4, 2), true},
		{"nothing inside", box, Upright(1, 1, 1, 1), true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := overlap(test.a, test.b); got != test.want {
				t.Errorf("overlap is %v; want %v", got, test.want)
			}
		})
	}
}

// TestGrid compares with looking at all boxes, and with every owner found once for
// each of its boxes.
func TestGrid(t *testing.T) {
	random := rand.New(rand.NewPCG(2, 2))
	for range 100 {
		boxes := make([]Box, random.IntN(60))
		for i := range boxes {
			scale := math.Pow(10, random.Float64()*3-1)
			boxes[i] = randomBox(random, random.Float64()*scale, random.Float64()*scale)
		}
		g := must(gridFor(t.Context(), slices.Values(boxes)))
		for i, b := range boxes {
			g.add(b, int32(i))
		}
		asked := randomBox(random, 50, 50)
		found := make([]int, len(boxes))
		g.overlapping(asked, func(owner int32) bool {
			found[owner]++
			return true
		})
		for i, b := range boxes {
			want := 0
			if overlap(asked, b) {
				want = 1
			}
			if found[i] != want {
				t.Errorf("a box of %d is found %d times, and should be %d times", len(boxes), found[i], want)
			}
		}
	}
}
