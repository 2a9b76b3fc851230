package charset

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/transform"
)

// decodeTable decodes a text of which each byte is one rune.
func decodeTable(b []byte, upper *[128]rune) (text string, ok bool) {
	var out strings.Builder
	out.Grow(len(b) + len(b)/2)
	ok = true
	for _, c := range b {
		r := rune(c)
		if c >= utf8.RuneSelf {
			r = upper[c-utf8.RuneSelf]
			ok = ok && r != utf8.RuneError
		}
		out.WriteRune(r)
	}
	return out.String(), ok
}

// tableDecoder decodes a stream of which each byte is one rune.
type tableDecoder struct {
	transform.NopResetter
	upper *[128]rune
}

// Transform implements transform.Transformer.
func (d tableDecoder) Transform(dst, src []byte, _ bool) (nDst, nSrc int, err error) {
	for _, c := range src {
		r := rune(c)
		if c >= utf8.RuneSelf {
			r = d.upper[c-utf8.RuneSelf]
		}
		if nDst+utf8.RuneLen(r) > len(dst) {
			return nDst, nSrc, transform.ErrShortDst
		}
		nDst += utf8.EncodeRune(dst[nDst:], r)
		nSrc++
	}
	return nDst, nSrc, nil
}

// runes returns the 128 runes of a table written as a string.
func runes(table string) *[128]rune {
	var upper [128]rune
	i := 0
	for _, r := range table {
		if i < len(upper) {
			upper[i] = r
		}
		i++
	}
	return &upper
}
