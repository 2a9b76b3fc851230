package delimited

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
)

// rowReader divides text into rows of cells. It is as lenient as spreadsheets:
// quotes within a cell that does not begin with one are letters, and what
// follows a closing quote belongs to the cell; see quotes.go.
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
	// row holds the cells of the row one after another, with gap bytes between
	// them, ends where each ends.
	row   []byte
	ends  []int
	gap   int
	cells []string
	// width is how many cells the first row has; 0 before it is read.
	width int
	// odd notes that a quoted cell has quotes of its own that are not doubled.
	odd func()
	// mend decodes the cells of a row, where they are not all in one encoding;
	// nil where they are.
	mend func(cells []string)
	// given are the rows of a table that is no text, nil for one that is.
	given Rows
}

// maxCells bounds the cells of a row. Spreadsheets have at most 16,384.
const maxCells = 1 << 16

func newRowReader(r *bufio.Reader, d dialect, maxRow int) *rowReader {
	return &rowReader{r: r, dialect: d, maxRow: maxRow}
}

// where names the place of the last row.
func (r *rowReader) where() string {
	if r.given != nil {
		return r.given.Where()
	}
	return fmt.Sprintf("line %d", r.start)
}

// next returns the cells of the next row that is not blank, which hold until
// the next call. The error is io.EOF after the last row.
func (r *rowReader) next() ([]string, error) {
	if r.given != nil {
		return r.given.Next()
	}
	if err := r.advance(); err != nil {
		return nil, err
	}
	cells := r.cut()
	if r.mend != nil {
		r.mend(cells)
	}
	return cells, nil
}

// advance divides the next row of a text that is not blank into row and ends. The
// error is io.EOF after the last one.
func (r *rowReader) advance() error {
	for {
		if err := r.readLine(); err != nil {
			return err
		}
		r.start = r.line
		if len(r.text) == 0 {
			continue
		}
		if err := r.split(); err != nil {
			return err
		}
		if len(r.row) == r.gap*(len(r.ends)-1) {
			continue // a blank one
		}
		if r.width == 0 {
			r.width = len(r.ends)
		}
		return nil
	}
}

// cut returns the cells, which share one string.
func (r *rowReader) cut() []string {
	text, start := string(r.row), 0
	r.cells = r.cells[:0]
	for _, end := range r.ends {
		r.cells = append(r.cells, text[start:end])
		start = end + r.gap
	}
	return r.cells
}

// readLine reads the next line into text, without its end.
func (r *rowReader) readLine() error {
	r.text = r.text[:0]
	last := false
	for {
		piece, err := r.r.ReadSlice('\n')
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
		last = err != nil
		break
	}
	r.line++
	if last {
		// What DOS ends a text with.
		r.text = bytes.TrimRight(r.text, "\x1a\x00")
	}
	if n := len(r.text); n > 0 && r.text[n-1] == '\n' {
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
	r.row, r.ends, r.gap = r.row[:0], r.ends[:0], 0
	if bytes.IndexByte(r.text, '"') < 0 {
		return r.splitPlain()
	}
	total := 0
	for i := 0; ; {
		if quote := r.opening(i); quote >= 0 {
			end, err := r.quoted(quote+1, &total)
			if err != nil {
				return err
			}
			i = end
		}
		end := len(r.text)
		if n := bytes.IndexByte(r.text[i:], r.dialect.delimiter); n >= 0 {
			end = i + n
		}
		r.row = append(r.row, r.text[i:end]...)
		i = end
		if r.ends = append(r.ends, len(r.row)); len(r.ends) > maxCells {
			return r.tooMany()
		}
		if i >= len(r.text) {
			return nil
		}
		i++
	}
}

// splitPlain divides a line without quotes.
func (r *rowReader) splitPlain() error {
	r.row, r.gap = append(r.row, r.text...), 1
	for i := 0; ; {
		n := bytes.IndexByte(r.row[i:], r.dialect.delimiter)
		if n < 0 {
			r.ends = append(r.ends, len(r.row))
			return nil
		}
		if r.ends = append(r.ends, i+n); len(r.ends) >= maxCells {
			return r.tooMany()
		}
		i += n + 1
	}
}

func (r *rowReader) tooMany() error {
	return fmt.Errorf("line %d: the row has more than %d cells", r.start, maxCells)
}
