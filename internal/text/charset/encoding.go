package charset

import (
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/transform"
)

// Encoding is a way of writing text as bytes. The zero Encoding is UTF-8.
// Encodings are values without state and safe for concurrent use.
type Encoding struct {
	name string
	// upper holds the runes of the bytes 0x80 to 0xFF where each byte is one
	// rune and the bytes below are ASCII.
	upper *[128]rune
	// multi decodes everything that is neither UTF-8 nor described by upper.
	multi encoding.Encoding
	// shifted tells that bytes below 0x80 may mean something else than ASCII.
	shifted bool
	// guessed tells that nothing but the texts spoke for the encoding.
	guessed bool
}

// Name returns the encoding's name in lower case, such as "utf-8" or
// "windows-1252".
func (e Encoding) Name() string {
	if e.name == "" {
		return "utf-8"
	}
	return e.name
}

// IsGuess reports whether e was chosen because nothing said what the texts are
// in, and most of them are not UTF-8. Single ones may be all the same.
func (e Encoding) IsGuess() bool { return e.guessed }

// IsUTF8 reports whether e is UTF-8.
func (e Encoding) IsUTF8() bool { return e.upper == nil && e.multi == nil }

// Decode returns the text that b holds. ok is false when b has bytes that mean
// nothing in the encoding; they then appear as U+FFFD in the text.
func (e Encoding) Decode(b []byte) (text string, ok bool) {
	switch {
	case !e.shifted && isASCII(b):
		return string(b), true
	case e.upper != nil:
		return decodeTable(b, e.upper)
	case e.multi != nil:
		out, err := e.multi.NewDecoder().Bytes(b)
		text = string(out)
		return text, err == nil && !strings.ContainsRune(text, utf8.RuneError)
	case utf8.Valid(b):
		return string(b), true
	default:
		return strings.ToValidUTF8(string(b), "\uFFFD"), false
	}
}

// NewReader returns a reader of the UTF-8 text that r holds in the encoding.
func (e Encoding) NewReader(r io.Reader) io.Reader {
	switch {
	case e.upper != nil:
		return transform.NewReader(r, tableDecoder{upper: e.upper})
	case e.multi != nil:
		return transform.NewReader(r, e.multi.NewDecoder())
	default:
		return r
	}
}

func isASCII(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// upperHalf returns what the bytes 0x80 to 0xFF mean in a single-byte encoding.
func upperHalf(m *charmap.Charmap) *[128]rune {
	var upper [128]rune
	for i := range upper {
		upper[i] = m.DecodeByte(byte(i + 128))
	}
	return &upper
}
