package delimited

import (
	"bufio"
	"errors"
	"fmt"
	"io"
)

// rowReader divides text into rows of cells. It is as lenient as spreadsheets:
// quotes within a cell that does not begin with one are letters, and what
// follows a closing quote belongs to the cell.
type rowReader struct {
	r       *bufio.Reader
	dialect dialect
	// maxRow is the longest row in bytes.
	maxRow int
	// line is the number of the line that was read last, from 1.
	line int
	// start is the number of the line where the last row began.
	start int
	text  []byte
	cell  []byte
	cells []string
}

func newRowReader(r *bufio.Reader, d dialect, maxRow int) *rowReader {
	return &rowReader{r: r, dialect: d, maxRow: maxRow}
}

// next returns the cells of the next row that is not blank, which hold until
// the next call. The error is io.EOF after the last row.
func (r *rowReader) next() ([]string, error) {
	for {
		if err := r.readLine(); err != nil {
			return nil, err
		}
		r.start = r.line
		if len(r.text) == 0 {
			continue
		}
		if err := r.split(); err != nil {
			return nil, err
		}
		for _, c := range r.cells {
			if c != "" {
				return r.cells, nil
			}
		}
	}
}

// readLine reads the next line into text, without its end.
func (r *rowReader) readLine() error {
	r.text = r.text[:0]
	for {
		piece, err := r.r.ReadSlice(r.dialect.end)
		r.text = append(r.text, piece...)
		if len(r.text) > r.maxRow {
			return r.tooLong()
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if err != nil && (!errors.Is(err, io.EOF) || len(r.text) == 0) {
			return err
		}
		break
	}
	r.line++
	if n := len(r.text); n > 0 && r.text[n-1] == r.dialect.end {
		r.text = r.text[:n-1]
	}
	if n := len(r.text); n > 0 && r.text[n-1] == '\r' {
		r.text = r.text[:n-1]
	}
	return nil
}

func (r *rowReader) tooLong() error {
	return fmt.Errorf("line %d: the row is longer than %d bytes; is a closing quote missing?", max(r.start, 1), r.maxRow)
}

// split divides the row that begins with the line in text; quoted cells may go
// on over further lines.
func (r *rowReader) split() error {
	r.cells = r.cells[:0]
	total := 0
	for i := 0; ; {
		r.cell = r.cell[:0]
		if i < len(r.text) && r.text[i] == '"' {
			end, err := r.quoted(i+1, &total)
			if err != nil {
				return err
			}
			i = end
		}
		for i < len(r.text) && r.text[i] != r.dialect.delimiter {
			r.cell = append(r.cell, r.text[i])
			i++
		}
		r.cells = append(r.cells, string(r.cell))
		if i >= len(r.text) {
			return nil
		}
		i++
	}
}

// quoted reads a quoted cell from place i of the line on and returns the place
// behind the closing quote, which may be in a later line. total counts the
// bytes of the lines before.
func (r *rowReader) quoted(i int, total *int) (int, error) {
	for {
		for i < len(r.text) {
			c := r.text[i]
			i++
			if c != '"' {
				r.cell = append(r.cell, c)
				continue
			}
			if i >= len(r.text) || r.text[i] != '"' {
				return i, nil
			}
			r.cell = append(r.cell, c)
			i++
		}
		if *total += len(r.text) + 1; *total > r.maxRow {
			return 0, r.tooLong()
		}
		if err := r.readLine(); errors.Is(err, io.EOF) {
			return 0, fmt.Errorf("line %d: a quoted cell has no closing quote", r.start)
		} else if err != nil {
			return 0, err
		}
		r.cell = append(r.cell, '\n')
		i = 0
	}
}
