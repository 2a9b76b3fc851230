package render

import "unicode/utf8"

// appendEscaped appends a text so that it is text in markup, within an element
// or within a quoted attribute, whatever it holds. Characters that XML has no
// place for, and bytes that are not UTF-8, become U+FFFD.
func appendEscaped(b []byte, s string) []byte {
	last := 0
	for i := 0; i < len(s); {
		replacement, n := "", 1
		if c := s[i]; c < utf8.RuneSelf {
			replacement = entity(c)
		} else {
			var r rune
			r, n = utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && n == 1 || r == 0xfffe || r == 0xffff {
				replacement = "\ufffd"
			}
		}
		if replacement != "" {
			b = append(b, s[last:i]...)
			b = append(b, replacement...)
			last = i + n
		}
		i += n
	}
	return append(b, s[last:]...)
}

// entity is what stands for an ASCII character, or "" for itself. Tabs and
// line breaks would become blanks in an attribute if written as they are.
func entity(c byte) string {
	switch c {
	case '&':
		return "&amp;"
	case '<':
		return "&lt;"
	case '>':
		return "&gt;"
	case '"':
		return "&quot;"
	case '\t':
		return "&#9;"
	case '\n':
		return "&#10;"
	case '\r':
		return "&#13;"
	}
	if c < ' ' {
		return "\ufffd"
	}
	return ""
}

// escaped is appendEscaped for a single text.
func escaped(s string) string {
	return string(appendEscaped(nil, s))
}

// appendAttribute appends ` name="value"`, without the blank when b is empty.
func appendAttribute(b []byte, name, value string) []byte {
	if len(b) > 0 {
		b = append(b, ' ')
	}
	b = append(b, name...)
	b = append(b, '=', '"')
	b = appendEscaped(b, value)
	return append(b, '"')
}
