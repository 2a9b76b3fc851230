package label

import (
	"strings"
	"unicode"
)

// Lines breaks a text into lines: where it has line breaks, also as <br>, and behind the
// split characters, so that no line is longer than most characters where that
// can be. Without most it breaks behind every split character, without split
// characters behind blanks; with neither only line breaks count. Blanks at the
// breaks vanish, other split characters (a hyphen) stay at the end of their
// line.
//
// Of other control characters, which no font has, tabs become blanks and the
// rest is left out. A text with nothing to be seen has no lines.
func Lines(text string, split []string, most int) []string {
	var lines []string
	for _, line := range strings.FieldsFunc(breaks(text), isBreak) {
		line = strings.TrimSpace(strings.Map(printable, line))
		if !strings.ContainsFunc(line, seen) {
			continue
		}
		if len(split) == 0 && most == 0 {
			lines = append(lines, line)
			continue
		}
		lines = append(lines, fill(line, pieces(line, split), most)...)
	}
	return lines
}

// seen reports whether a letter may be seen: blanks, joiners and marks of direction are not.
func seen(r rune) bool { return !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) }

// breaks is a text with line breaks for those of HTML, <br> and <br/>, which tables of
// web pages have.
func breaks(text string) string {
	if !strings.Contains(text, "<") {
		return text
	}
	var b strings.Builder
	for {
		i := strings.IndexByte(text, '<')
		if i < 0 {
			break
		}
		b.WriteString(text[:i])
		end := strings.IndexByte(text[i:], '>')
		if end < 0 {
			text = text[i:]
			break
		}
		tag := text[i+1 : i+end]
		if strings.EqualFold(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(tag), "/")), "br") {
			b.WriteByte('\n')
			text = text[i+end+1:]
			continue
		}
		b.WriteByte('<')
		text = text[i+1:]
	}
	return b.String() + text
}

// isBreak reports whether a character ends a line: the mandatory breaks of
// Unicode (UAX 14, BK, CR, LF, NL).
func isBreak(r rune) bool {
	switch r {
	case '\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029':
		return true
	}
	return false
}

func printable(r rune) rune {
	switch {
	case r == '\t':
		return ' '
	case unicode.IsControl(r):
		return -1
	}
	return r
}
