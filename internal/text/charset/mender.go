package charset

import (
	"io"
	"unicode/utf8"
)

// Mender reads a text of UTF-8 in which some bytes are none, which it gives as
// the letters of windows-1252.
type Mender struct {
	r io.Reader
	// in is what was read and not yet given out, out what it became.
	in, out []byte
	buffer  [1 << 14]byte
	err     error
	mended  int
}

// NewMender returns a reader of what r holds.
func NewMender(r io.Reader) *Mender { return &Mender{r: r} }

// Mended returns how many bytes so far were not UTF-8.
func (m *Mender) Mended() int { return m.mended }

// Read implements io.Reader.
func (m *Mender) Read(p []byte) (int, error) {
	for len(m.out) == 0 {
		if m.err != nil {
			return 0, m.err
		}
		m.fill()
	}
	n := copy(p, m.out)
	m.out = m.out[n:]
	return n, nil
}

// fill reads more and mends it. A letter that goes on in what comes next waits.
func (m *Mender) fill() {
	kept := copy(m.buffer[:], m.in)
	n, err := m.r.Read(m.buffer[kept:])
	text := m.buffer[:kept+n]
	m.err = err
	whole := len(text)
	if err == nil {
		whole -= cutOff(text)
	}
	m.in = text[whole:]
	if text = text[:whole]; utf8.Valid(text) {
		m.out = text
		// What waits lies behind the text in the buffer, and is moved to its
		// beginning when the text has been given out.
		return
	}
	var c Census
	c.Add(text)
	m.mended += c.Broken
	m.out = []byte(Mend(text))
}

// cutOff returns how many bytes at the end of a text begin a letter that goes on.
func cutOff(text []byte) int {
	for n := 1; n < utf8.UTFMax && n <= len(text); n++ {
		if last := text[len(text)-n:]; utf8.RuneStart(last[0]) {
			if utf8.FullRune(last) {
				return 0
			}
			return n
		}
	}
	return 0
}
