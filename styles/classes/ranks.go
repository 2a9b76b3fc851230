package classes

import (
	"fmt"
	"math"
	"slices"
	"sort"
)

// quantiles divides sorted values into parts of as many each, between two values where
// a part ends between them (type 7 of Hyndman and Fan, 1996).
func quantiles(values []float64, n int, _ Options) ([]float64, error) {
	breaks := make([]float64, n+1)
	for i := range breaks {
		breaks[i] = quantile(values, float64(i)/float64(n))
	}
	return breaks, nil
}

// q6 is the quantiles of 5, 25, 50, 75 and 95 percent.
func q6(values []float64, _ int, _ Options) ([]float64, error) {
	var breaks []float64
	for _, q := range [7]float64{0, 0.05, 0.25, 0.5, 0.75, 0.95, 1} {
		breaks = append(breaks, quantile(values, q))
	}
	return breaks, nil
}

// quantile is the q-th part of sorted values.
func quantile(values []float64, q float64) float64 {
	at := float64(len(values)-1) * q
	i := int(math.Floor(at))
	if i+1 >= len(values) {
		return values[len(values)-1]
	}
	return values[i] + float64((at-float64(i))*(values[i+1]-values[i]))
}

// headTail divides at the mean, and the values above it again, while they are at most
// 40 percent.
func headTail(values []float64, n int, _ Options) ([]float64, error) {
	breaks := []float64{values[0]}
	for rest := values; ; {
		mean := Mean(rest)
		breaks = append(breaks, mean)
		head := rest[above(rest, mean):]
		if len(head) <= 1 || float64(len(head))/float64(len(rest)) > 0.4 {
			break
		}
		rest = head
	}
	breaks = breaks[:min(len(breaks), n)]
	return append(breaks, values[len(values)-1]), nil
}

// above is where the values begin that are larger than x.
func above(sorted []float64, x float64) int {
	return sort.Search(len(sorted), func(i int) bool { return sorted[i] > x })
}

// nestedMeans divides at the mean, and each part at its own, until there are n.
func nestedMeans(values []float64, n int, _ Options) ([]float64, error) {
	if n < 2 || n&(n-1) != 0 {
		return nil, fmt.Errorf("nested means make 2, 4, 8, 16 ... classes, and not %d", n)
	}
	breaks := []float64{values[0], values[len(values)-1]}
	for len(breaks) <= n {
		var means []float64
		for i := range breaks[1:] {
			part := values[sort.SearchFloat64s(values, breaks[i]):above(values, breaks[i+1])]
			if len(part) == 0 {
				return nil, fmt.Errorf("there are no values between %v and %v for %d nested means; try fewer classes", breaks[i], breaks[i+1], n)
			}
			means = append(means, Mean(part))
		}
		breaks = append(breaks, means...)
		slices.Sort(breaks)
	}
	return breaks, nil
}
