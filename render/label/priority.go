package label

import (
	"math"
	"slices"
)

// mostPriority is how much more the label with the highest value is worth than one in the
// middle, and that than the one with the lowest.
const mostPriority = 5

// Priorities tells how much labels are worth, compared with 1, by values of which the
// highest matter most: mostPriority for the highest, 1 for those in the middle, as for
// labels of layers without priorities, and as much less for the lowest and for those that
// are no number, which have none; in between by rank, not by size. A label is given up for
// several ones that matter less only where these are many or nearly as important.
func Priorities(values []float64) []float64 {
	ranks := slices.DeleteFunc(slices.Clone(values), math.IsNaN)
	slices.Sort(ranks)
	ranks = slices.Compact(ranks)
	priorities := make([]float64, len(values))
	for i, v := range values {
		priorities[i] = 1
		if len(ranks) > 1 {
			priorities[i] = 1.0 / mostPriority
		}
		if rank, ok := slices.BinarySearch(ranks, v); ok && len(ranks) > 1 {
			priorities[i] = rounded(math.Pow(mostPriority, 2*float64(rank)/float64(len(ranks)-1)-1))
		}
	}
	return priorities
}

// rounded is a number without the digits in which processors differ.
func rounded(v float64) float64 { return math.Round(v*1e4) / 1e4 }
