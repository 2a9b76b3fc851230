// Package jsontable reads JSON as a table: an array of objects, or objects one
// after another (one per line, say), each of which is a row.
package jsontable

import (
	"bytes"

	"github.com/seed-898ab921/kartograph/internal/jsontext"
	"github.com/seed-898ab921/kartograph/layers"
)

// Parse reads a table from a text, which nobody may change meanwhile. Its
// columns are all keys in order of first appearance; a row that lacks one has
// a null there. Nested values become JSON text. Errors begin with the name and
// say line and column.
func Parse(name string, text []byte) (*layers.Schema, []layers.Record, error) {
	schema, records, err := parse(text)
	if err != nil {
		return nil, nil, jsontext.Locate(name, text, err)
	}
	return schema, records, nil
}

func parse(text []byte) (*layers.Schema, []layers.Record, error) {
	var columns jsontext.Columns
	if err := eachRow(text, columns.Scan); err != nil {
		return nil, nil, err
	}
	schema := layers.NewSchema(columns.Names())
	var records []layers.Record
	err := eachRow(text, func(c *jsontext.Cursor) error {
		values, err := jsontext.Row(c, schema)
		records = append(records, layers.Record{Schema: schema, Values: values})
		return err
	})
	return schema, records, err
}

// eachRow calls take with the cursor before each object.
func eachRow(text []byte, take func(*jsontext.Cursor) error) error {
	start := 0
	if bytes.HasPrefix(text, []byte("\xEF\xBB\xBF")) {
		start = 3
	}
	c := jsontext.NewCursor(text, start)
	object := func(int) error {
		if c.Peek() != '{' {
			return c.Errorf("a row of a table is an object: {\"column\": value, ...}")
		}
		return take(c)
	}
	if c.Peek() == '[' {
		if err := c.Array(object); err != nil {
			return err
		}
		if c.Peek(); c.Pos() < len(text) {
			return c.Errorf("expected nothing after the table")
		}
		return nil
	}
	for first := true; first || c.Pos() < len(text); first = false {
		if err := object(0); err != nil {
			return err
		}
		c.Peek() // skips the blanks
	}
	return nil
}
