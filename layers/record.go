package layers

// Schema is the ordered list of a source's columns, shared by the records of
// all its features.
type Schema struct {
	columns []string
	index   map[string]int
}

// NewSchema returns the schema with these columns in this order. Of columns
// with the same name the first one wins.
func NewSchema(columns []string) *Schema {
	s := &Schema{columns: columns, index: make(map[string]int, len(columns))}
	for i, c := range columns {
		if _, twice := s.index[c]; !twice {
			s.index[c] = i
		}
	}
	return s
}

// Columns returns the column names in order; the caller must not change them.
func (s *Schema) Columns() []string {
	if s == nil {
		return nil
	}
	return s.columns
}

// Index returns the position of a column, or -1 where there is none.
func (s *Schema) Index(column string) int {
	if s != nil {
		if i, ok := s.index[column]; ok {
			return i
		}
	}
	return -1
}

// Record is a feature's row: one value for each column of its schema. Values
// may be shorter than the schema; what is missing is null.
type Record struct {
	Schema *Schema
	Values []Value
}

// At returns the value of the schema's column i; null where the record has none.
func (r Record) At(i int) Value {
	if i < len(r.Values) {
		return r.Values[i]
	}
	return Value{}
}

// Get returns the value in a column; ok is false when there is no such column.
func (r Record) Get(column string) (v Value, ok bool) {
	i := r.Schema.Index(column)
	if i < 0 {
		return Value{}, false
	}
	if i >= len(r.Values) {
		return Value{}, true
	}
	return r.Values[i], true
}
