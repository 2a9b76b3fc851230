package dbf

import (
	"bytes"
	"context"
	"errors"
	"io"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/numerals"
	"github.com/seed-898ab921/kartograph/internal/tally"
	"github.com/seed-898ab921/kartograph/internal/text/charset"
	"github.com/seed-898ab921/kartograph/layers"
)

// Options say how a table is read.
type Options struct {
	// Charset names the encoding; empty takes it from the language byte or
	// the texts.
	Charset string
	// Types say what columns are, by their names: "text", "number",
	// "decimal-point" or "decimal-comma". Without a word numbers that people
	// write as texts are found out, column by column.
	Types map[string]layers.ColumnType
}

// Parse reads a whole table that is in memory, but for the rows that are marked
// as deleted. Warnings tell what was passed over, with counts, and which texts
// were read as numbers.
func Parse(table []byte, o Options) (s *layers.Schema, rows []layers.Record, warnings []string, err error) {
	return ParseContext(context.Background(), table, o)
}

// ParseContext is Parse that gives up when the context ends.
func ParseContext(ctx context.Context, table []byte, o Options) (s *layers.Schema, rows []layers.Record, warnings []string, err error) {
	s, read, warnings, err := Walk(ctx, table, o, func(r layers.Record) error {
		r.Values = slices.Clone(r.Values)
		rows = append(rows, r)
		return nil
	})
	if err != nil {
		return nil, nil, nil, err
	}
	for i := range rows {
		if read == nil {
			break
		}
		read(rows[i])
	}
	return s, rows, warnings, nil
}

// Walk goes over the rows that Parse would return, without holding them. The values
// of a row hold until the next one; take's error ends the walk and is returned. What
// is returned reads the numbers of a row, in its place, which depend on the rest of
// their column; it is nil where nothing is to be read.
func Walk(ctx context.Context, table []byte, o Options, take func(layers.Record) error) (s *layers.Schema, read func(layers.Record), warnings []string, err error) {
	r := bytes.NewReader(table)
	header, err := ReadHeader(r)
	if err != nil {
		return nil, nil, nil, err
	}
	body := table[len(table)-r.Len():]
	e, doubt, err := charset.Choose(charset.Hints{Config: o.Charset, Language: header.Language, Texts: func(pure bool) (charset.Census, error) {
		return header.Texts(bytes.NewReader(body), pure)
	}})
	if err != nil {
		return nil, nil, nil, err
	}
	schema, warnings := header.Columns(e)
	if doubt != "" {
		warnings = append(warnings, doubt)
	}
	columns, err := numerals.NewColumns(schema, numerals.Options{Types: o.Types})
	if err != nil {
		return nil, nil, nil, err
	}
	var found tally.Tally
	err = header.NewReader(r, e, &found).each(heed.Every(ctx, 1<<14), func(values []layers.Value) error {
		row := layers.Record{Schema: schema, Values: values}
		columns.NoteRecord(row)
		return take(row)
	})
	if err != nil {
		return nil, nil, nil, err
	}
	columns.Decide()
	if columns.ChangesAny() {
		read = columns.ReadRecord
	}
	return schema, read, slices.Concat(warnings, found.Lines(), columns.Warnings()), nil
}

// each hands on the values of the rows that are not deleted, which hold until the
// next.
func (d *Reader) each(steps *heed.Steps, take func([]layers.Value) error) error {
	values := make([]layers.Value, len(d.fields))
	for {
		if err := steps.Take(1 + len(values)); err != nil {
			return err
		}
		live, err := d.next(values)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err == nil && live {
			err = take(values)
		}
		if err != nil {
			return err
		}
	}
}
