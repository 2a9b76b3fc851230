// Package jsontable reads JSON as a table: an array of objects, or objects one
// after another (one per line, say), each of which is a row.
package jsontable

import (
	"bytes"
	"context"
	"fmt"

	"github.com/seed-898ab921/kartograph/internal/jsontext"
	"github.com/seed-898ab921/kartograph/internal/numerals"
	"github.com/seed-898ab921/kartograph/internal/tally"
	"github.com/seed-898ab921/kartograph/internal/text/charset"
	"github.com/seed-898ab921/kartograph/layers"
)

// Options say how a table is read. The zero value passes over rows that cannot
// be used.
type Options struct {
	// Strict makes each row that is no object an error.
	Strict bool
	// Charset names the encoding; empty means UTF-8, or what a byte order
	// mark tells.
	Charset string
	// Types say what single columns are; without a word numbers that people
	// write as texts are found out, column by column.
	Types map[string]layers.ColumnType
}

// Parse reads a table from a text, which nobody may change meanwhile. Its
// columns are all keys in order of first appearance; a row that lacks one has
// a null there. Nested values become JSON text. Rows that cannot be used are
// skipped and counted in the warnings. Errors begin with the name and say line
// and column. It gives up when the context ends.
func Parse(ctx context.Context, name string, text []byte, o Options) (s *layers.Schema, records []layers.Record, warnings []string, err error) {
	s, read, warnings, err := Walk(ctx, name, text, o, func(r layers.Record) error {
		records = append(records, r)
		return nil
	})
	if err != nil {
		return nil, nil, nil, err
	}
	for i := range records {
		if read == nil {
			break
		}
		read(records[i])
	}
	return s, records, warnings, nil
}

// Walk goes over the rows that Parse would return, without holding them; take's error
// ends the walk. What is returned reads the numbers of a row, in its place, which
// depend on the rest of their column; it is nil where nothing is to be read.
func Walk(ctx context.Context, name string, text []byte, o Options, take func(layers.Record) error) (s *layers.Schema, read func(layers.Record), warnings []string, err error) {
	if text, _, err = charset.Whole(text, o.Charset); err != nil {
		return nil, nil, nil, fmt.Errorf("%s: %w", name, err)
	}
	schema, columns, warnings, err := walk(ctx, text, o, take)
	if err != nil {
		return nil, nil, nil, jsontext.Locate(name, text, err)
	}
	columns.Decide()
	if columns.ChangesAny() {
		read = columns.ReadRecord
	}
	return schema, read, append(warnings, columns.Warnings()...), nil
}

func walk(ctx context.Context, text []byte, o Options, take func(layers.Record) error) (*layers.Schema, *numerals.Columns, []string, error) {
	var keys jsontext.Columns
	err := eachRow(ctx, text, func(c *jsontext.Cursor) error {
		if c.Peek() != '{' {
			return c.Skip()
		}
		here := c.Mark()
		if err := keys.Scan(c); err != nil {
			return c.Past(here, err)
		}
		return nil
	})
	if err != nil {
		return nil, nil, nil, err
	}
	schema := layers.NewSchema(keys.Names())
	columns, err := numerals.NewColumns(schema, numerals.Options{Types: o.Types})
	if err != nil {
		return nil, nil, nil, err
	}
	found, number, repaired := tally.Records{Noun: "rows", Strict: o.Strict}, 0, 0
	where := func() string { return fmt.Sprintf("row %d", number) }
	err = eachRow(ctx, text, func(c *jsontext.Cursor) error {
		number++
		here := c.Mark()
		if c.Peek() != '{' {
			err := c.Errorf("a row of a table is an object: {\"column\": value, ...}")
			if past := c.Past(here, err); past != nil {
				return past
			}
			return found.Faulty(err, where)
		}
		values, err := jsontext.Row(c, schema, 0)
		repaired = c.Repaired()
		if err == nil {
			found.Use()
			r := layers.Record{Schema: schema, Values: values}
			columns.NoteRecord(r)
			return take(r)
		}
		if past := c.Past(here, err); past != nil {
			return past
		}
		return found.Faulty(err, where)
	})
	if repaired > 0 {
		found.Note(fmt.Sprintf("texts that are not UTF-8, read as windows-1252: %d", repaired))
	}
	if err == nil {
		err = found.End()
	}
	return schema, columns, found.Lines(), err
}

// eachRow calls take with the cursor before each row.
func eachRow(ctx context.Context, text []byte, take func(*jsontext.Cursor) error) error {
	start := 0
	if bytes.HasPrefix(text, []byte("\xEF\xBB\xBF")) {
		start = 3
	}
	c := jsontext.NewCursor(text, start)
	c.Heed(ctx)
	if c.Peek() == '[' {
		if err := c.Array(func(int) error { return take(c) }); err != nil {
			return err
		}
		if c.Peek(); c.Pos() < len(text) {
			return c.Errorf("expected nothing after the table")
		}
		return nil
	}
	for first := true; first || c.Pos() < len(text); first = false {
		if err := take(c); err != nil {
			return err
		}
		c.Peek() // skips the blanks
	}
	return nil
}
