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
	var records []layers.Record
	w, err := walk(header, o, func(r layers.Record) error {
		if len(records) == cap(records) {
			// Tables are long, and what append leaves behind is more than
			// what doubling does.
			records = slices.Grow(records, max(len(records), 64))
		}
		r.Values = slices.Clone(r.Values)
		records = append(records, r)
		return nil
	})
	if err != nil {
		return w.Schema, records, w.Warnings, err
	}
	for i := range records {
		if w.Read == nil {
			break
		}
		w.Read(records[i])
	}
	return w.Schema, records, w.Warnings, nil
}

// Walked is what a table was found to be once all of its rows were seen.
type Walked struct {
	// Schema is that of the columns.
	Schema *layers.Schema
	// Warnings tell of the table as a whole.
	Warnings []string
	// Read reads the numbers of a row, in its place, which depend on the rest of
	// their column; nil where nothing is to be read.
	Read func(layers.Record)
}

// Walk goes over the rows that ReadTable would read, without holding them. The
// values of a row hold until the next one; take's error ends the walk and is
// returned.
func Walk(fsys fs.FS, name string, o Options, take func(layers.Record) error) (Walked, error) {
	w, err := walk(func() (*file, error) { return openFile(fsys, name, o) }, o, take)
	if err != nil {
		return w, fmt.Errorf("%s: %w", name, err)
	}
	return w, nil
}

func walk(header func() (*file, error), o Options, take func(layers.Record) error) (w Walked, err error) {
	f, err := header()
	if err != nil {
		return w, err
	}
	closer, text, err := f.open()
	if err != nil {
		return w, err
	}
	defer closer.Close()
	found := tally.Records{Noun: "rows", Strict: o.Strict}
	rows := f.rows(text, &found.Tally)
	if err := rows.begin(); err != nil {
		return w, err
	}
	w.Schema = layers.NewSchema(f.columns)
	columns, err := numerals.NewColumns(w.Schema, o.numerals(f))
	if err != nil {
		return w, err
	}
	if err := f.eachRow(rows, &found, func(values []layers.Value) error {
		r := layers.Record{Schema: w.Schema, Values: values}
		columns.NoteRecord(r)
		return take(r)
	}); err != nil {
		return w, err
	}
	columns.Decide()
	if columns.ChangesAny() {
		w.Read = columns.ReadRecord
	}
	w.Warnings = slices.Concat(f.warnings, found.Lines(), columns.Warnings())
	return w, found.End()
}

// eachRow hands on the values of the rows that can be used, which hold until the
// next.
func (f *file) eachRow(rows *rowReader, found *tally.Records, take func([]layers.Value) error) error {
	where := rows.where
	var values []layers.Value
	for {
		cells, err := rows.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if cells, err = f.fit(cells, found, where); err != nil {
			return err
		}
		if cells == nil {
			continue
		}
		found.Use()
		values = values[:0]
		for _, c := range cells {
			values = append(values, cell.Value(c))
		}
		if err := take(values); err != nil {
			return err
		}
	}
}
