package crs

import (
	"fmt"
	"slices"
	"strings"
)

// suggest returns `, did you mean "x"?` for the candidate nearest to word, or
// nothing where none is near.
func suggest(word string, candidates []string) string {
	best, least := "", len(word)/3+2
	if len(word) > 40 {
		return ""
	}
	for _, c := range candidates {
		if d := distance(strings.ToLower(word), strings.ToLower(c)); d < least {
			best, least = c, d
		}
	}
	if best == "" {
		return ""
	}
	return fmt.Sprintf(", did you mean %q?", best)
}

// distance counts the letters to insert, delete or replace to make b of a.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost = 1 + min(diagonal, row[j], row[j+1])
			}
			diagonal, row[j+1] = row[j+1], cost
		}
	}
	return row[len(b)]
}

// sorted returns the words in order, so that of two equally near candidates
// always the same one is suggested.
func sorted(words []string) []string {
	slices.Sort(words)
	return words
}
