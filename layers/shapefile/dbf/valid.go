package dbf

import (
	"bufio"
	"errors"
	"io"
	"unicode/utf8"
)

// ValidUTF8 reads all rows from r and reports whether the texts of live and
// deleted rows are valid UTF-8.
func (h *Header) ValidUTF8(r io.Reader) (bool, error) {
	br := bufio.NewReaderSize(r, 1<<16)
	row := make([]byte, h.rowLength)
	var texts []Field
	for _, f := range h.kept() {
		if f.Type == 'C' {
			texts = append(texts, f)
		}
	}
	for range h.Rows {
		if _, err := io.ReadFull(br, row); err != nil {
			if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
				return true, nil
			}
			return false, err
		}
		for _, f := range texts {
			b := row[f.offset : f.offset+f.Width]
			if !utf8.Valid(b[:completeUTF8(b)]) {
				return false, nil
			}
		}
	}
	return true, nil
}
