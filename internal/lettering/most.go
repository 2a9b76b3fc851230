package lettering

import (
	"cmp"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/sorting"
	"github.com/seed-898ab921/kartograph/render/label"
)

// Surplus lists those of some labels, by number, that stand though there are more than
// most: those with the lowest priority, the last of equal ones first.
func Surplus(standing []int, wanted []label.Wanted, most int) []int {
	if most <= 0 || len(standing) <= most {
		return nil
	}
	order := slices.Clone(standing)
	sorting.Stably(order, func(a, b int) int { return cmp.Compare(wanted[b].Priority, wanted[a].Priority) })
	return order[most:]
}
