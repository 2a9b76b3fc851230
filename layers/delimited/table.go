package delimited

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/numerals"
	"github.com/seed-898ab921/kartograph/internal/tally"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/internal/cell"
)

// ReadTable reads a file as a table without places, to be joined to features by
// a key. All its columns are in the records; of the options it uses Dialect,
// DecimalComma, Types, AsWritten, Charset, Headless, Skip, Strict and MaxRow. Rows that cannot be used are
// skipped and counted in the warnings. Errors name file and line.
func ReadTable(fsys fs.FS, name string, o Options) (s *layers.Schema, records []layers.Record, warnings []string, err error) {
	s, records, warnings, err = readTable(func() (*file, error) { return openFile(fsys, name, o) }, o)
	if err != nil {
		return nil, nil, nil, fmt.Errorf("%s: %w", name, err)
	}
	return s, records, warnings, nil
}

func readTable(header func() (*file, error), o Options) (*layers.Schema, []layers.Record, []string, error) {
	f, err := header()
	if err != nil {
		return nil, nil, nil, err
	}
	closer, text, err := f.open()
	if err != nil {
		return nil, nil, nil, err
	}
	defer closer.Close()
	found := tally.Records{Noun: "rows", Strict: o.Strict}
	rows := f.rows(text, &found.Tally)
	if err := rows.begin(); err != nil {
		return nil, nil, nil, err
	}
	where := rows.where
	schema := layers.NewSchema(f.columns)
	var records []layers.Record
	for {
		cells, err := rows.next()
		if errors.Is(err, io.EOF) {
			told, err := numerals.Table(schema, records, o.numerals(f))
			if err == nil {
				err = found.End()
			}
			return schema, records, slices.Concat(f.warnings, found.Lines(), told), err
		}
		if err != nil {
			return nil, nil, nil, err
		}
		if cells, err = f.fit(cells, &found, where); err != nil {
			return nil, nil, nil, err
		}
		if cells == nil {
			continue
		}
		found.Use()
		values := make([]layers.Value, len(cells))
		for i, c := range cells {
			values[i] = cell.Value(c)
		}
		if len(records) == cap(records) {
			// Tables are long, and what append leaves behind is more than
			// what doubling does.
			records = slices.Grow(records, max(len(records), 64))
		}
		records = append(records, layers.Record{Schema: schema, Values: values})
	}
}
