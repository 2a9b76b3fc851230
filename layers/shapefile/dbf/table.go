package dbf

import (
	"bufio"
	"errors"
	"fmt"
	"io"

	"github.com/seed-898ab921/kartograph/internal/numerals"
	"github.com/seed-898ab921/kartograph/internal/tally"
	"github.com/seed-898ab921/kartograph/internal/text/charset"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/internal/columns"
)

// Columns returns the columns' names in the encoding. Columns that have no
// name, or one that another column has already, get a name of their own;
// warnings tell of those.
func (h *Header) Columns(e charset.Encoding) (s *layers.Schema, warnings []string) {
	var names []string
	for _, f := range h.kept() {
		names = append(names, fieldName(f, e))
	}
	names, warnings = columns.Unique(names)
	return layers.NewSchema(names), warnings
}

// longestName is the length in bytes to which programs cut names.
const longestName = 10

// fieldName returns a column's name. Names that are not in the table's encoding
// occur, and are then in the encoding that Windows had. A letter of which the
// limit on names left only a part is left out.
func fieldName(f Field, e charset.Encoding) string {
	b := f.Name
	if e.IsUTF8() && len(b) >= longestName {
		b = wholeLetters(b)
	}
	name, ok := e.Decode(b)
	if !ok {
		name = charset.Mend(b)
	}
	return name
}

// kept returns the fields that become columns: not those without a byte, nor
// FoxPro's hidden one.
func (h *Header) kept() []Field {
	var fields []Field
	for _, f := range h.Fields {
		if f.Width > 0 && f.Type != '0' {
			fields = append(fields, f)
		}
	}
	return fields
}

// Reader reads a table's rows one after another.
type Reader struct {
	r        *bufio.Reader
	fields   []Field
	encoding charset.Encoding
	level7   bool
	row      []byte
	rows     int
	count    int
	tally    *tally.Tally
	// numbers tell how texts are read that are numbers; nil for as texts.
	numbers *numerals.Columns
}

// NewReader returns a reader of the rows of a table whose header has been read
// from r. Texts that are not valid UTF-8, where that is the encoding, are read
// as windows-1252 and counted in t, as are numbers that are none.
func (h *Header) NewReader(r io.Reader, e charset.Encoding, t *tally.Tally) *Reader {
	d := &Reader{
		r: bufio.NewReaderSize(r, 1<<14), fields: h.kept(), encoding: e, level7: h.level7,
		row: make([]byte, h.rowLength), rows: h.Rows, tally: t,
	}
	for _, f := range d.fields {
		if f.isMemo() {
			t.Note(fmt.Sprintf("column %q: memo texts are not read, its values are null", fieldName(f, e)))
		}
	}
	return d
}

// Next returns the values of the next row, one for each column of the header.
// The error is io.EOF after the last row, also when the file ends before the
// number of rows that its header declares. live is false for rows that are
// marked as deleted.
func (d *Reader) Next() (values []layers.Value, live bool, err error) {
	if d.count >= d.rows {
		return nil, false, io.EOF
	}
	values = make([]layers.Value, len(d.fields))
	live, err = d.next(values)
	if err != nil {
		return nil, false, err
	}
	return values, live, nil
}

// next is Next into a list.
func (d *Reader) next(values []layers.Value) (live bool, err error) {
	if d.count >= d.rows {
		return false, io.EOF
	}
	if _, err := io.ReadFull(d.r, d.row); err != nil {
		d.rows = d.count
		if errors.Is(err, io.ErrUnexpectedEOF) {
			err = io.EOF
		}
		return false, err
	}
	d.count++
	for i := range d.fields {
		f := &d.fields[i]
		values[i] = d.value(f, d.row[f.offset:f.offset+f.Width])
		if d.numbers != nil && d.numbers.Changes(i) {
			values[i] = d.numbers.ReadValue(i, values[i])
		}
	}
	return d.row[0] != '*', nil
}
