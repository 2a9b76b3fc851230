package form

import (
	"slices"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/text/nearest"
)

// maxSuggestions is how many known words a message lists.
const maxSuggestions = 30

// Suggestion ends a message about an unknown word: what was probably meant, or
// else what there is.
func Suggestion(word string, known []string) string {
	if hint := nearest.Hint(word, known); hint != "" {
		return hint
	}
	if len(known) == 0 {
		return ""
	}
	if more := len(known) - maxSuggestions; more > 0 {
		known = append(slices.Clone(known[:maxSuggestions]), strconv.Itoa(more)+" more")
	}
	return "; there is " + Enumerate(known, "and")
}

// Enumerate lists words: a, b and c.
func Enumerate(words []string, last string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " " + last + " " + words[len(words)-1]
}

// orMore adds an alternative: "a or b" becomes "a, b or c".
func orMore(want, another string) string {
	if i := strings.LastIndex(want, " or "); i >= 0 {
		want = want[:i] + ", " + want[i+len(" or "):]
	}
	return want + " or " + another
}
