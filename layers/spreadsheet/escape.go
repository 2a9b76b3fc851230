package spreadsheet

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

// unescape replaces the entities of XML in place; what is none stays.
func unescape(b []byte) []byte {
	at := bytes.IndexByte(b, '&')
	if at < 0 {
		return b
	}
	out := b[:at]
	for rest := b[at:]; len(rest) > 0; {
		if rest[0] == '&' {
			if r, n := entity(rest); n > 0 {
				out = utf8.AppendRune(out, r)
				rest = rest[n:]
				continue
			}
		}
		out = append(out, rest[0])
		rest = rest[1:]
	}
	return out
}

// entity returns the letter of an entity that b begins with, and its length
// there; 0 where there is none. No letter is longer than its entity.
func entity(b []byte) (r rune, n int) {
	end := bytes.IndexByte(b[:min(len(b), 12)], ';')
	if end < 2 {
		return 0, 0
	}
	name := string(b[1:end])
	switch name {
	case "lt":
		return '<', end + 1
	case "gt":
		return '>', end + 1
	case "amp":
		return '&', end + 1
	case "quot":
		return '"', end + 1
	case "apos":
		return '\'', end + 1
	}
	number, ok := strings.CutPrefix(name, "#")
	if !ok {
		return 0, 0
	}
	base := 10
	if hex, ok := strings.CutPrefix(strings.ToLower(number), "x"); ok {
		number, base = hex, 16
	}
	v, err := strconv.ParseUint(number, base, 32)
	if err != nil || v == 0 || !utf8.ValidRune(rune(v)) {
		return 0, 0
	}
	return rune(v), end + 1
}

// unescapeExcel replaces what stands in the texts of .xlsx files for letters
// that XML has not: _x000D_ (ECMA-376, part 1, 22.9.2.19).
func unescapeExcel(s string) string {
	const length = len("_x000D_")
	var b strings.Builder
	done := 0
	for at := strings.Index(s, "_x"); at >= 0; {
		from := at + 2
		// What is no number is told without an error, which takes a microsecond each time.
		if rest := s[at:]; len(rest) >= length && rest[length-1] == '_' && strings.Trim(rest[2:length-1], "0123456789abcdefABCDEF") == "" {
			if v, err := strconv.ParseUint(rest[2:length-1], 16, 16); err == nil && utf8.ValidRune(rune(v)) {
				b.Grow(len(s) - done)
				b.WriteString(s[done:at])
				b.WriteRune(rune(v))
				done, from = at+length, at+length
			}
		}
		next := strings.Index(s[from:], "_x")
		if next < 0 {
			break
		}
		at = from + next
	}
	if done == 0 {
		return s
	}
	b.WriteString(s[done:])
	return b.String()
}
