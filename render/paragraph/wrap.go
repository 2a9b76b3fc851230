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
	current := ""
	for _, word := range words(line) {
		joined := current + word
		if wide(strings.TrimSpace(joined)) <= width {
			current = joined
			continue
		}
		if full := strings.TrimSpace(current); full != "" {
			lines = append(lines, full)
		}
		pieces := split(strings.TrimLeft(word, " "), width, wide)
		lines = append(lines, pieces[:len(pieces)-1]...)
		current = pieces[len(pieces)-1]
	}
	if last := strings.TrimSpace(current); last != "" {
		lines = append(lines, last)
	}
	return lines
}

// words cuts a line behind blanks and hyphens, and before and behind the signs of
// scripts that are written without blanks; the words together are the line.
func words(line string) []string {
	var list []string
	from := 0
	signs := []rune(line)
	for i := 1; i < len(signs); i++ {
		before, here := signs[i-1], signs[i]
		if before == ' ' && here != ' ' || before == '-' && unicode.IsLetter(here) || (ideographic(before) || ideographic(here)) && !clings(here) && here != ' ' {
			list = append(list, string(signs[from:i]))
			from = i
		}
	}
	return append(list, string(signs[from:]))
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
	var pieces []string
	piece := ""
	for _, r := range word {
		if piece != "" && !unicode.Is(unicode.M, r) && wide(strings.TrimRight(piece+string(r), " ")) > width {
			pieces, piece = append(pieces, piece), ""
		}
		piece += string(r)
	}
	return append(pieces, piece)
}
