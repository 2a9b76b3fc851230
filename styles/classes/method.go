// Package classes divides numbers into classes: the methods by which the breaks
// between them are found, in which class a number lies, and how well the classes
// stand for the numbers.
//
// Breaks are the ends of all classes: the first is the least value, the last the
// largest, and there is one more than there are classes. A number that is a break
// belongs to the class above it, the largest one to the last class.
package classes

import (
	"fmt"
	"math"
	"slices"
)

// Method is a way to find classes.
type Method string

// The methods.
const (
	// Quantile puts as many values into each class as can be.
	Quantile Method = "quantile"
	// Equal makes classes equally wide.
	Equal Method = "equal"
	// Pretty makes classes equally wide, between round numbers.
	Pretty Method = "pretty"
	// Jenks makes the squares of the distances from the means of the classes the
	// least that is possible.
	Jenks Method = "jenks"
	// HeadTail divides at the mean, and again what lies above, as long as that is
	// the lesser part (Bin Jiang, 2013).
	HeadTail Method = "head-tail"
	// Geometric makes each class wider than the one before by one factor.
	Geometric Method = "geometric"
	// Arithmetic makes each class wider than the one before by one amount.
	Arithmetic Method = "arithmetic"
	// MeanDeviation makes classes one standard deviation wide around the mean.
	MeanDeviation Method = "mean-deviation"
	// NestedMeans divides at the mean, and both halves at theirs.
	NestedMeans Method = "nested-means"
	// Q6 makes six classes, of 5, 20, 25, 25, 20 and 5 percent of the values.
	Q6 Method = "q6"
)

// Options say what is asked of a method. The zero value asks for what each gives by
// itself.
type Options struct {
	// Classes is how many there are to be; 0 for 5, of nested means 4. Pretty and
	// head-tail take it as a wish, mean-deviation and q6 have their own number.
	Classes int
	// Deviations is how many standard deviations a class of mean-deviation is wide; 0
	// for one.
	Deviations float64
	// Centred puts the mean in the middle of a class of mean-deviation instead of
	// between two.
	Centred bool
}

// most is the number of classes at most; more nobody tells apart.
const most = 100

// largest is how large values are without their signs, so that sums of their squares are
// numbers.
const largest = 1e140

// finder is how a method finds breaks between values, of which there is one at least and which
// are sorted; n is 1 to most, and may be more than there are values.
type finder func(values []float64, n int, o Options) ([]float64, error)

// methods lists them, each with what finds its breaks.
func methods() []struct {
	name Method
	find finder
} {
	return []struct {
		name Method
		find finder
	}{
		{Quantile, quantiles}, {Equal, equal}, {Pretty, pretty}, {Jenks, jenks}, {HeadTail, headTail}, {Geometric, geometric},
		{Arithmetic, arithmetic}, {MeanDeviation, meanDeviation}, {NestedMeans, nestedMeans}, {Q6, q6},
	}
}

// Methods lists the methods that find breaks.
func Methods() []Method {
	var names []Method
	for _, m := range methods() {
		names = append(names, m.name)
	}
	return names
}

// Breaks finds the breaks of a method between values, in any order, which are not
// written to; those that are no numbers are left out. Breaks ascend, and may be equal
// where many values are: see Distinct. The error says what the method cannot do with
// these values, and what to try.
func Breaks(m Method, values []float64, o Options) ([]float64, error) {
	sorted := Numbers(values)
	if len(sorted) == 0 {
		return nil, fmt.Errorf("there is no number among the %d values", len(values))
	}
	if ends := max(-sorted[0], sorted[len(sorted)-1]); ends > largest {
		return nil, fmt.Errorf("there is a value of %g, and nothing can be reckoned with the squares of values beyond %g; try a smaller unit or a filter", ends, float64(largest))
	}
	n := o.Classes
	if n == 0 {
		n = 5
		if m == NestedMeans {
			n = 4
		}
	}
	if n < 1 || n > most {
		return nil, fmt.Errorf("%d classes are asked for; want 1 to %d", n, most)
	}
	for _, known := range methods() {
		if known.name == m {
			return known.find(sorted, n, o)
		}
	}
	return nil, fmt.Errorf("no method is called %q", m)
}

// Numbers are the finite numbers among values, sorted.
func Numbers(values []float64) []float64 {
	sorted := make([]float64, 0, len(values))
	for _, v := range values {
		if !math.IsNaN(v) && !math.IsInf(v, 0) {
			sorted = append(sorted, v+0) // no negative zero
		}
	}
	slices.Sort(sorted)
	return sorted
}

// Distinct are breaks without those that are equal to the one before: classes with
// room for values. The last class may be of the largest value alone.
func Distinct(breaks []float64) []float64 {
	d := slices.Compact(slices.Clone(breaks))
	if last := len(breaks) - 1; last > 0 && breaks[last] == breaks[last-1] {
		d = append(d, breaks[last])
	}
	return d
}

// Of is the class in which a value lies, from 0; -1 where it lies outside of all or is
// no number.
func Of(breaks []float64, value float64) int {
	last := len(breaks) - 1
	if last < 1 || !(value >= breaks[0] && value <= breaks[last]) {
		return -1
	}
	i, found := slices.BinarySearch(breaks, value)
	if !found {
		return i - 1
	}
	for i+1 <= last && breaks[i+1] == value {
		i++
	}
	return min(i, last-1)
}

// Counts counts the values in each class.
func Counts(breaks, values []float64) []int {
	counts := make([]int, max(0, len(breaks)-1))
	for _, v := range values {
		if i := Of(breaks, v); i >= 0 {
			counts[i]++
		}
	}
	return counts
}
