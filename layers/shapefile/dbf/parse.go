package dbf

import (
	"bytes"
	"context"
	"errors"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"io"
	"slices"

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
	var found tally.Tally
	steps := heed.Every(ctx, 1<<14)
	for reader := header.NewReader(r, e, &found); ; {
		if err := steps.Take(1 + len(schema.Columns())); err != nil {
			return nil, nil, nil, err
		}
		values, live, err := reader.Next()
		if errors.Is(err, io.EOF) {
			told, err := numerals.Table(schema, rows, numerals.Options{Types: o.Types})
			return schema, rows, slices.Concat(warnings, found.Lines(), told), err
		}
		if err != nil {
			return nil, nil, nil, err
		}
		if live {
			rows = append(rows, layers.Record{Schema: schema, Values: values})
		}
	}
}
