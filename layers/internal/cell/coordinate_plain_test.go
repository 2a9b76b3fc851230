package cell

import (
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
)

// What is refused at a glance is what the parser of numbers refuses, or takes for no number of
// a coordinate.
func TestDecimalsAreThoseOfTheParser(t *testing.T) {
	random, read := rand.New(rand.NewPCG(28, 11)), 0
	for range 200_000 {
		b := make([]byte, 1+random.IntN(6))
		for i := range b {
			b[i] = "0123456789+-.,eExXpP_infINFaty "[random.IntN(31)]
		}
		s := string(b)
		want, err := strconv.ParseFloat(strings.Replace(s, ",", ".", 1), 64)
		ok := err == nil && !math.IsInf(want, 0) && !math.IsNaN(want) && !strings.ContainsAny(s, "xXpP_") && !(strings.Contains(s, ",") && strings.Contains(s, "."))
		got, is := decimal(s)
		if is != ok || ok && got != want {
			t.Fatalf("%q is %v, %v; it should be %v, %v", s, got, is, want, ok)
		}
		if is {
			read++
		}
	}
	if read < 1000 {
		t.Errorf("%d numbers", read)
	}
}
