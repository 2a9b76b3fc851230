package delimited

import (
	"bufio"
	"bytes"
	"io"
	"io/fs"
	"unicode/utf8"

	"github.com/seed-898ab921/kartograph/internal/gunzip"
	"github.com/seed-898ab921/kartograph/internal/text/charset"
)

// file is a delimited file whose encoding, dialect and header are known.
type file struct {
	fsys     fs.FS
	name     string
	encoding charset.Encoding
	dialect  dialect
	maxRow   int
	columns  []string
	warnings []string
	strict   bool
}

var (
	markUTF8    = []byte("\xEF\xBB\xBF")
	markUTF16LE = []byte("\xFF\xFE")
	markUTF16BE = []byte("\xFE\xFF")
)

// openFile finds out how a file is to be read, and reads its header.
func openFile(fsys fs.FS, name string, o Options) (*file, error) {
	f := &file{fsys: fsys, name: name, maxRow: o.maxRow(), strict: o.Strict}
	var err error
	if f.encoding, err = f.chooseEncoding(o.Charset); err != nil {
		return nil, err
	}
	closer, text, err := f.open()
	if err != nil {
		return nil, err
	}
	defer closer.Close()
	// An error of reading comes again when the header is read.
	start, _ := text.Peek(text.Size())
	if f.dialect, err = newDialect(o.Dialect, name, start, max(o.Skip, 0)); err != nil {
		return nil, err
	}
	rows := newRowReader(text, f.dialect, f.maxRow)
	return f, f.readHeader(rows)
}

// chooseEncoding returns the encoding that was asked for, that a byte order
// mark tells, or that the text looks like.
func (f *file) chooseEncoding(asked string) (charset.Encoding, error) {
	raw, err := gunzip.Open(f.fsys, f.name)
	if err != nil {
		return charset.Encoding{}, err
	}
	defer raw.Close()
	r := bufio.NewReaderSize(raw, 1<<16)
	if mark, _ := r.Peek(3); asked == "" {
		switch {
		case bytes.HasPrefix(mark, markUTF8):
			asked = "utf-8"
		case bytes.HasPrefix(mark, markUTF16LE):
			asked = "utf-16le"
		case bytes.HasPrefix(mark, markUTF16BE):
			asked = "utf-16be"
		}
	}
	e, _, err := charset.Choose(charset.Hints{Config: asked, ValidUTF8: func() (bool, error) { return validUTF8(r) }})
	return e, err
}

// validUTF8 reads r to its end and reports whether it is UTF-8.
func validUTF8(r *bufio.Reader) (bool, error) {
	for {
		b, err := r.Peek(r.Size())
		whole := b
		if err == nil {
			// A rune may go on behind the buffer.
			whole = b[:len(b)-incomplete(b)]
		}
		if !utf8.Valid(whole) {
			return false, nil
		}
		if err == io.EOF {
			return true, nil
		}
		if err != nil {
			return false, err
		}
		if _, err := r.Discard(len(whole)); err != nil {
			return false, err
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

// open opens the file at its first line, as UTF-8 without byte order mark.
func (f *file) open() (io.Closer, *bufio.Reader, error) {
	raw, err := gunzip.Open(f.fsys, f.name)
	if err != nil {
		return nil, nil, err
	}
	text := bufio.NewReaderSize(f.encoding.NewReader(raw), 1<<16)
	if mark, _ := text.Peek(len(markUTF8)); bytes.Equal(mark, markUTF8) {
		text.Discard(len(markUTF8))
	}
	return raw, text, nil
}
