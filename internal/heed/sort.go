package heed

import "github.com/seed-898ab921/kartograph/internal/sorting"

// longList is how many things are sorted before anybody notices: of shorter lists the
// comparisons are not counted.
const longList = 1 << 14

// Sort is slices.SortFunc, of which each comparison is a step: once the context has ended it
// leaves the list in some order, and returns the error.
func Sort[E any](s *Steps, list []E, compare func(a, b E) int) error {
	sorting.By(list, while(s, len(list), compare))
	return s.Err()
}

// SortStable is Sort that keeps the order of what is equal.
func SortStable[E any](s *Steps, list []E, compare func(a, b E) int) error {
	sorting.Stably(list, while(s, len(list), compare))
	return s.Err()
}

// while compares as long as the context goes on. After that all are equal, which is sorted
// without delay.
func while[E any](s *Steps, n int, compare func(a, b E) int) func(a, b E) int {
	if s == nil || n < longList {
		return compare
	}
	return func(a, b E) int {
		if s.Take(1) != nil {
			return 0
		}
		return compare(a, b)
	}
}
