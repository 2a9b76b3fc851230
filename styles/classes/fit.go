package classes

import "math"

// Fit is how well classes stand for values.
type Fit struct {
	// Variance is the goodness of variance fit (George Jenks, 1977): the part of the
	// squares of distances from the mean that the classes account for, 0 to 1.
	Variance float64 `json:"gvf"`
	// Absolute is the tabular accuracy index (George Jenks and Fred Caspall, 1971):
	// the same with distances in place of their squares.
	Absolute float64 `json:"tai"`
}

// FitOf reckons how well classes stand for values. Values outside of all classes, and
// those that are no numbers, do not count. Both measures are 1 where all values are the
// same.
func FitOf(breaks, values []float64) Fit {
	n := max(0, len(breaks)-1)
	sums, counts := make([]float64, n+1), make([]float64, n+1) // the last is the whole
	for _, v := range values {
		if c := Of(breaks, v); c >= 0 {
			sums[c], counts[c] = sums[c]+v, counts[c]+1
			sums[n], counts[n] = sums[n]+v, counts[n]+1
		}
	}
	if counts[n] == 0 {
		return Fit{}
	}
	var within, whole, near, far float64
	for _, v := range values {
		c := Of(breaks, v)
		if c < 0 {
			continue
		}
		d, D := v-sums[c]/counts[c], v-sums[n]/counts[n]
		within, whole = within+float64(d*d), whole+float64(D*D)
		near, far = near+math.Abs(d), far+math.Abs(D)
	}
	return Fit{Variance: accounted(within, whole), Absolute: accounted(near, far)}
}

// accounted is the part of a whole that is not left.
func accounted(left, whole float64) float64 {
	if !(whole > 0) {
		return 1
	}
	return max(0, 1-left/whole)
}
