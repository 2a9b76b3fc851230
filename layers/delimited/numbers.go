package delimited

import (
	"context"

	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/numerals"
	"github.com/seed-898ab921/kartograph/internal/tally"
	"github.com/seed-898ab921/kartograph/layers"
)

// lookAtNumbers looks at all cells of the file, the first time that somebody
// asks, and tells how the numbers of each column are read. The coordinates are
// not looked at: they have rules of their own.
func (s *Source) lookAtNumbers(ctx context.Context) (*numerals.Columns, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.numbers != nil {
		return s.numbers, nil
	}
	columns, err := numerals.NewColumns(layers.NewSchema(s.file.columns), s.numerals)
	if err != nil {
		return nil, err
	}
	closer, text, err := s.file.open()
	if err != nil {
		return nil, err
	}
	defer closer.Close()
	rows := s.file.rows(text, new(tally.Tally))
	if err := s.noteCells(ctx, rows, columns); err != nil {
		return nil, err
	}
	columns.Decide()
	s.numbers = columns
	return columns, nil
}

// noteCells looks at the rows up to the end, or to one that cannot be divided
// into cells: whoever reads the rows comes to the same place and tells of it.
func (s *Source) noteCells(ctx context.Context, rows *rowReader, columns *numerals.Columns) error {
	some := false
	for i := range s.file.columns {
		some = some || s.isNumbered(i)
	}
	if !some || rows.begin() != nil {
		return nil
	}
	for {
		if err := heed.Err(ctx); err != nil {
			return err
		}
		if rows.given == nil && rows.mend == nil {
			if rows.advance() != nil {
				return nil
			}
			s.noteRow(rows, columns)
			continue
		}
		cells, err := rows.next()
		if err != nil {
			return nil
		}
		if len(cells) < len(s.file.columns) {
			continue
		}
		for i := range s.file.columns {
			if s.isNumbered(i) {
				columns.Note(i, cells[i])
			}
		}
	}
}

// noteRow looks at the cells of a row where they stand in its text.
func (s *Source) noteRow(rows *rowReader, columns *numerals.Columns) {
	if len(rows.ends) < len(s.file.columns) {
		return
	}
	start := 0
	for i, end := range rows.ends[:len(s.file.columns)] {
		if s.isNumbered(i) {
			columns.NoteBytes(i, rows.row[start:end])
		}
		start = end + rows.gap
	}
}

// isNumbered reports whether a column may be one of numbers: all but those of the
// places.
func (s *Source) isNumbered(i int) bool { return i != s.x && i != s.y && i != s.wkt }
