package filter

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/seed-898ab921/kartograph/layers"
)

// TestLookedUpAsCompared holds that a list whose values are looked up holds what one does that is
// compared value by value.
func TestLookedUpAsCompared(t *testing.T) {
	pool := []layers.Value{{}, layers.Bool(true), layers.Bool(false), layers.Integer(1<<53 + 1), layers.Integer(1 << 53), layers.Number(math.Copysign(0, -1))}
	for _, text := range []string{"", "true", "TRUE", "False", "false", "trues", "Chad", "India", "0", "1", "1.0", "01", " 1", "-0", "2", "9007199254740993", "NaN", "Inf", "A\u030a", "\u00c5"} {
		pool = append(pool, layers.Text(text))
	}
	for _, f := range []float64{0, 1, 2, 0.5, 1e300, math.NaN(), math.Inf(1)} {
		pool = append(pool, layers.Number(f))
	}
	random := rand.New(rand.NewPCG(14, 1))
	held := 0
	for range 5000 {
		values := make([]layers.Value, 1+random.IntN(4))
		for i := range values {
			values[i] = pool[random.IntN(len(pool))]
		}
		looked, err := NewIn("c", values)
		if err != nil {
			t.Fatal(err)
		}
		compared := In{Column: "c", Values: values}
		for _, v := range pool {
			got, want := looked.Holds(v), compared.Holds(v)
			if got != want {
				t.Fatalf("%v %q is in %v: %v, compared one by one %v", v.Kind(), v, values, got, want)
			}
			if want {
				held++
			}
		}
	}
	if held < 1000 {
		t.Errorf("%d values are in their lists", held)
	}
}
