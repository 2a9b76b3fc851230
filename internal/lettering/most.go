package lettering

import (
	"cmp"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/sorting"
)

// Surplus lists those of some labels, by number, that stand though there are more than
// most: those with the lowest priority, the last of equal ones first.
func Surplus(standing []int, priority func(int) float64, most int) []int {
	if most <= 0 || len(standing) <= most {
		return nil
	}
	order := slices.Clone(standing)
	sorting.Stably(order, func(a, b int) int { return cmp.Compare(priority(b), priority(a)) })
	return order[most:]
}
