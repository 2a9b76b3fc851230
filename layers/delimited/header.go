package delimited

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/text/nearest"
	"github.com/seed-898ab921/kartograph/layers/internal/columns"
)

// readHeader reads the row of column names.
func (f *file) readHeader(rows *rowReader) error {
	cells, err := rows.header()
	if errors.Is(err, io.EOF) {
		return errors.New("the file is empty; its first line should name the columns")
	}
	if err != nil {
		return err
	}
	var names []string
	for _, c := range cells {
		names = append(names, strings.TrimSpace(c))
	}
	for n := len(names); n > 0 && names[n-1] == ""; n-- {
		names = names[:n-1]
	}
	f.columns, f.warnings = columns.Unique(names)
	return nil
}

// header skips what stands before the header and returns its cells.
func (r *rowReader) header() ([]string, error) {
	for range r.dialect.skip {
		if err := r.readLine(); err != nil {
			return nil, err
		}
	}
	return r.next()
}

// check compares the number of a row's cells with the header; empty cells at
// the end of the row are taken off.
func (f *file) check(rows *rowReader, cells []string) ([]string, error) {
	for len(cells) > len(f.columns) && strings.TrimSpace(cells[len(cells)-1]) == "" {
		cells = cells[:len(cells)-1]
	}
	if len(cells) != len(f.columns) {
		return nil, fmt.Errorf("line %d: the row has %d cells, the header has %d", rows.start, len(cells), len(f.columns))
	}
	return cells, nil
}

// find returns the place of the column that was asked for, or of the first of
// the usual names that there is; -1 when nothing was asked for and none is
// there. Where no column has the very name, upper and lower case are the same.
func (f *file) find(option, asked string, usual ...string) (int, error) {
	if asked == "" {
		for _, name := range usual {
			if i := f.index(name); i >= 0 {
				return i, nil
			}
		}
		return -1, nil
	}
	if i := f.index(asked); i >= 0 {
		return i, nil
	}
	return -1, fmt.Errorf("%s: column %q not found%s; the columns are %s", option, asked, nearest.Hint(asked, f.columns), f.list())
}

func (f *file) index(name string) int {
	found := -1
	for i, c := range f.columns {
		if c == name {
			return i
		}
		if found < 0 && strings.EqualFold(c, name) {
			found = i
		}
	}
	return found
}

// list returns the column names for an error, of many only the first.
func (f *file) list() string {
	const most = 30
	if len(f.columns) > most {
		return strings.Join(f.columns[:most], ", ") + ", ..."
	}
	return strings.Join(f.columns, ", ")
}
