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
	// row holds the cells of the row one after another, ends where each ends.
	row   []byte
	ends  []int
	cells []string
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
		if len(r.row) > 0 {
			cells := r.cut()
			if r.mend != nil {
				r.mend(cells)
			}
			return cells, nil
		}
	}
}

// cut returns the cells, which share one string.
func (r *rowReader) cut() []string {
	text, start := string(r.row), 0
	r.cells = r.cells[:0]
	for _, end := range r.ends {
		r.cells = append(r.cells, text[start:end])
		start = end
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
	r.row, r.ends = r.row[:0], r.ends[:0]
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
			return fmt.Errorf("line %d: the row has more than %d cells", r.start, maxCells)
		}
		if i >= len(r.text) {
			return nil
		}
		i++
	}
}

// opening returns the place of the quote that opens the cell at place i of the
// line; -1 where none does. Blanks may stand before it if the quote that closes
// the cell is in the same line and nothing follows it: else both are letters.
func (r *rowReader) opening(i int) int {
	rest := r.text[i:]
	if len(rest) == 0 || rest[0] != ' ' && rest[0] != '"' {
		return -1
	}
	trimmed := bytes.TrimLeft(rest, " ")
	if len(trimmed) == 0 || trimmed[0] != '"' {
		return -1
	}
	quote := i + len(rest) - len(trimmed)
	if quote == i {
		return quote
	}
	for j := 1; j < len(trimmed); j++ {
		if trimmed[j] != '"' {
			continue
		}
		if j+1 < len(trimmed) && trimmed[j+1] == '"' {
			j++
			continue
		}
		if after := bytes.TrimLeft(trimmed[j+1:], " "); len(after) == 0 || after[0] == r.dialect.delimiter {
			return quote
		}
		return -1
	}
	return -1
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
				r.row = append(r.row, c)
				continue
			}
			if i >= len(r.text) || r.text[i] != '"' {
				return i, nil
			}
			r.row = append(r.row, c)
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
		r.row = append(r.row, '\n')
		i = 0
	}
}
