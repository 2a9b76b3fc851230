package delimited

import (
	"bufio"
	"bytes"
	"io"
	"io/fs"

	"github.com/seed-898ab921/kartograph/internal/gunzip"
	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/internal/tally"
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
	// mixed says that cells may be in UTF-8 or in windows-1252, each for
	// itself.
	mixed bool
	// format names the format, and given walks over the rows of a table that
	// is no text; nil for one that is.
	format string
	given  func() Rows
}

var (
	markUTF8    = []byte("\xEF\xBB\xBF")
	markUTF16LE = []byte("\xFF\xFE")
	markUTF16BE = []byte("\xFE\xFF")
)

// openFile finds out how a file is to be read, and reads its header.
func openFile(fsys fs.FS, name string, o Options) (*file, error) {
	f := &file{fsys: spend.Whole(fsys), name: name, format: "csv", maxRow: o.maxRow(), strict: o.Strict}
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
	f.dialect.headless = o.Headless
	return f, f.readHeader(f.rows(text, new(tally.Tally)))
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
	e, _, err := charset.Choose(charset.Hints{Config: asked, Texts: func(bool) (charset.Census, error) { return f.census(r) }})
	f.mixed = f.mixed || e.IsUTF8() && asked != ""
	return e, err
}

// open opens the file at its first line, as UTF-8 without byte order mark.
func (f *file) open() (io.Closer, *bufio.Reader, error) {
	if f.given != nil {
		return io.NopCloser(nil), nil, nil
	}
	raw, err := gunzip.Open(f.fsys, f.name)
	if err != nil {
		return nil, nil, err
	}
	var decoded io.Reader = raw
	if !f.mixed {
		decoded = f.encoding.NewReader(raw)
	}
	text := bufio.NewReaderSize(decoded, 1<<16)
	if mark, _ := text.Peek(len(markUTF8)); bytes.Equal(mark, markUTF8) {
		text.Discard(len(markUTF8))
	}
	return raw, text, nil
}

// rows returns a reader of the rows of a text that open opened. What is read in
// another encoding than the others is counted in t.
func (f *file) rows(text *bufio.Reader, t *tally.Tally) *rowReader {
	if f.given != nil {
		return &rowReader{given: f.given(), dialect: f.dialect}
	}
	if f.dialect.returns {
		text = bufio.NewReaderSize(&lineFeeds{r: text}, 1<<16)
	}
	r := newRowReader(text, f.dialect, f.maxRow)
	r.odd = func() { t.Count("quotes within quoted cells that are not doubled", r.where) }
	if f.mixed {
		r.mend = func(cells []string) { f.mend(cells, t, r.where) }
	}
	return r
}
