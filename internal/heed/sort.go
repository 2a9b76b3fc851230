package heed

import (
	"context"
	"slices"
)

// A list of so many things is sorted while its context is heard; shorter ones are sorted
// before anybody notices. atOnce is how many of them are compared in about a millisecond.
const longList, atOnce = 1 << 14, 1 << 14

// Sort is slices.SortFunc that hears its context: once that has ended it leaves the list in
// some order, and returns the error.
func Sort[E any](ctx context.Context, list []E, compare func(a, b E) int) error {
	if len(list) < longList {
		slices.SortFunc(list, compare)
		return nil
	}
	steps := Every(ctx, atOnce)
	slices.SortFunc(list, while(steps, compare))
	return steps.Err()
}

// SortStable is Sort that keeps the order of what is equal.
func SortStable[E any](ctx context.Context, list []E, compare func(a, b E) int) error {
	if len(list) < longList {
		slices.SortStableFunc(list, compare)
		return nil
	}
	steps := Every(ctx, atOnce)
	slices.SortStableFunc(list, while(steps, compare))
	return steps.Err()
}

// while compares as long as the context goes on. After that all are equal, which is sorted
// without delay.
func while[E any](steps *Steps, compare func(a, b E) int) func(a, b E) int {
	return func(a, b E) int {
		if steps.Take(1) != nil {
			return 0
		}
		return compare(a, b)
	}
}
