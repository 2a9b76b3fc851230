package legend

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// A bar of a histogram stands above the values that it counts, whatever the values are, and
// none of skewed ones holds nearly all of them.
func TestHistogramAxis(t *testing.T) {
	for name, draw := range map[string]func(random *rand.Rand) float64{
		"even":       (*rand.Rand).Float64,
		"people":     func(random *rand.Rand) float64 { return math.Exp(2.5*random.NormFloat64() + 14) },
		"with zeros": func(random *rand.Rand) float64 { return math.Max(0, math.Exp(3*random.NormFloat64())-0.2) },
		"both signs": func(random *rand.Rand) float64 { return random.NormFloat64() * math.Exp(3*random.NormFloat64()) },
		"one far":    func(random *rand.Rand) float64 { return 1 + random.Float64() + 1e6*math.Floor(random.Float64()+0.005) },
	} {
		random, values := rand.New(rand.NewPCG(3, 9)), make([]float64, 500)
		for i := range values {
			values[i] = draw(random)
		}
		slices.Sort(values)
		even := axis{from: values[0], to: values[len(values)-1], long: 100}
		a := even.bentFor(values)
		for i, v := range values {
			if back := a.value(a.part(v)); !(math.Abs(back-v) <= 1e-9*math.Max(math.Abs(v), 1)) {
				t.Errorf("%s: %v stands where %v is", name, v, back)
			}
			if i > 0 && !(a.at(v) >= a.at(values[i-1])) {
				t.Errorf("%s: %v stands before %v", name, v, values[i-1])
			}
		}
		before, after := slices.Max(even.counts(values)), slices.Max(a.counts(values))
		if after > before || name != "one far" && after > 2*len(values)/5 /* 3 in 10 are 0 */ || name == "even" && a.bend != 0 {
			t.Errorf("%s: one bar has %d of %d values, on an even axis %d", name, after, len(values), before)
		}
		ticks := a.round()
		if len(ticks) < 2 || !slices.IsSorted(ticks) || ticks[0] < a.from || ticks[len(ticks)-1] > a.to {
			t.Errorf("%s: the numbers %v, from %v to %v", name, ticks, a.from, a.to)
		}
	}
}
