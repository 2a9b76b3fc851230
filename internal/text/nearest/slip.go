package nearest

import "strings"

// Slip returns the known word that is word but for upper and lower case, or else,
// of words of five letters and more, the first that is one slip away and has the
// same digits: for texts that may well be right though they are not known.
func Slip(word string, known []string) (string, bool) {
	low := strings.ToLower(word)
	w := []rune(low)
	if len(w) == 0 || len(w) > maxRunes {
		return "", false
	}
	limit := 1
	if len(w) < 5 {
		limit = 0
	}
	for _, n := range within(w, known, limit) {
		if n.slips == 0 || digits(n.word) == digits(low) {
			return n.word, true
		}
	}
	return "", false
}

func digits(text string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, text)
}
