package render

import (
	"bufio"
	"bytes"
	"math/rand/v2"
	"testing"

	svg "github.com/ajstarks/svgo/float"
)

// Circles are written as svgo writes them, whose zeros at the ends of numbers are taken away.
func TestCirclesAreThoseOfSvgo(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 3))
	for range 3000 {
		var own, its bytes.Buffer
		decimals := 2 + r.IntN(4)
		at := [3]float64{float64(r.IntN(9) - 4), 1000 * r.NormFloat64(), float64(r.IntN(300)) / 100}
		attributes, inline := [][]byte{nil, []byte(`class="a=b" data-x="1.50"`)}[r.IntN(2)], r.IntN(2) == 0
		for _, to := range []*bytes.Buffer{&own, &its} {
			out := &tidy{w: bufio.NewWriter(to), inline: inline}
			if to == &own {
				out.circle(at, decimals, attributes, false)
			} else {
				s := svg.New(out)
				s.Decimals, out.numbers = decimals, 3
				list := []string{string(attributes)}
				s.Circle(at[0], at[1], at[2], list[:min(1, len(attributes))]...)
			}
			out.w.Flush()
		}
		if own.String() != its.String() {
			t.Fatalf("%v is %q, want %q", at, own.String(), its.String())
		}
	}
}
