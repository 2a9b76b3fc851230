package lettering

import (
	"unicode"
)

// The marks around a text that runs from right to left, whatever is around it (UAX 9:
// RIGHT-TO-LEFT ISOLATE and POP DIRECTIONAL ISOLATE).
const rightToLeft, endOfDirection = "\u2067", "\u2069"

// Directed are lines of a text that keep their order wherever they are drawn. SVG takes every
// text for one from left to right, so that a line which begins in a script from right to left and
// has something besides its letters, such as a number or brackets, is put between marks.
func Directed(lines []string) []string {
	var marked []string
	for i, line := range lines {
		if !mixedFromRight(line) {
			continue
		}
		if marked == nil {
			marked = append([]string{}, lines...)
		}
		marked[i] = rightToLeft + line + endOfDirection
	}
	if marked == nil {
		return lines
	}
	return marked
}

// mixedFromRight reports whether the first letter of a line is of a script from right to
// left, and something else than letters and blanks stands in it.
func mixedFromRight(line string) bool {
	started, mixed := false, false
	for _, r := range line {
		switch {
		case fromRight(r):
			started = true
		case unicode.IsLetter(r):
			if !started {
				return false
			}
			mixed = true
		case r != ' ' && !unicode.Is(unicode.Mn, r):
			mixed = true
		}
	}
	return started && mixed
}

// fromRight reports whether a letter is of a script that runs from right to left.
func fromRight(r rune) bool {
	return unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko, unicode.Adlam, unicode.Mandaic, unicode.Samaritan) &&
		unicode.IsLetter(r)
}
