package delimited

import (
	"context"

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
	if rows.begin() != nil {
		return nil
	}
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		cells, err := rows.next()
		if err != nil {
			return nil
		}
		if len(cells) < len(s.file.columns) {
			continue
		}
		for i := range s.file.columns {
			if i != s.x && i != s.y && i != s.wkt {
				columns.Note(i, cells[i])
			}
		}
	}
}
