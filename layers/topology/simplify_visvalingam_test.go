package topology

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// eliminated is the rule by its words: of all points the one with the least area
// goes, the first of several, and its neighbours count as much at least.
func eliminated(pts []float64, r Rule, closed bool) []bool {
	n := len(pts) / 2
	keep, area := make([]bool, n), make([]float64, n)
	measure := func(i int) float64 {
		prev, next := i-1, i+1
		for !keep[prev] {
			prev--
		}
		for !keep[next] {
			next++
		}
		return triangle(pts, prev, i, next, r.Weighted)
	}
	for i := range keep {
		keep[i] = true
	}
	for i := 1; i < n-1; i++ {
		area[i] = measure(i)
	}
	stay := 2
	if closed {
		stay = 4
	}
	for left := n; left > stay; left-- {
		least := -1
		for i := 1; i < n-1; i++ {
			if keep[i] && area[i] < r.Tolerance*r.Tolerance && (least < 0 || area[i] < area[least]) {
				least = i
			}
		}
		if least < 0 {
			break
		}
		keep[least] = false
		for _, step := range []int{-1, 1} {
			i := least + step
			for !keep[i] {
				i += step
			}
			if i > 0 && i < n-1 {
				area[i] = max(area[least], measure(i))
			}
		}
	}
	return keep
}

// TestVisvalingamGoesByTheRule compares it with the rule by its words, on lines of
// all lengths, on some with many equal areas and with points that are no numbers.
func TestVisvalingamGoesByTheRule(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	work := &scratch{}
	left, all := 0, 0
	for round := range 600 {
		n := 3 + random.IntN(120)
		if round%50 == 0 {
			n = 1200
		}
		pts := make([]float64, 2*n)
		for i := range pts {
			pts[i] = random.Float64() * 10
			if round%3 == 0 {
				pts[i] = math.Floor(pts[i]) // many are equal
			}
			if round%7 == 0 && random.IntN(20) == 0 {
				pts[i] = []float64{math.NaN(), math.Inf(1), 1e308, 1e-162}[random.IntN(4)]
			}
		}
		closed := round%2 == 0 && n > 4
		if closed {
			pts[2*n-2], pts[2*n-1] = pts[0], pts[1]
		}
		r := Rule{Tolerance: []float64{0.3, 2, 5, 1e300}[random.IntN(4)], Weighted: round%5 == 0}
		keep := make([]bool, n)
		work.visvalingam(pts, r, closed, keep)
		if want := eliminated(pts, r, closed); !slices.Equal(keep, want) {
			t.Fatalf("round %d: %d points, %+v, closed %v: other points are kept than by the rule", round, n, r, closed)
		}
		for _, k := range keep {
			all++
			if !k {
				left++
			}
		}
	}
	if left < all/4 || left > all*19/20 {
		t.Errorf("%d of %d points were left out, which tests little", left, all)
	}
}

// TestTournamentFindsTheFirstLeast changes keys of tournaments of all sizes.
func TestTournamentFindsTheFirstLeast(t *testing.T) {
	random := rand.New(rand.NewPCG(9, 10))
	var tour tournament
	for n := 1; n < 700; n += 1 + n/9 {
		keys := tour.reset(n)
		for i := range keys {
			keys[i] = random.Uint64N(50)
		}
		tour.build()
		for range 200 {
			i := random.IntN(n)
			if keys[i] = random.Uint64N(50); random.IntN(3) == 0 {
				keys[i] = noKey
			}
			tour.settle(i)
			place, key := tour.first()
			if want := slices.Min(keys); key != want || key != noKey && place != slices.Index(keys, want) {
				t.Fatalf("%d keys: %d at %d is found, the first least is %d at %d", n, key, place, want, slices.Index(keys, want))
			}
		}
	}
}

func BenchmarkVisvalingam(b *testing.B) {
	random := rand.New(rand.NewPCG(11, 12))
	pts := make([]float64, 2*4000)
	for i := 2; i < len(pts); i++ {
		pts[i] = pts[i-2] + random.NormFloat64()
	}
	keep, work := make([]bool, len(pts)/2), &scratch{}
	b.ReportAllocs()
	for b.Loop() {
		work.visvalingam(pts, Rule{Tolerance: 20}, false, keep)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(keep)), "ns/point")
}
