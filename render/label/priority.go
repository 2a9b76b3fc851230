package label

import (
	"math"
	"slices"
)

// mostPriority is how much more the label with the highest value is worth than the one
// with the lowest.
const mostPriority = 5

// Priorities tells how much labels are worth, compared with 1, by values of which the
// highest matter most: 1 for the lowest and for those that are no number, which have
// none, mostPriority for the highest, and in between by rank, not by size.
func Priorities(values []float64) []float64 {
	ranks := slices.DeleteFunc(slices.Clone(values), math.IsNaN)
	slices.Sort(ranks)
	ranks = slices.Compact(ranks)
	priorities := make([]float64, len(values))
	for i, v := range values {
		priorities[i] = 1
		if rank, ok := slices.BinarySearch(ranks, v); ok && len(ranks) > 1 {
			priorities[i] += (mostPriority - 1) * (float64(rank) / float64(len(ranks)-1))
		}
	}
	return priorities
}
