package delimited

import (
	"bufio"
	"errors"
	"io"
	"unicode/utf8"

	"github.com/seed-898ab921/kartograph/internal/gunzip"
	"github.com/seed-898ab921/kartograph/internal/tally"
	"github.com/seed-898ab921/kartograph/internal/text/charset"
)

// census counts what the text is written in, which r is at the beginning of. A
// text that is UTF-8 throughout, as most are, is not counted but only looked
// through.
func (f *file) census(r *bufio.Reader) (c charset.Census, err error) {
	valid := true
	err = chunks(r, func(text []byte) bool {
		valid = utf8.Valid(text)
		return valid
	})
	if valid || err != nil {
		return c, err
	}
	f.mixed = true
	raw, err := gunzip.Open(f.fsys, f.name)
	if err != nil {
		return c, err
	}
	defer raw.Close()
	err = chunks(bufio.NewReaderSize(raw, 1<<16), func(text []byte) bool {
		c.Add(text)
		return true
	})
	return c, err
}

// chunks calls take with one piece of r after another, until it says that it
// wants no more. No piece ends within a letter of UTF-8.
func chunks(r *bufio.Reader, take func(text []byte) bool) error {
	for {
		b, err := r.Peek(r.Size())
		whole := b
		if err == nil {
			// A rune may go on behind the buffer.
			whole = b[:len(b)-incomplete(b)]
		}
		if !take(whole) || errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if _, err := r.Discard(len(whole)); err != nil {
			return err
		}
	}
}

// incomplete returns how many bytes at the end of b begin a rune.
func incomplete(b []byte) int {
	for n := 1; n < utf8.UTFMax && n <= len(b); n++ {
		if last := b[len(b)-n:]; utf8.RuneStart(last[0]) {
			if utf8.FullRune(last) {
				return 0
			}
			return n
		}
	}
	return 0
}

// mend decodes the cells of a row each for itself: those that are UTF-8 as such,
// all others as windows-1252. Those that are not in the encoding of the most are
// counted.
func (f *file) mend(cells []string, t *tally.Tally, where func() string) {
	for i, cell := range cells {
		switch b := []byte(cell); {
		case !utf8.ValidString(cell):
			cells[i] = charset.Mend(b)
			if f.encoding.IsUTF8() {
				t.Count("texts that are not utf-8, read as windows-1252", where)
			}
		case !f.encoding.IsUTF8() && charset.IsWide(b):
			t.Count("texts that are utf-8 among others in "+f.encoding.Name(), where)
		}
	}
}
