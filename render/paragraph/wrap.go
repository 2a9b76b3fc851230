package paragraph

import (
	"strings"
	"unicode"
)

// wrap breaks a line into lines no wider than a width, at blanks, behind hyphens and
// between signs of scripts that have no blanks. A word that is wider stands alone,
// broken where it has to be: nothing leaves the page.
func wrap(line string, width float64, wide func(string) float64) []string {
	if width <= 0 || wide(line) <= width {
		return []string{line}
	}
	var lines []string
	ends := words(line)
	from := 0 // where the line at hand begins
	for n := 0; n < len(ends); n++ {
		n += most(len(ends)-n, func(k int) bool { return wide(strings.TrimSpace(line[from:ends[n+k-1]])) <= width })
		if n == len(ends) {
			break
		}
		at := 0
		if n > 0 {
			at = ends[n-1]
		}
		if full := strings.TrimSpace(line[from:at]); full != "" {
			lines = append(lines, full)
		}
		pieces := split(strings.TrimLeft(line[at:ends[n]], " "), width, wide)
		lines = append(lines, pieces[:len(pieces)-1]...)
		from = ends[n] - len(pieces[len(pieces)-1])
	}
	if last := strings.TrimSpace(line[from:]); last != "" {
		lines = append(lines, last)
	}
	return lines
}

// most is how many of n things fit: more of them never fit where fewer do not. It asks
// about twice the logarithm of what fits, as a text that is asked for each of its letters
// or words takes the square of its length.
func most(n int, fits func(k int) bool) int {
	good, bad := 0, 1
	for bad <= n && fits(bad) {
		good, bad = bad, 2*bad
	}
	for bad = min(bad, n+1); bad-good > 1; {
		if middle := (good + bad) / 2; fits(middle) {
			good = middle
		} else {
			bad = middle
		}
	}
	return good
}

// words are where the words of a line end: behind blanks and hyphens, and before and behind
// the signs of scripts that are written without blanks.
func words(line string) []int {
	var ends []int
	before := rune(0)
	for i, here := range line {
		if i > 0 && (before == ' ' && here != ' ' || before == '-' && unicode.IsLetter(here) || (ideographic(before) || ideographic(here)) && !clings(here) && here != ' ') {
			ends = append(ends, i)
		}
		before = here
	}
	return append(ends, len(line))
}

// ideographic reports whether lines may break before and behind a sign: Chinese,
// Japanese, and Thai, Lao and Khmer, whose words nothing tells apart here.
func ideographic(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// clings reports whether a sign stays with the one before it: marks, and what closes
// a sentence or a bracket.
func clings(r rune) bool {
	return unicode.Is(unicode.M, r) || unicode.In(r, unicode.Pe, unicode.Pf) || strings.ContainsRune("、。，．・：；？！ー々ゝゞ,.;:!?%ๆฯ", r)
}

// split breaks a word that is too wide into pieces that are not, at least one letter
// each.
func split(word string, width float64, wide func(string) float64) []string {
	trimmed := strings.TrimRight(word, " ")
	if wide(trimmed) <= width {
		return []string{word}
	}
	letters := letterEnds(word)
	var pieces []string
	from := 0
	for n := 0; n < len(letters); {
		k := max(1, most(len(letters)-n, func(k int) bool { return wide(strings.TrimRight(word[from:letters[n+k-1]], " ")) <= width }))
		n += k
		pieces, from = append(pieces, word[from:letters[n-1]]), letters[n-1]
	}
	return pieces
}

// letterEnds are where the letters of a text end, with the marks above and below them.
func letterEnds(text string) []int {
	var ends []int
	for i, r := range text {
		if i > 0 && !unicode.Is(unicode.M, r) {
			ends = append(ends, i)
		}
	}
	return append(ends, len(text))
}
