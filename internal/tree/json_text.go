package tree

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/seed-898ab921/kartograph/config/mistake"
)

// text reads a text in double quotes.
func (p *jsonParser) text() (string, *mistake.Error) {
	start := p.here()
	p.pos++
	var b strings.Builder
	for {
		rest := p.data[p.pos:]
		end := strings.IndexFunc(rest, func(r rune) bool {
			return r == '"' || r == '\\' || r < ' ' || r == utf8.RuneError
		})
		if end < 0 {
			return "", p.openText(start)
		}
		b.WriteString(rest[:end])
		p.pos += end
		switch c := p.peek(); {
		case c == '"':
			p.pos++
			return b.String(), nil
		case c == '\\':
			if err := p.escape(&b); err != nil {
				return "", err
			}
		case c == '\n' || c == '\r':
			return "", p.openText(start)
		case c < ' ':
			return "", p.failf("a text holds the control character U+%04X; write \\u%04x", c, c)
		default:
			r, size := utf8.DecodeRuneInString(p.data[p.pos:])
			if size == 1 {
				return "", p.failf("the byte 0x%02X is not UTF-8; save the file as UTF-8", c)
			}
			b.WriteRune(r)
			p.pos += size
		}
	}
}

func (p *jsonParser) openText(start mistake.Position) *mistake.Error {
	return &mistake.Error{Position: start, Problem: "the text that starts here has no closing \" on its line"}
}

// jsonEscapes are the characters that may follow a backslash and what they
// stand for, in pairs.
const jsonEscapes = "\"\"\\\\//b\bf\fn\nr\rt\t"

func (p *jsonParser) escape(b *strings.Builder) *mistake.Error {
	if p.pos+1 < len(p.data) {
		c := p.data[p.pos+1]
		for i := 0; i < len(jsonEscapes); i += 2 {
			if jsonEscapes[i] == c {
				b.WriteByte(jsonEscapes[i+1])
				p.pos += 2
				return nil
			}
		}
		if c == 'u' {
			return p.unicodeEscape(b)
		}
	}
	r, _ := utf8.DecodeRuneInString(p.data[min(p.pos+1, len(p.data)):])
	return p.failf("\\%c means nothing in JSON; a backslash is written \\\\", r)
}

func (p *jsonParser) unicodeEscape(b *strings.Builder) *mistake.Error {
	r, ok := p.hexDigits(p.pos)
	if !ok {
		return p.failf("\\u must be followed by four hexadecimal digits")
	}
	size := 6
	if utf16.IsSurrogate(r) {
		low, _ := p.hexDigits(p.pos + 6)
		if r = utf16.DecodeRune(r, low); r == utf8.RuneError {
			return p.failf("%s is half of a surrogate pair; the other half is missing", p.data[p.pos:p.pos+6])
		}
		size = 12
	}
	b.WriteRune(r)
	p.pos += size
	return nil
}

// hexDigits reads the four digits of an escape \uXXXX that starts at pos.
func (p *jsonParser) hexDigits(pos int) (rune, bool) {
	if pos+6 > len(p.data) || p.data[pos:pos+2] != `\u` {
		return 0, false
	}
	v, err := strconv.ParseUint(p.data[pos+2:pos+6], 16, 32)
	return rune(v), err == nil
}
