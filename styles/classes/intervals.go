package classes

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// equal divides the range evenly.
func equal(values []float64, n int, _ Options) ([]float64, error) {
	low, high := values[0], values[len(values)-1]
	return stepped(low, high, n, func(i int) float64 { return low + float64((high/float64(n)-low/float64(n))*float64(i)) }), nil
}

// stepped are breaks from low to high, those between by a function, never outside.
func stepped(low, high float64, n int, at func(i int) float64) []float64 {
	breaks := make([]float64, n+1)
	for i := range breaks {
		breaks[i] = max(low, min(at(i), high))
	}
	breaks[0], breaks[n] = low, high
	return breaks
}

// arithmetic makes the widths of classes 1, 2, 3 ... times the first.
func arithmetic(values []float64, n int, _ Options) ([]float64, error) {
	low, high := values[0], values[len(values)-1]
	whole := float64(n*(n+1)) / 2
	step := high/whole - low/whole
	return stepped(low, high, n, func(i int) float64 { return low + float64(step*float64(i*(i+1)/2)) }), nil
}

// geometric makes each break the same multiple of the one before.
func geometric(values []float64, n int, _ Options) ([]float64, error) {
	low, high := values[0], values[len(values)-1]
	if low <= 0 {
		return nil, fmt.Errorf("geometric classes need values above 0, and the least is %v; try the method %q, or a filter", low, HeadTail)
	}
	from, to := math.Log(low), math.Log(high)
	return stepped(low, high, n, func(i int) float64 { return math.Exp(from + float64((to-from)*float64(i)/float64(n))) }), nil
}

// pretty makes steps of 1, 2 or 5 times a power of ten, about n of them, from a
// multiple of the step below the least value to one above the largest.
func pretty(values []float64, n int, _ Options) ([]float64, error) {
	low, high := values[0], values[len(values)-1]
	if low == high {
		return []float64{low, high}, nil
	}
	step := round(roundUp(high-low)/float64(max(n-1, 1)), [3]float64{1.5, 3, 7})
	from, to := math.Floor(low/step), math.Ceil(high/step)
	if !(to-from <= 2*most) || math.IsInf(step, 0) {
		return nil, fmt.Errorf("there are no round numbers between %v and %v; try the method %q", low, high, Equal)
	}
	var breaks []float64
	for i := from; i <= to; i++ {
		breaks = append(breaks, multiple(i, step))
	}
	return breaks, nil
}

// multiple is i times a step of 1, 2 or 5 times a power of ten, as near as can be:
// 3 × 0.1 is 0.3.
func multiple(i, step float64) float64 {
	if step < 1 {
		return i/math.Round(1/step) + 0
	}
	return i*step + 0
}

// roundUp is the number 1, 2, 5 or 10 times a power of ten that is not below x.
func roundUp(x float64) float64 { return round(x, [3]float64{1, 2, 5}) }

// round is x as 1, 2, 5 or 10 times a power of ten: up to each limit the number before.
func round(x float64, limits [3]float64) float64 {
	exponent := math.Floor(math.Log10(x))
	power := math.Pow(10, exponent)
	f := x / power
	// The limits of roundUp belong to the numbers below them, those of steps to the
	// ones above, as in statsbreaks.
	up := limits[0] == 1
	for i, nice := range [3]float64{1, 2, 5} {
		if f < limits[i] || up && f == limits[i] {
			return nice * power
		}
	}
	return 10 * power
}

// meanDeviation makes classes around the mean.
func meanDeviation(values []float64, _ int, o Options) ([]float64, error) {
	low, high := values[0], values[len(values)-1]
	mean, deviations := Mean(values), cmp.Or(o.Deviations, 1)
	width := deviations * deviation(values, mean)
	if !(width > 0) {
		return []float64{low, high}, nil
	}
	if (high-low)/width > most {
		return nil, fmt.Errorf("classes of %v standard deviations would be more than %d; try wider ones, or the method %q", deviations, most, HeadTail)
	}
	up, down := mean, mean-width
	if o.Centred {
		up, down = mean+width/2, mean-width/2
	}
	breaks := []float64{low, high}
	for b := up; b < high; b += width {
		if b > low {
			breaks = append(breaks, b)
		}
	}
	for b := down; b > low; b -= width {
		if b < high {
			breaks = append(breaks, b)
		}
	}
	slices.Sort(breaks)
	return breaks, nil
}

// Mean is the mean of values.
func Mean(values []float64) float64 {
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	return sum / float64(len(values))
}

// deviation is the standard deviation of a sample.
func deviation(values []float64, mean float64) float64 {
	if len(values) < 2 {
		return 0
	}
	sum := 0.0
	for _, v := range values {
		sum += float64((v - mean) * (v - mean))
	}
	return math.Sqrt(sum / float64(len(values)-1))
}
