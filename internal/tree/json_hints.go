package tree

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/seed-898ab921/kartograph/config/mistake"
)

func (p *jsonParser) failf(format string, args ...any) *mistake.Error {
	return &mistake.Error{Position: p.here(), Problem: fmt.Sprintf(format, args...)}
}

// unexpected names the character or word that stands here and, for the usual
// slips, what to do about it.
func (p *jsonParser) unexpected(expected string) *mistake.Error {
	rest := p.data[p.pos:]
	r, _ := utf8.DecodeRuneInString(rest)
	word := Shorten(p.word(), 30)
	switch {
	case rest == "":
		return p.failf("%sthe end of the file", expected)
	case strings.HasPrefix(rest, "//"), strings.HasPrefix(rest, "/*"), r == '#':
		return p.failf("JSON has no comments; leave it out, or write the config in YAML")
	case r == '\'':
		return p.failf("texts stand in double quotes (\"), not in single ones (')")
	case strings.ContainsRune("\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb", r):
		return p.failf("texts stand in straight double quotes (\"), not in %c", r)
	case word == "":
		return p.failf("%s%q", expected, string(r))
	}
	return p.failf("%s%s%s", expected, word, wordHint(word))
}

// wordHint says what JSON writes instead of a word of another language.
func wordHint(word string) string {
	switch lower := strings.ToLower(word); lower {
	case "true", "false", "null":
		return "; write " + lower
	case "none", "nil", "undefined":
		return "; write null"
	case "nan", "inf", "infinity":
		return "; JSON knows only finite numbers"
	case "yes", "on":
		return "; write true"
	case "no", "off":
		return "; write false"
	}
	if c := word[0]; c == '+' || c == '.' {
		return numberHint(word)
	}
	return "; texts stand in double quotes (\")"
}

// numberHint says how JSON writes a number that another language allows.
func numberHint(word string) string {
	digits := strings.TrimLeft(word, "+-")
	switch {
	case strings.HasPrefix(word, "+"):
		return "; leave out the +"
	case strings.HasPrefix(digits, "."):
		return "; put a 0 before the point"
	case strings.HasSuffix(digits, "."):
		return "; put a 0 after the point"
	case len(digits) > 1 && digits[0] == '0' && digits[1] >= '0' && digits[1] <= '9':
		return "; leave out the leading 0, or put it in double quotes if it is a code"
	}
	return "; texts stand in double quotes (\")"
}

// isJSONNumber reports whether s is a number by the grammar of RFC 8259.
func isJSONNumber(s string) bool {
	s = strings.TrimPrefix(s, "-")
	whole := leadingDigits(s)
	if whole == 0 || whole > 1 && s[0] == '0' {
		return false
	}
	s = s[whole:]
	if strings.HasPrefix(s, ".") {
		decimals := leadingDigits(s[1:])
		if decimals == 0 {
			return false
		}
		s = s[1+decimals:]
	}
	if s == "" {
		return true
	}
	if s[0] != 'e' && s[0] != 'E' {
		return false
	}
	s = s[1:]
	if s != "" && (s[0] == '+' || s[0] == '-') {
		s = s[1:]
	}
	return s != "" && leadingDigits(s) == len(s)
}

func leadingDigits(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}

// noKey says what is wrong where a mapping's key should stand.
func (p *jsonParser) noKey(mapping *Node) *mistake.Error {
	word := p.word()
	if p.pos == len(p.data) {
		return p.unclosed(mapping.At, '}')
	}
	if word != "" && (word[0] == '_' || word[0] >= 'A' && word[0] <= 'Z' || word[0] >= 'a' && word[0] <= 'z') {
		return p.failf("the key %s must stand in double quotes (\")", Shorten(word, 30))
	}
	return p.unexpected("expected a key in double quotes, found ")
}

// noSeparator says what is wrong where a comma or closing bracket should stand.
func (p *jsonParser) noSeparator(closing byte, start mistake.Position) *mistake.Error {
	if p.pos == len(p.data) {
		return p.unclosed(start, closing)
	}
	c, line := p.peek(), p.lastLine
	if c != '"' && c != '{' && c != '[' && c != '-' && (c < '0' || c > '9') && c != 't' && c != 'f' && c != 'n' {
		return p.unexpected(fmt.Sprintf("expected \",\" or %q, found ", closing))
	}
	if line == p.line {
		return p.failf("expected \",\" or %q: did you forget a comma here?", closing)
	}
	return p.failf("expected \",\" or %q: did you forget a comma after line %d?", closing, line)
}

func (p *jsonParser) unclosed(start mistake.Position, closing byte) *mistake.Error {
	return p.failf("the file ends before the %q that closes what starts at line %d, column %d",
		closing, start.Line, start.Column)
}
