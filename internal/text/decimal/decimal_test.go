package decimal

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"
)

func Example() {
	var sum Sum
	for _, text := range []string{"0.1", "0.2"} {
		n, _ := Parse(text)
		sum.Add(n)
	}
	fmt.Println(sum.Float64())
	// Output: 0.3
}

func TestParse(t *testing.T) {
	for text, want := range map[string]Number{
		"0": {}, "-0.00": {}, "12.50": {false, "125", 2}, "-.05": {true, "5", -1}, "+7.": {false, "7", 1},
		"1200": {false, "12", 4}, "1.2e-3": {false, "12", -2}, "1E20": {false, "1", 21},
	} {
		if got, ok := Parse(text); !ok || got != want {
			t.Errorf("%q is %v, %v; want %v", text, got, ok, want)
		}
	}
	for _, text := range []string{"", "-", ".", "1/3", "0x10", "1_000", "1e", "1e99999999999", "--1", "1.2.3", "Inf", "e5"} {
		if got, ok := Parse(text); ok {
			t.Errorf("%q is read as %v", text, got)
		}
	}
}

// random is a number of up to 40 characters.
func random(r *rand.Rand) string {
	digits := make([]byte, 1+r.IntN(38))
	for i := range digits {
		digits[i] = byte('0' + r.IntN(10)*r.IntN(2))
	}
	text := string(digits)
	if at := r.IntN(len(text) + 1); r.IntN(2) == 0 {
		text = text[:at] + "." + text[at:]
	}
	return strings.Repeat("-", r.IntN(2)) + text
}

// Numbers are in the order, and have the sums, that math/big finds.
func TestAgreesWithRationals(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		var sum Sum
		var exact big.Rat
		var last Number
		var lastRat big.Rat
		for range 1 + r.IntN(30) {
			text := random(r)
			var rat big.Rat
			if _, ok := rat.SetString(text); !ok {
				t.Fatalf("no number: %q", text)
			}
			n, ok := Parse(text)
			if !ok || !sum.Add(n) {
				t.Fatalf("%q is not added", text)
			}
			if got, want := Compare(n, last), rat.Cmp(&lastRat); got != want {
				t.Fatalf("%q compares as %d with %v, want %d", text, got, last, want)
			}
			exact.Add(&exact, &rat)
			last, lastRat = n, rat
		}
		want, _ := exact.Float64()
		if got := sum.Float64(); got != want {
			t.Fatalf("a sum is %v, want %v", got, want)
		}
	}
}

// What reaches too far from the point is not added.
func TestFarNumbers(t *testing.T) {
	for _, text := range []string{"1e64", "1e-65"} {
		var sum Sum
		n, _ := Parse(text)
		if sum.Add(n) || sum.Float64() != 0 {
			t.Errorf("%s is added", text)
		}
	}
}
