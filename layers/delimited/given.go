package delimited

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/internal/tally"
	"github.com/seed-898ab921/kartograph/layers"
)

// Table is a table that is no text, such as the sheet of a spreadsheet. Its cells
// are read as those of a text are.
type Table struct {
	// Name is the name of the file, for errors, and Format that of the
	// format.
	Name, Format string
	// Rows begins a walk over the rows; any number may go on at once.
	Rows func() Rows
	// Warnings are told before all others.
	Warnings []string
}

// Rows walks over the rows of a table.
type Rows interface {
	// Next returns the cells of the next row, the header first, which hold
	// until the next call. The error is io.EOF after the last row.
	Next() ([]string, error)
	// Where names the place of the last row.
	Where() string
}

// OpenRows is Open for a table that is no text; Dialect, Charset and Skip mean
// nothing to it.
func OpenRows(t Table, o Options) (*Source, error) {
	s, err := open(func() (*file, error) { return t.file(o) }, o)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", t.Name, err)
	}
	return s, nil
}

// ReadRows is ReadTable for a table that is no text.
func ReadRows(t Table, o Options) (s *layers.Schema, records []layers.Record, warnings []string, err error) {
	s, records, warnings, err = readTable(func() (*file, error) { return t.file(o) }, o)
	if err != nil {
		return nil, nil, nil, fmt.Errorf("%s: %w", t.Name, err)
	}
	return s, records, warnings, nil
}

// WalkRows is Walk for a table that is no text.
func WalkRows(t Table, o Options, take func(layers.Record) error) (Walked, error) {
	w, err := walk(func() (*file, error) { return t.file(o) }, o, take)
	if err != nil {
		return w, fmt.Errorf("%s: %w", t.Name, err)
	}
	return w, nil
}

// file reads the header of a table.
func (t Table) file(o Options) (*file, error) {
	f := &file{name: t.Name, format: t.Format, given: t.Rows, strict: o.Strict, warnings: t.Warnings}
	f.dialect.headless = o.Headless
	return f, f.readHeader(f.rows(nil, new(tally.Tally)))
}
