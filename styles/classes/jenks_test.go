package classes

import (
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"
)

// A list that climbs is read as it was, in few bits.
func TestClimbsAreReadAsTheyWere(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		numbers := make([]int32, r.IntN(400))
		last := int32(r.IntN(3) * r.IntN(200))
		for i := range numbers {
			if r.IntN(3) == 0 {
				last += int32(r.IntN(9) * r.IntN(40))
			}
			numbers[i] = last
		}
		c := climbOf(numbers)
		for i, want := range numbers {
			if got := c.at(i); got != int(want) {
				t.Fatalf("the number %d of %v is read as %d", i, numbers, got)
			}
		}
		if n := len(numbers); n > 0 && 64*len(c) > int(last)+n+63 {
			t.Errorf("%d numbers up to %d take %d words", n, last, len(c))
		}
	}
}

// The classes are the best ones where many values are divided: where each begins is remembered
// packed.
func BenchmarkJenks(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	values := make([]float64, 200_000)
	for i := range values {
		values[i] = float64(i) + r.Float64()
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := jenks(values, 64, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// Where the last class begins is the same among the places of two halves as among all, also
// of equals the last; and so are classes of values whose rows are shared by processors.
func TestHalvesBeginAsTheWhole(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 20 {
		n := 1 + r.IntN(4*shared)
		costs := make([]float64, n)
		for i := range costs {
			costs[i] = float64(r.IntN(3))
		}
		end, upTo := &sums{}, make([]sums, n)
		for i := range upTo {
			upTo[i] = sums{count: float64(-1 - r.IntN(2))}
		}
		at, cost := 0, costs[0]+end.until(&upTo[0])
		for j := range costs {
			if c := costs[j] + end.until(&upTo[j]); c <= cost {
				at, cost = j, c
			}
		}
		if got, gotCost := begin(end, upTo, costs); got != at || gotCost != cost {
			t.Fatalf("of %d places the last class begins at %d for %g, want %d for %g", n, got, gotCost, at, cost)
		}
	}
	alone := make([]float64, 0, 2*shared+10)
	for i := range 2*shared + 10 {
		alone = append(alone, float64(i)+r.Float64()/2)
	}
	one := func() []float64 {
		breaks, err := jenks(alone, 5, Options{})
		if err != nil {
			t.Fatal(err)
		}
		return breaks
	}
	want := one()
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	if got := one(); !slices.Equal(got, want) {
		t.Errorf("on one processor the classes are %v, want %v", got, want)
	}
}
