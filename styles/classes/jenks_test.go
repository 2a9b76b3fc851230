package classes

import (
	"math/rand/v2"
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
