package shapefile

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/internal/numerals"
	"github.com/seed-898ab921/kartograph/layers/shapefile/dbf"
)

// lookAtNumbers looks at the texts of the table, the first time that somebody
// asks, and tells how the numbers among them are read.
func (s *Source) lookAtNumbers() (*numerals.Columns, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.numbers != nil {
		return s.numbers, nil
	}
	f, err := s.members.dbf.open()
	if err != nil {
		return nil, err
	}
	defer f.Close()
	head, err := dbf.ReadHeader(f)
	if err != nil {
		return nil, err
	}
	columns, err := head.Numbers(f, s.encoding, s.types)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", s.members.dbf.name, err)
	}
	s.numbers = columns
	return columns, nil
}
