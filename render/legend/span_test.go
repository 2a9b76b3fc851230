package legend

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/styles/scale"
)

// TestSpans holds the parts that a legend divides values into to one for each value,
// that of the entry next to it.
func TestSpans(t *testing.T) {
	r := rand.New(rand.NewPCG(18, 1))
	for range 200 {
		c := &scale.Scale{Property: scale.Radius, Domain: [2]float64{0, 1000}}
		if r.IntN(2) == 0 {
			c.Sizes = &scale.Sizes{Area: true}
		}
		var values []float64
		for range 1 + r.IntN(4) {
			values = append(values, float64(1+r.IntN(1000)))
		}
		slices.Sort(values)
		values = slices.Compact(values)
		s := Subject{Scale: c}
		for _, bounds := range [][]float64{halfway(c, values), within(c, values)} {
			var spans []render.Span
			for _, v := range append([]float64{-1e9, 1e9}, values...) {
				if span := *s.span(v, bounds); !slices.Contains(spans, span) {
					spans = append(spans, span)
				}
			}
			for range 50 {
				v, n := 1200*r.Float64()-100, 0
				for _, span := range spans {
					if v >= span.From && v < span.To {
						n++
					}
				}
				if n != 1 {
					t.Fatalf("%v is in %d of %v, by %v", v, n, spans, bounds)
				}
			}
		}
	}
}

// TestHalfway takes circles for what is nearest to their size.
func TestHalfway(t *testing.T) {
	area, even := &scale.Scale{Sizes: &scale.Sizes{Area: true}}, &scale.Scale{Sizes: &scale.Sizes{}}
	if got := halfway(area, []float64{100, 400}); !slices.Equal(got, []float64{230}) { // (10 + 20)² / 4 = 225
		t.Errorf("circles of 100 and 400 meet at %v", got)
	}
	if got := halfway(even, []float64{100, 400, 1000}); !slices.Equal(got, []float64{250, 700}) {
		t.Errorf("lines of 100, 400 and 1000 meet at %v", got)
	}
}
