package delimited

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

// opening returns the place of the quote that opens the cell at place i of the
// line; -1 where none does. Blanks may stand before it if a quote closes the cell
// behind which nothing follows: else both are letters.
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
	switch end := closing(trimmed[1:]); {
	case end >= 0 && r.endsBefore(trimmed[1+end+1:]):
		return quote
	case end < 0 && r.goesOn():
		return quote
	}
	return -1
}

// closing returns the place of the first quote in a text that is not doubled; -1
// where there is none.
func closing(text []byte) int {
	for i := 0; i < len(text); i++ {
		if text[i] != '"' {
			continue
		}
		if i+1 == len(text) || text[i+1] != '"' {
			return i
		}
		i++
	}
	return -1
}

// endsBefore reports whether a cell ends before a text, but for blanks.
func (r *rowReader) endsBefore(text []byte) bool {
	text = bytes.TrimLeft(text, " ")
	return len(text) == 0 || text[0] == r.dialect.delimiter || text[0] == '\n' || text[0] == '\r'
}

// goesOn reports whether the cell that the last quote of the line opens, with
// blanks before it, ends in one of the next lines. It does not where these are rows
// themselves, and the quote then is a sign for inches or a mistake.
func (r *rowReader) goesOn() bool {
	ahead, _ := r.r.Peek(r.r.Buffered())
	end := closing(ahead)
	if end < 0 || end+1 == len(ahead) {
		ahead, _ = r.r.Peek(r.r.Size())
		end = closing(ahead)
	}
	if end < 0 || !r.endsBefore(ahead[end+1:]) {
		return false
	}
	first := r.isRow(r.text)
	for {
		line, rest, more := bytes.Cut(ahead, []byte{'\n'})
		if last := end <= len(line); last || !more {
			return !first || !r.isRow(line)
		}
		if r.isRow(line) {
			return false
		}
		ahead, end = rest, end-len(line)-1
	}
}

// isRow reports whether a line by itself has as many cells as the first row.
func (r *rowReader) isRow(line []byte) bool {
	cells, quoted := 1, false
	balanced := bytes.Count(line, []byte{'"'})%2 == 0
	for _, c := range line {
		switch {
		case c == '"' && balanced:
			quoted = !quoted
		case c == r.dialect.delimiter && !quoted:
			cells++
		}
	}
	return r.width > 1 && cells == r.width
}

// quoted reads a quoted cell from place i of the line on and returns the place
// behind the closing quote, which may be in a later line. total counts the
// bytes of the lines before.
func (r *rowReader) quoted(i int, total *int) (int, error) {
	for {
		for i < len(r.text) {
			n := bytes.IndexByte(r.text[i:], '"')
			if n < 0 {
				r.row = append(r.row, r.text[i:]...)
				break
			}
			r.row = append(r.row, r.text[i:i+n]...)
			i += n + 1
			switch {
			case i < len(r.text) && r.text[i] == '"':
				i++
			case r.endsBefore(r.text[i:]):
				return i, nil
			default:
				if r.odd != nil {
					r.odd()
				}
				if !r.closesLater(i) {
					return i, nil
				}
			}
			r.row = append(r.row, '"')
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

// closesLater reports whether another quote closes the cell, before the next
// delimiter: "the "old" town". The quote before place i is then a letter that
// nobody has doubled.
func (r *rowReader) closesLater(i int) bool {
	cell := r.text[i:]
	if n := bytes.IndexByte(cell, r.dialect.delimiter); n >= 0 {
		cell = cell[:n]
	}
	return bytes.HasSuffix(bytes.TrimRight(cell, " "), []byte{'"'})
}
