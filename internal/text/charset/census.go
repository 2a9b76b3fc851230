package charset

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// Census counts what tells UTF-8 from other encodings. Texts of words that are
// not UTF-8 hardly ever look like it, so that a few bytes that are none, in rows
// that were pasted from elsewhere, do not make the others anything else.
type Census struct {
	// Wide is how many letters beyond ASCII are UTF-8, Broken how many bytes
	// are not.
	Wide, Broken int
}

// Add counts a text.
func (c *Census) Add(text []byte) {
	for i := 0; i < len(text); {
		if text[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && size <= 1 {
			c.Broken++
		} else {
			c.Wide++
		}
		i += size
	}
}

// IsUTF8 reports whether the texts are UTF-8, but perhaps for a few.
func (c Census) IsUTF8() bool { return c.Broken == 0 || c.Wide > c.Broken }

// Mend returns a text of UTF-8 in which some bytes are none: those are read as
// windows-1252, and so appear as the letters that they most often are.
func Mend(text []byte) string {
	upper := windows1252()
	var out strings.Builder
	out.Grow(len(text) + len(text)/8)
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && size <= 1 {
			r = upper[text[i]-utf8.RuneSelf]
		}
		out.WriteRune(r)
		i += size
	}
	return out.String()
}

// windows1252 returns what the bytes 0x80 to 0xFF mean in windows-1252.
var windows1252 = sync.OnceValue(func() *[128]rune {
	e, _ := Lookup("windows-1252") // which is in the table
	return e.upper
})

// IsWide reports whether a text has letters beyond ASCII and is UTF-8.
func IsWide(text []byte) bool { return !isASCII(text) && utf8.Valid(text) }
