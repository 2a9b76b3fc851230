// Package brief cuts what data holds to what a message can take.
package brief

import "strings"

// most is how many characters of a value messages show.
const most = 100

// Of is a text, or where it is longer than 100 characters its first 100 and an
// ellipsis.
func Of(text string) string {
	n := 0
	for i := range text {
		if n++; n > most {
			return strings.ToValidUTF8(text[:i], "\ufffd") + "…"
		}
	}
	return text
}

// All are texts, the long ones cut.
func All(texts []string) []string {
	cut := make([]string, len(texts))
	for i, text := range texts {
		cut[i] = Of(text)
	}
	return cut
}
