package expression

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// sort is the sort of a token.
type sort uint8

const (
	ended sort = iota
	numeral
	quoted
	// named is a column, a function or a word of the language, quotedName always
	// a column.
	named
	quotedName
	symbol
)

// token is a word of an expression. Its text is without quotes; that of a
// symbol is the first of its spellings.
type token struct {
	sort  sort
	text  string
	at    int
	until int
}

// symbols are the operators and brackets, longer ones before their beginnings.
var symbols = []struct{ written, meant string }{
	{"==", "="}, {"!=", "!="}, {"<>", "!="}, {"<=", "<="}, {">=", ">="}, {"&&", "and"}, {"||", "or"},
	{"=", "="}, {"<", "<"}, {">", ">"}, {"+", "+"}, {"-", "-"}, {"*", "*"}, {"/", "/"}, {"%", "%"}, {"^", "^"}, {"&", "&"},
	{"!", "not"}, {"(", "("}, {")", ")"}, {"[", "["}, {"]", "]"}, {",", ","}, {":", ":"}, {"{", "{"}, {"}", "}"},
}

// words are the names that are words of the language, in any case.
var words = map[string]bool{"and": true, "or": true, "not": true, "in": true, "is": true, "like": true, "matches": true,
	"null": true, "true": true, "false": true}

// scan returns the token that begins at a byte of a source, or after blanks.
func scan(source string, at int) (token, *Error) {
	rest := strings.TrimLeft(source[at:], " \t\r\n\u00a0\ufeff")
	at = len(source) - len(rest)
	if rest == "" {
		return token{ended, "", at, at}, nil
	}
	c, size := utf8.DecodeRuneInString(rest)
	switch {
	case c == utf8.RuneError && size == 1:
		return token{}, errorAt(source, at, "a byte that is no UTF-8")
	case c == '"' || c == '\'' || c == '`':
		return scanQuoted(source, at, rest[0])
	case isDigit(rest[0]) || c == '.' && len(rest) > 1 && isDigit(rest[1]):
		return scanNumber(source, at)
	case c == '_' || unicode.IsLetter(c):
		n := nameLength(rest)
		return token{named, rest[:n], at, at + n}, nil
	}
	if strings.HasPrefix(rest, "=>") || strings.HasPrefix(rest, "=<") {
		return token{}, errorAt(source, at, "%s is written %s=", rest[:2], rest[1:2])
	}
	for _, s := range symbols {
		if strings.HasPrefix(rest, s.written) {
			return token{symbol, s.meant, at, at + len(s.written)}, nil
		}
	}
	return token{}, errorAt(source, at, "%q is nothing in an expression; texts stand in quotes, columns of unusual names in `backticks`", c)
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// nameLength is how many bytes of a text are a name.
func nameLength(s string) int {
	for i, c := range s {
		if c != '_' && !unicode.IsLetter(c) && !unicode.IsDigit(c) && !unicode.IsMark(c) {
			return i
		}
	}
	return len(s)
}

// scanQuoted reads a text or a column's name in quotes; a quote in it is written
// twice.
func scanQuoted(source string, at int, quote byte) (token, *Error) {
	var b strings.Builder
	for i := at + 1; i < len(source); i++ {
		if source[i] != quote {
			b.WriteByte(source[i])
			continue
		}
		if i+1 < len(source) && source[i+1] == quote {
			b.WriteByte(quote)
			i++
			continue
		}
		t := token{quoted, b.String(), at, i + 1}
		if !utf8.ValidString(t.text) {
			return t, errorAt(source, at, "a byte that is no UTF-8")
		}
		if quote == '`' {
			t.sort = quotedName
		}
		return t, nil
	}
	return token{}, errorAt(source, at, "the quote %c is not closed; a quote within a text is written twice", quote)
}

// scanNumber reads digits with at most one point and an exponent.
func scanNumber(source string, at int) (token, *Error) {
	i := at
	digits := func() {
		for i < len(source) && isDigit(source[i]) {
			i++
		}
	}
	digits()
	if i < len(source) && source[i] == '.' {
		i++
		digits()
	}
	if i < len(source) && source[i]|0x20 == 'e' {
		i++
		if i < len(source) && (source[i] == '+' || source[i] == '-') {
			i++
		}
		from := i
		if digits(); i == from {
			return token{}, errorAt(source, at, "%q is no number: digits are missing after the e", source[at:i])
		}
	}
	if n := nameLength(source[i:]); n > 0 || i < len(source) && source[i] == '.' {
		return token{}, errorAt(source, at, "%q is no number; a column whose name begins with a digit stands in `backticks`", source[at:i+max(n, 1)])
	}
	return token{numeral, source[at:i], at, i}, nil
}
