package spreadsheet

import (
	"bytes"
	"fmt"
	"strings"
	"unsafe"

	"github.com/seed-898ab921/kartograph/internal/text/brief"
)

// sheetReader reads the cells of a sheet.
type sheetReader struct {
	*xlsx
	s      *scanner
	g      *grid
	merges []merge
	// row is the number of the row in hand, column that of the last cell, and
	// cells are its cells.
	row, column int
	cells       []cell
}

func (x *xlsx) readSheet(name string, hold func(bytes int64) error) (*grid, error) {
	r := &sheetReader{xlsx: x, g: &grid{hold: hold}}
	for _, text := range x.strings {
		r.g.copied -= int64(len(text)) // the first cell of each
	}
	err := part(x.parts, name, func(s *scanner) error {
		r.s = s
		return s.elements(r.element)
	})
	if err != nil {
		return nil, err
	}
	r.g.order()
	return r.g, r.g.fill(r.merges)
}

// element takes a row or a range of merged cells.
func (r *sheetReader) element() error {
	switch string(r.s.name) {
	case "row":
		return r.readRow()
	case "mergeCell":
		m, ok := parseMerge(string(r.s.attribute("ref")))
		if ok && len(r.merges) < maxRepeated {
			r.merges = append(r.merges, m)
		}
	}
	return nil
}

// readRow reads the row that was just begun. Rows and cells without a number
// follow on those before them.
func (r *sheetReader) readRow() error {
	r.row++
	if n, ok := r.s.whole("r"); ok {
		r.row = n
	}
	r.column, r.cells = -1, r.cells[:0]
	for {
		t, err := r.s.next()
		switch {
		case err != nil:
			return unexpected(err)
		case t == startTag && string(r.s.name) == "c":
			if err := r.readCell(); err != nil {
				return fmt.Errorf("cell %s: %w", place(r.row, r.column), err)
			}
		case t == startTag:
			if err := r.s.pass(); err != nil {
				return err
			}
		case t == endTag:
			return r.g.add(r.row, 1, r.cells)
		}
	}
}

// pass passes over the element that was just begun.
func (s *scanner) pass() error {
	for depth := 1; depth > 0; {
		t, err := s.next()
		switch {
		case err != nil:
			return unexpected(err)
		case t == startTag:
			depth++
		case t == endTag:
			depth--
		}
	}
	return nil
}

// readCell reads the cell that was just begun.
func (r *sheetReader) readCell() error {
	r.column++
	if name := r.s.attribute("r"); name != nil {
		if _, column, ok := parsePlace(string(name)); ok {
			r.column = column
		}
	}
	kind := string(r.s.attribute("t"))
	style, _ := r.s.whole("s")
	value, formula, err := r.content(kind)
	if err != nil {
		return err
	}
	if value == "" && formula {
		r.g.found.at(foundFormulas, r.row, r.column)
	}
	if value, err = r.shown(kind, style, value); err != nil {
		return err
	}
	if strings.TrimSpace(value) != "" {
		r.cells = append(r.cells, cell{r.column, value})
	}
	return nil
}

// content returns what a cell holds, and whether a formula does.
func (r *sheetReader) content(kind string) (value string, formula bool, err error) {
	for {
		t, err := r.s.next()
		switch {
		case err != nil:
			return "", false, unexpected(err)
		case t == endTag:
			return value, formula, nil
		case t == text:
			continue
		}
		switch string(r.s.name) {
		case "v":
			value, err = r.s.plainText(kind != "s")
		case "is":
			value, err = r.s.richText()
		default:
			formula = formula || string(r.s.name) == "f"
			err = r.s.pass()
		}
		if err != nil {
			return "", false, err
		}
	}
}

// wordsAtOnce is for how many bytes of texts there is room at a time, and longWord what is
// longer than has a room of its own; from ownWord on that is where it was read.
const wordsAtOnce, longWord, ownWord = 1 << 12, 1 << 7, 1 << 20

// word is the text of an element that was read, beside those of others: room for each by
// itself takes the collector of garbage as long as reading it.
func (s *scanner) word() string {
	n := len(s.piece)
	if n > ownWord && n > cap(s.piece)/4*3 { // nobody writes to it again
		text := unsafe.String(unsafe.SliceData(s.piece), n)
		s.piece = nil
		return text
	}
	if n > longWord {
		return string(s.piece)
	}
	if s.words.Cap()-s.words.Len() < n { // else nothing that is there is moved
		s.words = strings.Builder{}
		s.words.Grow(wordsAtOnce)
	}
	from := s.words.Len()
	s.words.Write(s.piece)
	return s.words.String()[from:]
}

// addText adds the text that was just read to what was read before; a long one that is all of it
// takes its place.
func (s *scanner) addText() {
	if len(s.piece) == 0 && len(s.content) > longWord {
		s.piece, s.content = s.content, s.piece
		return
	}
	s.piece = append(s.piece, s.content...)
}

// plainText returns the text of the element that was just begun, which stays as long as
// the sheet or is forgotten.
func (s *scanner) plainText(stays bool) (string, error) {
	s.piece = s.piece[:0]
	for {
		t, err := s.next()
		switch {
		case err != nil:
			return "", unexpected(err)
		case t == endTag && stays:
			return s.word(), nil
		case t == endTag:
			return string(s.piece), nil
		case t == startTag:
			if err := s.pass(); err != nil {
				return "", err
			}
		default:
			s.addText()
		}
	}
}

// shown returns the text that a cell shows.
func (r *sheetReader) shown(kind string, style int, value string) (string, error) {
	switch kind {
	case "s":
		n, ok := index(value)
		if !ok || n >= len(r.strings) {
			return "", fmt.Errorf("it refers to the text %q of %d; the file is damaged", brief.Of(value), len(r.strings))
		}
		return r.strings[n], r.g.share(1, r.strings[n])
	case "str":
		return unescapeExcel(value), nil
	case "inlineStr", "d":
		return value, nil
	case "b":
		if value == "" {
			return "", nil
		}
		return fmt.Sprint(value == "1" || value == "true"), nil
	case "e":
		r.g.found.at(foundErrors, r.row, r.column)
		return "", nil
	}
	if value = strings.TrimSpace(value); value == "" {
		return "", nil
	}
	var f numberFormat
	if style < len(r.formats) {
		f = r.formats[style]
	}
	if f.look == percent {
		r.g.found.at(foundPercent, r.row, r.column)
	}
	return f.shown(value, r.from1904), nil
}

// index reads the number of a shared text.
func index(s string) (n int, ok bool) {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > 9 || len(bytes.Trim([]byte(s), "0123456789")) > 0 {
		return 0, false
	}
	for i := range len(s) {
		n = 10*n + int(s[i]-'0')
	}
	return n, true
}
