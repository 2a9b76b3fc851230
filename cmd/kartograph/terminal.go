package main

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// plain makes text that may hold data safe to show: a terminal obeys control
// characters, and some others turn the direction of writing around. They
// appear as escapes such as \x1b. Line ends stay.
func plain(text string) string {
	if strings.IndexFunc(text, unsafe) < 0 && utf8.ValidString(text) {
		return text
	}
	var b strings.Builder
	for i, width := 0, 0; i < len(text); i += width {
		var r rune
		r, width = utf8.DecodeRuneInString(text[i:])
		switch {
		case r == utf8.RuneError && width == 1:
			b.WriteString(`\x` + strconv.FormatUint(uint64(text[i]), 16))
		case unsafe(r):
			b.WriteString(strings.Trim(strconv.QuoteRuneToASCII(r), "'"))
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// unsafe reports whether a character is neither seen nor a blank. Those that
// join letters in some scripts, and the end of a line, are no harm.
func unsafe(r rune) bool {
	const nonJoiner, joiner = '\u200C', '\u200D'
	return !unicode.IsGraphic(r) && r != '\n' && r != nonJoiner && r != joiner
}

// oneLine is plain text on one line, as it fits into a table.
func oneLine(text string) string { return strings.ReplaceAll(plain(text), "\n", `\n`) }
