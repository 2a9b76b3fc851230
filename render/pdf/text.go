package pdf

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf16"
)

// Text is a text as files have it: in ASCII as it is, else in UTF-16.
func Text(s string) string {
	ascii := strings.IndexFunc(s, func(r rune) bool { return r < ' ' || r > '~' }) < 0
	if ascii {
		return "(" + strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(s) + ")"
	}
	var b strings.Builder
	b.WriteString("<FEFF")
	for _, u := range utf16.Encode([]rune(s)) {
		b.WriteString(hex16(u))
	}
	b.WriteByte('>')
	return b.String()
}

func hex16(u uint16) string {
	const digits = "0123456789ABCDEF"
	return string([]byte{digits[u>>12], digits[u>>8&15], digits[u>>4&15], digits[u&15]})
}

// Name is a name as files have it, with its slash.
func Name(s string) string {
	var b strings.Builder
	b.WriteByte('/')
	for i := range len(s) {
		c := s[i]
		if c > ' ' && c < 0x7f && !strings.ContainsRune("#/()<>[]{}%", rune(c)) {
			b.WriteByte(c)
			continue
		}
		b.WriteString("#" + hex16(uint16(c))[2:])
	}
	return b.String()
}

// AppendNumber appends a number of at most so many decimals. It is the one place where
// numbers are rounded; what is no finite number is 0.
func AppendNumber(b []byte, v float64, decimals int) []byte {
	scale := math.Pow10(decimals)
	n := math.Round(v * scale)
	if !(math.Abs(n) < 1e15) {
		return append(b, '0')
	}
	k := int64(n)
	if k < 0 {
		b = append(b, '-')
		k = -k
	}
	one := int64(scale)
	whole, part := k/one, k%one
	if whole > 0 || part == 0 {
		b = strconv.AppendInt(b, whole, 10)
	}
	if part == 0 {
		return b
	}
	b = append(b, '.')
	for one /= 10; part > 0; one /= 10 {
		b = append(b, byte('0'+part/one))
		part %= one
	}
	return b
}

// number is a number of at most five decimals.
func number(v float64) string {
	const decimals = 5
	return string(AppendNumber(nil, v, decimals))
}

// numbers are several with blanks between.
func numbers(list ...float64) string {
	var b []byte
	for i, v := range list {
		if i > 0 {
			b = append(b, ' ')
		}
		b = AppendNumber(b, v, 5)
	}
	return string(b)
}
