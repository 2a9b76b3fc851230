//go:build !js

package tree

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/seed-898ab921/kartograph/config/mistake"
)

// refuseYAML finds, before the YAML library does, what it would spend too much
// on: %TAG directives, whose texts it repeats for each value (300 kB became 4 GB),
// and more values than a config has. Nobody needs either to describe a map.
func refuseYAML(name string, data []byte) *mistake.List {
	if line := tagDirective(data); line > 0 {
		return mistake.One(mistake.Position{File: name, Line: line, Column: 1}, "%%TAG directives are refused; a config has no need of them")
	}
	if n := marks(data); n > maxValues {
		return mistake.One(mistake.Position{File: name}, "there are about %d values, and more than %d are refused; tables are files of their own", n, maxValues)
	}
	return nil
}

// tagDirective returns the line of the first %TAG directive, or 0. Directives
// stand before a document, in lines of their own: at the beginning of the file
// and after the end of a document.
func tagDirective(data []byte) int {
	if !bytes.Contains(data, []byte("%TAG")) {
		return 0
	}
	before, line := true, 0
	for rest := string(data); rest != ""; {
		var text string
		text, rest = cutLine(rest)
		line++
		text = strings.TrimPrefix(text, byteOrderMark)
		switch {
		case before && strings.HasPrefix(text, "%TAG"):
			return line
		case strings.HasPrefix(text, "..."):
			before = true
		case strings.TrimSpace(text) != "" && text[0] != '#' && text[0] != '%':
			before = false
		}
	}
	return 0
}

// cutLine cuts a text after its first line, which comes without its end.
func cutLine(text string) (line, rest string) {
	end := strings.IndexFunc(text, isBreak)
	if end < 0 {
		return text, ""
	}
	line, rest = text[:end], text[end:]
	if after, both := strings.CutPrefix(rest, "\r\n"); both {
		return line, after
	}
	_, size := utf8.DecodeRuneInString(rest)
	return line, rest[size:]
}

// isBreak reports whether a character ends a line in YAML 1.1.
func isBreak(r rune) bool { return strings.ContainsRune("\n\r\u0085\u2028\u2029", r) }

// marks counts what values stand behind: no text has more values than these and
// one, although a text may have many of them within one value.
func marks(data []byte) int {
	n, blank := 0, true
	for i, c := range data {
		switch c {
		case ',', '[', '{', ':':
			n++
		case '-', '?':
			// an entry of a list or a key, not a letter of a word
			if blank && (i+1 == len(data) || data[i+1] <= ' ') {
				n++
			}
		}
		blank = c <= ' '
	}
	return n
}

// utf8Text is a text that is in UTF-16, as its first two bytes say, in UTF-8.
func utf8Text(data []byte) []byte {
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		order = binary.LittleEndian
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		order = binary.BigEndian
	default:
		return data
	}
	units := make([]uint16, len(data)/2-1)
	for i := range units {
		units[i] = order.Uint16(data[2+2*i:])
	}
	return []byte(string(utf16.Decode(units)))
}
