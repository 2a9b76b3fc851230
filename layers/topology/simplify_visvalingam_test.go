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
	left, all, missed := 0, 0, 0
	for round := range 600 {
		n := 3 + random.IntN(120)
		switch {
		case round%47 == 0:
			n = 1200
		case round%43 == 0:
			n = fewPlaces - 2 + random.IntN(5) // a few too many, too
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
		if round%11 == 0 { // steps whose areas differ in their last bits
			size, x := 0.1*float64(1+random.IntN(9)), 1000*random.Float64()
			for i := 0; i < len(pts); i += 2 {
				pts[i], pts[i+1] = x+size*float64((i/2+1)/2), 7*x-size*float64(i/4)
			}
			work.tried, work.missed = 0, 0
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
		missed += work.missed
		for _, k := range keep {
			all++
			if !k {
				left++
			}
		}
	}
	if missed == 0 {
		t.Error("ranks suffice for all lines, which tests little")
	}
	if left < all/4 || left > all*19/20 {
		t.Errorf("%d of %d points were left out, which tests little", left, all)
	}
}

// TestNearlyEqualAreasGoByTheRule leaves points out of short lines with areas that differ in
// their last bits, in which ranks may leave out other ones.
func TestNearlyEqualAreasGoByTheRule(t *testing.T) {
	random := rand.New(rand.NewPCG(45, 46))
	missed := 0
	for range 20_000 {
		n := 5 + random.IntN(8)
		pts := make([]float64, 2*n)
		for i := range pts {
			pts[i] = 0.1*float64(random.IntN(4)) + 3e-16*random.Float64()
		}
		closed := random.IntN(2) == 0
		if closed {
			pts[2*n-2], pts[2*n-1] = pts[0], pts[1]
		}
		r, work, keep := Rule{Tolerance: []float64{0.1, 1e6}[random.IntN(2)]}, &scratch{}, make([]bool, n)
		work.visvalingam(pts, r, closed, keep)
		if want := eliminated(pts, r, closed); !slices.Equal(keep, want) {
			t.Fatalf("%v, %+v, closed %v: other points are kept than by the rule", pts, r, closed)
		}
		missed += work.missed
	}
	if missed == 0 {
		t.Error("ranks suffice for all lines, which tests little")
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

// TestRanksFindTheFirstLeast changes ranks of all sizes.
func TestRanksFindTheFirstLeast(t *testing.T) {
	random := rand.New(rand.NewPCG(43, 44))
	var r ranks
	for n := 2; n < 700; n += 1 + n/9 {
		limit := []float64{1e-300, 0.5, 1, 1.9999999999999998, 400, math.Inf(1)}[random.IntN(6)]
		key := func() uint64 { return keyBelow(limit*float64(random.IntN(60))/50, math.Float64bits(limit)) }
		all := r.reset(n, math.Float64bits(limit))
		for i := range all {
			all[i] = r.of(key(), uint(i))
		}
		r.build()
		for range 200 {
			i := random.IntN(n)
			all[i] = r.of(key(), uint(i))
			r.settle(uint(i))
			if got, want := r.least(), slices.Min(all); got != want || all[got&r.places] != got {
				t.Fatalf("%d ranks: %x is found, the least is %x", n, got, want)
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
