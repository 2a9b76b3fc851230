package delimited

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/tally"
	"github.com/seed-898ab921/kartograph/internal/text/brief"
	"github.com/seed-898ab921/kartograph/internal/text/nearest"
	"github.com/seed-898ab921/kartograph/layers/internal/columns"
)

// readHeader reads the row of column names. Without one the columns get the
// names that nameless ones have, as many as the first row has cells.
func (f *file) readHeader(rows *rowReader) error {
	cells, err := rows.header()
	if errors.Is(err, io.EOF) {
		return errors.New("the file is empty; its first line should name the columns")
	}
	if err != nil {
		return err
	}
	if f.dialect.headless {
		f.columns, _ = columns.Unique(make([]string, len(cells)))
		return nil
	}
	var names []string
	for _, c := range cells {
		names = append(names, strings.TrimSpace(c))
	}
	for n := len(names); n > 0 && names[n-1] == ""; n-- {
		names = names[:n-1]
	}
	unique, told := columns.Unique(names)
	f.columns, f.warnings = unique, append(slices.Clip(f.warnings), told...)
	return nil
}

// header skips what stands before the table and returns the cells of its first
// row.
func (r *rowReader) header() ([]string, error) {
	if err := r.skip(); err != nil {
		return nil, err
	}
	return r.next()
}

// skip skips what stands before the table.
func (r *rowReader) skip() error {
	for range r.dialect.skip {
		if err := r.readLine(); err != nil {
			return err
		}
	}
	return nil
}

// begin skips what stands before the rows of the table, its header too.
func (r *rowReader) begin() error {
	if r.dialect.headless {
		return r.skip()
	}
	_, err := r.header()
	return err
}

// fit returns the cells of a row that has as many as the header, empty ones at
// its end taken off. A row that has not is nil: a note under the table, or one
// with a fault. The error is one of reading strictly.
func (f *file) fit(cells []string, records *tally.Records, where func() string) ([]string, error) {
	for len(cells) > len(f.columns) && strings.TrimSpace(cells[len(cells)-1]) == "" {
		cells = cells[:len(cells)-1]
	}
	switch {
	case len(cells) == len(f.columns):
		return cells, nil
	case len(cells) < len(f.columns) && records.Used() > 0 && isNote(cells):
		return nil, records.Empty("lines of text under the table skipped", where)
	}
	hint := ""
	if len(f.columns) == 1 || len(cells) > len(f.columns) {
		hint = "; if the table begins further down, \"skip\" tells how many lines stand before its header"
	}
	first := "header"
	if f.dialect.headless {
		first = "first row"
	}
	n := len(cells)
	return nil, records.Faulty(tally.Later(tally.WrongSize, func() string {
		return fmt.Sprintf("the row has %d cells, the %s has %d%s", n, first, len(f.columns), hint)
	}), where)
}

// isNote reports whether a row has a single text, as the lines under a table
// have that tell its source.
func isNote(cells []string) bool {
	filled := 0
	for _, c := range cells {
		if strings.TrimSpace(c) != "" {
			filled++
		}
	}
	return filled == 1
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
		return strings.Join(brief.All(f.columns[:most]), ", ") + ", ..."
	}
	return strings.Join(brief.All(f.columns), ", ")
}
