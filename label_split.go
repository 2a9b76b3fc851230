package kartograph

import (
	"strings"
	"unicode/utf8"
)

// splitLabel breaks a text into lines behind the split characters, so that no
// line is longer than SplitAt characters where that can be; without SplitAt it
// breaks behind every split character. Blanks at the breaks vanish, other
// split characters (a hyphen) stay at the end of their line.
func splitLabel(text string, l *Labeling) []string {
	if len(l.SplitChars) == 0 && l.SplitAt == 0 {
		return []string{text}
	}
	pieces := splitBehind(text, l.SplitChars)
	var lines []string
	line := ""
	for _, piece := range pieces {
		joined := line + piece
		if line != "" && utf8.RuneCountInString(strings.TrimSpace(joined)) > l.SplitAt {
			lines = append(lines, strings.TrimSpace(line))
			joined = piece
		}
		line = joined
	}
	return append(lines, strings.TrimSpace(line))
}

// splitBehind cuts a text behind each of the split characters (a blank where
// none are given); the pieces together are the text.
func splitBehind(text string, chars []string) []string {
	if len(chars) == 0 {
		chars = []string{" "}
	}
	var pieces []string
	for text != "" {
		cut := len(text)
		for _, c := range chars {
			if i := strings.Index(text, c); c != "" && i >= 0 {
				cut = min(cut, i+len(c))
			}
		}
		pieces = append(pieces, text[:cut])
		text = text[cut:]
	}
	return pieces
}
