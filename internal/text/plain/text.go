// Package plain reads what a file or a config holds as a plain text: UTF-16 and
// marks become clean UTF-8, and a word becomes a finite number.
package plain

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode/utf16"
)

// Text is what a file or a config holds as a text to read: UTF-16 becomes
// UTF-8, with or without a mark at its beginning, and marks, zero bytes, blanks
// and a semicolon around the text are taken off.
func Text(text string) string {
	text = strings.Trim(fromUTF16(text), "\x00")
	text = strings.TrimSpace(strings.TrimPrefix(text, "\ufeff"))
	return strings.TrimRight(text, "; \t\r\n\x00")
}

// fromUTF16 decodes a text that begins with the mark of UTF-16 or whose first
// letter, which is ASCII in all that Parse knows, has a zero byte beside it.
func fromUTF16(text string) string {
	b := []byte(text)
	var low, high int
	switch {
	case bytes.HasPrefix(b, []byte{0xff, 0xfe}):
		b, low, high = b[2:], 0, 1
	case bytes.HasPrefix(b, []byte{0xfe, 0xff}):
		b, low, high = b[2:], 1, 0
	case len(b) >= 4 && b[0] != 0 && b[1] == 0 && b[2] != 0 && b[3] == 0:
		low, high = 0, 1
	case len(b) >= 4 && b[0] == 0 && b[1] != 0 && b[2] == 0 && b[3] != 0:
		low, high = 1, 0
	default:
		return text
	}
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = uint16(b[2*i+low]) | uint16(b[2*i+high])<<8
	}
	return string(utf16.Decode(units))
}

// Number reads a finite decimal number.
func Number(s string) (float64, error) {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsInf(v, 0) || math.IsNaN(v) || strings.ContainsAny(s, "xX_pP") {
		return 0, fmt.Errorf("%q is not a number", s)
	}
	return v, nil
}
