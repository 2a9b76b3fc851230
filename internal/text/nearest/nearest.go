// Package nearest finds the known word that a mistyped one was meant to be,
// for the "did you mean" of error messages.
package nearest

import "strings"

// maxRunes is the longest word that is compared: names are shorter, and the
// time of a comparison grows with the square of the length.
const maxRunes = 64

// Match returns the known word that is nearest to word, and false when none is
// near enough to be what was meant. Near is an edit distance (insertions,
// deletions, substitutions and swaps of neighbours, upper and lower case being
// the same) of at most a third of the word's letters, rounded up, and less than
// all of them. When no word is that near, the only known word that begins with
// word is the match, or the only one that word begins with. Of equally near
// words the first one wins.
func Match(word string, known []string) (string, bool) {
	w := []rune(strings.ToLower(word))
	if len(w) == 0 || len(w) > maxRunes {
		return "", false
	}
	best, limit := "", min((len(w)+2)/3, len(w)-1)
	found := false
	for _, k := range known {
		d := distance(w, []rune(strings.ToLower(k)), limit)
		if d <= limit {
			best, found, limit = k, true, d-1
		}
		if d == 0 {
			break
		}
	}
	if found {
		return best, true
	}
	return matchPrefix(string(w), known)
}

// matchPrefix returns the only known word that starts with word or that word
// starts with, at least two letters being in common.
func matchPrefix(word string, known []string) (string, bool) {
	best, count := "", 0
	for _, k := range known {
		low := strings.ToLower(k)
		if min(len(low), len(word)) < 2 || low == "" {
			continue
		}
		if strings.HasPrefix(low, word) || strings.HasPrefix(word, low) {
			best = k
			count++
		}
	}
	return best, count == 1
}

// distance is the optimal string alignment distance of a and b, or a number
// greater than limit where it is greater than limit. See G. Navarro, "A guided
// tour to approximate string matching", ACM Computing Surveys 33(1), 2001.
func distance(a, b []rune, limit int) int {
	far := limit + 1
	if len(b) > maxRunes || len(a)-len(b) > limit || len(b)-len(a) > limit {
		return far
	}
	before, above, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range above {
		above[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			row[j] = min(above[j]+1, row[j-1]+1, above[j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, above, row = above, row, before
	}
	return min(above[len(b)], max(far, 0))
}
