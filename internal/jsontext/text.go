package jsontext

import (
	"bytes"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/seed-898ab921/kartograph/internal/text/charset"
)

// Text takes a text in double quotes and returns what it says.
func (c *Cursor) Text() (string, error) {
	if c.Peek() != '"' {
		return "", c.Errorf("expected a text in double quotes, found %s", c.found())
	}
	b, err := c.textBytes()
	if err != nil {
		return "", err
	}
	return c.valid(b), nil
}

// valid returns b as a string of valid UTF-8: bytes that are not are read as
// windows-1252.
func (c *Cursor) valid(b []byte) string {
	if utf8.Valid(b) {
		return string(b)
	}
	c.counts.Repaired++
	return charset.Mend(b)
}

// textBytes takes the text that starts at the cursor. The result is part of
// the data, or of scratch where it had escapes: valid until the next call.
func (c *Cursor) textBytes() ([]byte, error) {
	start := c.pos + 1
	for i := start; i < len(c.data); i++ {
		switch b := c.data[i]; {
		case b == '"':
			c.pos = i + 1
			return c.data[start:i], nil
		case b == '\\':
			return c.unescape(start, i)
		case b < ' ':
			c.pos = i
			return nil, c.Errorf("a text holds the control character %q, which must be escaped", b)
		}
	}
	return nil, c.Errorf("the text that starts here has no end")
}

// unescape takes the rest of a text that starts at start and has its first
// backslash at i.
func (c *Cursor) unescape(start, i int) ([]byte, error) {
	out := append(c.scratch[:0], c.data[start:i]...)
	for i < len(c.data) {
		switch b := c.data[i]; {
		case b == '"':
			c.pos, c.scratch = i+1, out
			return out, nil
		case b == '\\':
			var n int
			if out, n = appendEscape(out, c.data[i:]); n == 0 {
				c.pos = i
				return nil, c.Errorf("%s is not an escape of JSON", clip(c.data[i:min(i+2, len(c.data))]))
			}
			i += n
		case b < ' ':
			c.pos = i
			return nil, c.Errorf("a text holds the control character %q, which must be escaped", b)
		default:
			out = append(out, b)
			i++
		}
	}
	return nil, c.Errorf("the text that starts here has no end")
}

// appendEscape appends what the escape at the start of s stands for and
// returns its length, 0 for one that is not valid. Half of a surrogate pair
// stands for U+FFFD.
func appendEscape(out, s []byte) ([]byte, int) {
	if len(s) < 2 {
		return out, 0
	}
	if s[1] == 'u' {
		r, ok := hex4(s)
		if !ok {
			return out, 0
		}
		if utf16.IsSurrogate(r) {
			if low, ok := hex4(s[6:]); ok {
				if pair := utf16.DecodeRune(r, low); pair != utf8.RuneError {
					return utf8.AppendRune(out, pair), 12
				}
			}
			r = utf8.RuneError
		}
		return utf8.AppendRune(out, r), 6
	}
	const from, to = `"\/bfnrt`, "\"\\/\b\f\n\r\t"
	if k := strings.IndexByte(from, s[1]); k >= 0 {
		return append(out, to[k]), 2
	}
	return out, 0
}

// hex4 reads \uXXXX.
func hex4(s []byte) (rune, bool) {
	if len(s) < 6 || s[0] != '\\' || s[1] != 'u' {
		return 0, false
	}
	var r rune
	for _, b := range s[2:6] {
		k := bytes.IndexByte([]byte("0123456789abcdef"), b|0x20)
		if k < 0 || b < '0' {
			return 0, false
		}
		r = r<<4 | rune(k)
	}
	return r, true
}
