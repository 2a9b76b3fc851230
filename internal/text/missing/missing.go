// Package missing knows the words that tables write where a value is missing.
package missing

import "strings"

// longest is the length in bytes of the longest word, with blanks around it.
const longest = 12

// Is reports whether a text stands for a value that is not there: nothing at
// all, or what statistics offices, spreadsheets and databases write instead.
func Is(text string) bool {
	if len(text) > longest {
		return false
	}
	switch strings.ToLower(strings.TrimSpace(text)) {
	case "", "na", "n/a", "#n/a", "n.a.", "nan", "null", "none", "nil", "<null>", "(null)", `\n`, "?", ".", "..", "...", "-", "--", "\u2013", "\u2014":
		return true
	}
	return false
}
