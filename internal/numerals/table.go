package numerals

import "github.com/seed-898ab921/kartograph/layers"

// Table reads the numbers of a table whose cells are read already, in place: the
// records are the caller's own. Warnings tell what was decided.
func Table(schema *layers.Schema, records []layers.Record, o Options) (warnings []string, err error) {
	c, err := NewColumns(schema, o)
	if err != nil {
		return nil, err
	}
	for _, r := range records {
		c.NoteRecord(r)
	}
	c.Decide()
	if c.ChangesAny() {
		for _, r := range records {
			c.ReadRecord(r)
		}
	}
	return c.Warnings(), nil
}

// NoteRecord looks at the values of a record.
func (c *Columns) NoteRecord(r layers.Record) {
	for i := range c.columns {
		c.noteValue(i, r.At(i))
	}
}

// ChangesAny reports whether any column changes.
func (c *Columns) ChangesAny() bool {
	for i := range c.columns {
		if c.Changes(i) {
			return true
		}
	}
	return false
}

// ReadRecord reads the values of a record as was decided, in their place.
func (c *Columns) ReadRecord(r layers.Record) {
	for i := range min(len(c.columns), len(r.Values)) {
		if c.Changes(i) {
			r.Values[i] = c.ReadValue(i, r.Values[i])
		}
	}
}

// noteValue looks at a value.
func (c *Columns) noteValue(i int, v layers.Value) {
	switch k := v.Kind(); {
	case k == layers.KindText, k == layers.KindNumber && c.untyped:
		c.Note(i, v.String())
	case k == layers.KindNumber:
		c.columns[i].plain++
	}
}

// ReadValue returns what a value of a column is where numbers are read as people
// write them; see Read. Booleans and nulls stay what they are.
func (c *Columns) ReadValue(i int, v layers.Value) layers.Value {
	k := v.Kind()
	if k == layers.KindText && c.columns[i].asked == layers.ColumnText {
		return v
	}
	number := k == layers.KindNumber && (c.untyped || c.columns[i].asked == layers.ColumnText)
	if k != layers.KindText && !number {
		return v
	}
	if read, ok := c.Read(i, v.String()); ok {
		return read
	}
	return v
}
