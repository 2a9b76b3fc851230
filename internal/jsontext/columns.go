package jsontext

import "github.com/seed-898ab921/kartograph/layers"

// MaxColumns is how many different properties the features of a file may have.
// A record has a cell for every column up to its last, so without a limit a
// small file could ask for any amount of memory.
const MaxColumns = 4096

// The rows of a text may have freeCells cells together, or cellsPerByte for
// each byte of it, whatever is more. Only many rows that each have another of
// many columns need more: a small text that is meant to use much memory.
const (
	freeCells    = 1 << 22
	cellsPerByte = 4
)

// Columns collects the names of properties in order of first appearance. The
// zero Columns is empty.
type Columns struct {
	names []string
	index map[string]int
	// next is the column that follows the one seen last, a good guess for
	// the next one.
	next int
}

// Names returns the names, in order of first appearance.
func (s *Columns) Names() []string { return s.names }

// Scan takes an object of properties, or a null, and adds its keys.
func (s *Columns) Scan(c *Cursor) error {
	if c.Null() {
		return nil
	}
	s.next = 0
	return c.Object(func(key []byte) error {
		if err := s.add(c, key); err != nil {
			return err
		}
		return c.Skip()
	})
}

func (s *Columns) add(c *Cursor, key []byte) error {
	if s.next < len(s.names) && s.names[s.next] == string(key) {
		s.next++
		return nil
	}
	name := c.valid(key)
	if i, ok := s.index[name]; ok {
		s.next = i + 1
		return nil
	}
	if len(s.names) == MaxColumns {
		return LimitAt(c.pos, "the features have more than %d different properties", MaxColumns)
	}
	s.put(name)
	return nil
}

// put adds a name that is not there.
func (s *Columns) put(name string) {
	if s.index == nil {
		s.index = map[string]int{}
	}
	s.index[name] = len(s.names)
	s.names = append(s.names, name)
	s.next = len(s.names)
}

// Merge adds the names that were found in what follows, and reports whether there is room for them; if not,
// nothing is added.
func (s *Columns) Merge(o *Columns) bool {
	var more []string
	for _, name := range o.names {
		if _, ok := s.index[name]; !ok {
			more = append(more, name)
		}
	}
	if len(s.names)+len(more) > MaxColumns {
		return false
	}
	for _, name := range more {
		s.put(name)
	}
	return true
}

// Row takes an object of properties, or a null, as the values of a record of
// the schema, which must have all its keys. Of equal keys the last one wins.
// The first columns, as many as reserved says, are left null for the caller.
func Row(c *Cursor, schema *layers.Schema, reserved int) ([]layers.Value, error) {
	if c.Null() {
		return make([]layers.Value, reserved), nil
	}
	names := schema.Columns()
	values := make([]layers.Value, reserved, min(len(names), 64))
	next := reserved
	err := c.Object(func(key []byte) error {
		i := next
		if i >= len(names) || names[i] != string(key) {
			i = schema.Index(c.valid(key))
		}
		if i < 0 {
			return c.Errorf("property %s was not there before", clip(key))
		}
		next = i + 1
		for len(values) <= i {
			values = append(values, layers.Value{})
		}
		var err error
		values[i], err = c.Cell()
		return err
	})
	if c.counts.Cells += len(values); c.counts.Cells > MostCells(c.data) {
		return nil, LimitAt(c.pos, "too many different properties for a file of %d bytes", len(c.data))
	}
	return values, err
}
