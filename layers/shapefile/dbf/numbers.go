package dbf

import (
	"bufio"
	"errors"
	"io"

	"github.com/seed-898ab921/kartograph/internal/numerals"
	"github.com/seed-898ab921/kartograph/internal/tally"
	"github.com/seed-898ab921/kartograph/internal/text/charset"
	"github.com/seed-898ab921/kartograph/layers"
)

// Numbers reads rows from r and tells how the numbers are read that are in
// columns of texts; types say what columns are, by their names. Columns of which
// it is sure that they are texts are looked at no longer.
func (h *Header) Numbers(r io.Reader, e charset.Encoding, types map[string]layers.ColumnType) (*numerals.Columns, error) {
	schema, _ := h.Columns(e)
	columns, err := numerals.NewColumns(schema, numerals.Options{Types: types})
	if err != nil {
		return nil, err
	}
	var open []int
	fields := h.kept()
	for i, f := range fields {
		if f.Type == 'C' {
			open = append(open, i)
		}
	}
	reader := &Reader{encoding: e, tally: new(tally.Tally)}
	br, row := bufio.NewReaderSize(r, 1<<14), make([]byte, h.rowLength)
	for n := range h.Rows {
		if len(open) == 0 {
			break
		}
		if _, err := io.ReadFull(br, row); errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			break
		} else if err != nil {
			return nil, err
		}
		if row[0] == '*' {
			continue
		}
		kept := open[:0]
		for _, i := range open {
			f := &fields[i]
			reader.note(columns, i, row[f.offset:f.offset+f.Width])
			if !columns.AreTexts(i, h.Rows-n-1) {
				kept = append(kept, i)
			}
		}
		open = kept
	}
	columns.Decide()
	return columns, nil
}

// note looks at a text; most need not be decoded for it.
func (d *Reader) note(columns *numerals.Columns, i int, cell []byte) {
	if b := cell[0] | 0x20; b >= 'a' && b <= 'z' && len(cell) > 6 && cell[6] > ' ' {
		columns.NoteWords(i)
		return
	}
	columns.Note(i, d.text(cell).String())
}

// ReadNumbers makes the reader read numbers in columns of texts.
func (d *Reader) ReadNumbers(columns *numerals.Columns) { d.numbers = columns }
