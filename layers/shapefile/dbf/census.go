package dbf

import (
	"bufio"
	"bytes"
	"errors"
	"io"

	"github.com/seed-898ab921/kartograph/internal/text/charset"
)

// Texts reads all rows from r and counts what their texts, of live and deleted
// rows, are written in. With pure it stops at the first that is not UTF-8.
func (h *Header) Texts(r io.Reader, pure bool) (c charset.Census, err error) {
	br := bufio.NewReaderSize(r, 1<<14)
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
				err = nil
			}
			return c, err
		}
		for _, f := range texts {
			c.Add(wholeLetters(untilNUL(row[f.offset : f.offset+f.Width])))
		}
		if pure && c.Broken > 0 {
			return c, nil
		}
	}
	return c, nil
}

// untilNUL returns a cell up to its first NUL: some programs end texts with one
// and leave what was there before behind it.
func untilNUL(cell []byte) []byte {
	if i := bytes.IndexByte(cell, 0); i >= 0 {
		return cell[:i]
	}
	return cell
}

// wholeLetters returns a cell without a last letter of UTF-8 that the column's
// width has cut off. A cell that ends in blanks is not cut off.
func wholeLetters(cell []byte) []byte { return cell[:completeUTF8(cell)] }
