// Package sorting sorts slices as package slices does. The compiler makes that anew for each
// type, some 20 kB each, which the program of the web, that is to be small, has once for all.
package sorting

import (
	"slices"
	"sort"

	"github.com/seed-898ab921/kartograph/internal/compact"
)

// By sorts a list by a comparison, as slices.SortFunc does, which leaves what is equal in the
// same order everywhere.
func By[E any](list []E, compare func(a, b E) int) {
	if compact.Program {
		sort.Slice(list, func(i, j int) bool { return compare(list[i], list[j]) < 0 })
		return
	}
	slices.SortFunc(list, compare)
}

// Stably sorts a list by a comparison and keeps the order of what is equal, as
// slices.SortStableFunc does.
func Stably[E any](list []E, compare func(a, b E) int) {
	if compact.Program {
		sort.SliceStable(list, func(i, j int) bool { return compare(list[i], list[j]) < 0 })
		return
	}
	slices.SortStableFunc(list, compare)
}
