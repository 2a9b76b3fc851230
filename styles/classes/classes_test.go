package classes

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/seed-898ab921/kartograph/internal/pace"
)

// TestEveryValueHasAClass holds of all methods and of values of many kinds: breaks
// ascend, begin at the least value or below and end at the largest or above, and each
// value lies in the class that its breaks say.
func TestEveryValueHasAClass(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for trial := range 400 {
		values := randomValues(r, trial)
		for _, m := range Methods() {
			o := Options{Classes: 1 + r.IntN(9)}
			if m == NestedMeans {
				o.Classes = 2 << r.IntN(3)
			}
			breaks, err := Breaks(m, values, o)
			if err != nil {
				continue // told; see TestRefused
			}
			if !slices.IsSorted(breaks) || breaks[0] > slices.Min(values) || breaks[len(breaks)-1] < slices.Max(values) {
				t.Fatalf("%s of %v: %v", m, values, breaks)
			}
			distinct, sum := Distinct(breaks), 0
			for i, n := range Counts(distinct, values) {
				sum += n
				if m == Jenks && n == 0 {
					t.Errorf("%s of %v: class %d of %v is empty", m, values, i, distinct)
				}
			}
			if sum != len(values) {
				t.Fatalf("%s of %v: %d of %d values have a class in %v", m, values, sum, len(values), distinct)
			}
			for _, v := range values {
				c := Of(distinct, v)
				last := c == len(distinct)-2
				if !(v >= distinct[c] && (v < distinct[c+1] || last && v <= distinct[c+1])) {
					t.Fatalf("%s: %v is in class %d of %v", m, v, c, distinct)
				}
			}
		}
	}
}

// randomValues are values of one of several kinds: spread, equal, skewed, of both signs.
func randomValues(r *rand.Rand, kind int) []float64 {
	values := make([]float64, 1+r.IntN(40))
	for i := range values {
		switch kind % 5 {
		case 0:
			values[i] = r.Float64()
		case 1:
			values[i] = float64(r.IntN(4))
		case 2:
			values[i] = math.Exp(30 * r.NormFloat64())
		case 3:
			values[i] = r.NormFloat64() * 1e6
		default:
			values[i] = 7
		}
	}
	return values
}

// TestJenksIsTheBest compares with all ways of dividing a few values.
func TestJenksIsTheBest(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for trial := range 200 {
		values := randomValues(r, trial)
		values = values[:min(len(values), 9)]
		slices.Sort(values)
		n := 1 + r.IntN(4)
		breaks, err := Breaks(Jenks, values, Options{Classes: n})
		if err != nil {
			t.Fatal(err)
		}
		got, best := squares(divided(values, breaks)), leastSquares(values, n)
		if !(got <= best*(1+1e-9)+1e-9) {
			t.Errorf("%d classes of %v: %v has %g, and %g is possible", n, values, breaks, got, best)
		}
	}
}

// divided are values by their classes.
func divided(values, breaks []float64) [][]float64 {
	groups := make([][]float64, len(breaks)-1)
	for _, v := range values {
		c := Of(breaks, v)
		groups[c] = append(groups[c], v)
	}
	return groups
}

// squares is the sum of squares of the distances from the means of groups.
func squares(groups [][]float64) float64 {
	sum := 0.0
	for _, g := range groups {
		for _, v := range g {
			sum += (v - Mean(g)) * (v - Mean(g))
		}
	}
	return sum
}

// leastSquares tries all ways.
func leastSquares(values []float64, n int) float64 {
	if n == 1 || len(values) <= 1 {
		return squares([][]float64{values})
	}
	best := squares([][]float64{values})
	for cut := 1; cut < len(values); cut++ {
		best = min(best, squares([][]float64{values[:cut]})+leastSquares(values[cut:], n-1))
	}
	return best
}

func TestRefused(t *testing.T) {
	for _, c := range []struct {
		m      Method
		values []float64
		o      Options
		want   string
	}{
		{Quantile, nil, Options{}, "there is no number among the 0 values"},
		{Quantile, []float64{math.NaN(), math.Inf(1)}, Options{}, "no number among the 2 values"},
		{Geometric, []float64{0, 1}, Options{}, "values above 0, and the least is 0"},
		{NestedMeans, []float64{1, 2, 3}, Options{Classes: 3}, "2, 4, 8, 16 ... classes, and not 3"},
		{NestedMeans, []float64{1, 1, 1}, Options{Classes: 4}, ""},
		{"natural", []float64{1}, Options{}, `no method is called "natural"`},
		{Equal, []float64{1}, Options{Classes: 101}, "101 classes are asked for; want 1 to 100"},
		{MeanDeviation, []float64{1, 2, 3}, Options{Deviations: 0.001}, "more than 100"},
		{MeanDeviation, append(make([]float64, 20_000), 1), Options{}, "classes of 1 standard deviations would be more than 100; try"},
	} {
		_, err := Breaks(c.m, c.values, c.o)
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s of %v: %v, want %q", c.m, c.values, err, c.want)
		}
	}
}

// TestExtremes: numbers at the ends of what a float64 is give breaks that are numbers, or
// an error.
func TestExtremes(t *testing.T) {
	for _, values := range [][]float64{
		{-math.MaxFloat64, math.MaxFloat64}, {math.MaxFloat64, math.MaxFloat64 / 2, 1}, {5e-324, 1e-323, 2e-323}, {0, 5e-324},
		{1, 1 + 2.220446049250313e-16}, {1e300, 1e300 + 1e285, 2e300}, {math.Copysign(0, -1), 0}, {1e-300, 1e300},
	} {
		for _, m := range Methods() {
			breaks, err := Breaks(m, values, Options{Classes: 4})
			if err != nil {
				continue
			}
			for _, b := range breaks {
				if math.IsNaN(b) || math.IsInf(b, 0) {
					t.Errorf("%s of %v: %v", m, values, breaks)
					break
				}
			}
			if !slices.IsSorted(breaks) {
				t.Errorf("%s of %v: %v", m, values, breaks)
			}
		}
	}
}

// TestJenksIsBounded: what would take gigabytes is refused.
func TestJenksIsBounded(t *testing.T) {
	values := make([]float64, 400_001)
	for i := range values {
		values[i] = float64(i)
	}
	if _, err := Breaks(Jenks, values, Options{Classes: 100}); err == nil || !strings.Contains(err.Error(), "try fewer classes") {
		t.Error(err)
	}
}

// TestFit compares with numbers reckoned by hand: of 1, 2, 10, 12 the squares are
// 92.75 about 6.25; within 1..2 and 10..12 they are 0.5 and 2.
func TestFit(t *testing.T) {
	f := FitOf([]float64{1, 10, 12}, []float64{1, 2, 10, 12, math.NaN()})
	if want := 1 - 2.5/92.75; !(math.Abs(f.Variance-want) < 1e-12) {
		t.Errorf("variance %v, want %v", f.Variance, want)
	}
	if want := 1 - 3/19.0; !(math.Abs(f.Absolute-want) < 1e-12) {
		t.Errorf("absolute %v, want %v", f.Absolute, want)
	}
	if f := FitOf([]float64{3, 3}, []float64{3, 3}); f != (Fit{1, 1}) {
		t.Errorf("of equal values: %v", f)
	}
	if f := FitOf(nil, nil); f != (Fit{}) {
		t.Errorf("of nothing: %v", f)
	}
}

// TestInputsStay: values are not written to.
func TestInputsStay(t *testing.T) {
	values := []float64{3, 1, 2}
	for _, m := range Methods() {
		if _, err := Breaks(m, values, Options{Classes: 2}); err != nil {
			t.Error(err)
		}
	}
	if !slices.Equal(values, []float64{3, 1, 2}) {
		t.Error(values)
	}
}

// TestJenksIsFast: 100,000 values, where trying all ways takes hours.
func TestJenksIsFast(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	values := make([]float64, pace.Of(10_000, 100_000))
	for i := range values {
		values[i] = r.Float64()
	}
	pace.Within(t, "jenks", time.Second, func() {
		if _, err := Breaks(Jenks, values, Options{Classes: 9}); err != nil {
			t.Error(err)
		}
	})
}
