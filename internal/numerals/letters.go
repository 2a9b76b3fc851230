package numerals

import (
	"strings"
	"unicode/utf8"
)

// plainLetters returns a text with the letters of ASCII for those that look and
// mean the same: blanks of all widths, the minus sign and the en dash that
// stands for it, apostrophes, full-width digits and signs. ok is false for texts
// with other letters, which are no numbers.
func plainLetters(text string) (ascii string, ok bool) {
	i := 0
	for i < len(text) && text[i] < utf8.RuneSelf {
		i++
	}
	if i == len(text) {
		return text, true
	}
	var b strings.Builder
	b.WriteString(text[:i])
	for _, r := range text[i:] {
		c, ok := plainLetter(r)
		if !ok {
			return "", false
		}
		b.WriteByte(c)
	}
	return strings.TrimSpace(b.String()), true
}

// plainLetter returns the letter of ASCII for another one.
func plainLetter(r rune) (c byte, ok bool) {
	switch r {
	case '\u00a0', '\u2007', '\u2008', '\u2009', '\u200a', '\u202f', '\u205f', '\u3000':
		return ' ', true
	case '\u2212', '\u2013', '\u2012':
		return '-', true
	case '\u2019', '\u02bc':
		return '\'', true
	}
	if r >= '\uff01' && r <= '\uff5e' { // the full-width forms of ! to ~
		return byte(r - '\uff01' + '!'), true
	}
	return byte(r), r < utf8.RuneSelf
}
