// Package nearest finds the known word that a mistyped one was meant to be, and
// asks for it in the same words everywhere.
package nearest

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxRunes is the longest word that is compared: names are shorter, and the
// time of a comparison grows with the square of the length.
const maxRunes = 64

// Match returns the known word that word was probably meant to be, and false
// when none is likely. Upper and lower case are the same. It is
//
//   - a word at most one slip away: a letter too many, too few or another one,
//     or two neighbours swapped;
//   - else the only known word that begins with word;
//   - else the word the fewest slips away, at most a third of the letters of
//     word, rounded up, and less than all of them;
//   - else the only known word that word begins with.
//
// Where several known words begin with word, those that word begins with are
// out: who wrote "stroke-l" has not typed two letters too many for "stroke". Of
// equally near words the first one wins.
func Match(word string, known []string) (string, bool) {
	w := []rune(strings.ToLower(word))
	if len(w) == 0 || len(w) > maxRunes {
		return "", false
	}
	limit := min((len(w)+2)/3, len(w)-1)
	near := within(w, known, limit)
	longer, shorter := completions(string(w), known)
	if len(longer) > 1 {
		near = near.without(shorter, 2)
	}
	switch {
	case len(near) > 0 && (near[0].slips <= 1 || len(longer) != 1):
		return near[0].word, true
	case len(longer) == 1:
		return longer[0], true
	case len(longer) == 0 && len(shorter) == 1:
		for k := range shorter {
			return k, true
		}
	}
	return "", false
}

// Hint ends a message about an unknown word: `, did you mean "src"?`, or
// nothing where no known word is likely.
func Hint(word string, known []string) string {
	if match, ok := Match(word, known); ok {
		return ", " + Question(match)
	}
	return ""
}

// Question asks for the words that may have been meant: `did you mean "src"?`.
func Question(matches ...string) string {
	quoted := make([]string, len(matches))
	for i, match := range matches {
		quoted[i] = strconv.Quote(match)
	}
	return "did you mean " + strings.Join(quoted, " or ") + "?"
}

// completions returns the known words that begin with word, no more than two of
// them, and those that word begins with, where at least two letters are in common.
func completions(word string, known []string) (longer []string, shorter map[string]bool) {
	for _, k := range known {
		switch low := lowered(k); {
		case min(len(low), len(word)) < 2 || low == word:
		case strings.HasPrefix(low, word):
			if len(longer) < 2 && !slices.Contains(longer, k) {
				longer = append(longer, k)
			}
		case strings.HasPrefix(word, low):
			if shorter == nil {
				shorter = map[string]bool{}
			}
			shorter[k] = true
		}
	}
	return longer, shorter
}

// lowered is a known word in lower case, as far as it is compared: it is longer
// than any word where that is, since each letter stays one.
func lowered(k string) string {
	return strings.ToLower(k[:min(len(k), utf8.UTFMax*(maxRunes+1))])
}
