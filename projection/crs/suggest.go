package crs

import (
	"fmt"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/text/nearest"
)

// suggest returns `, did you mean "x"?` for the candidate nearest to word, or
// nothing where none is near.
func suggest(word string, candidates []string) string {
	if near, ok := nearest.Match(word, candidates); ok {
		return fmt.Sprintf(", did you mean %q?", near)
	}
	return ""
}

// sorted returns the words in order, so that of two equally near candidates
// always the same one is suggested.
func sorted(words []string) []string {
	slices.Sort(words)
	return words
}
