package source

import (
	"context"
	"fmt"
	"iter"

	"github.com/seed-898ab921/kartograph/internal/format"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/jsontable"
	"github.com/seed-898ab921/kartograph/internal/packed"
	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/delimited"
	"github.com/seed-898ab921/kartograph/layers/shapefile/dbf"
	"github.com/seed-898ab921/kartograph/layers/spreadsheet"
)

// table is what a join reads: rows as features without places.
type table struct {
	layers.Source
	rows     *packed.Rows
	warnings []string
}

// table is a table of a kind whose rows were packed, with what of the request means
// nothing for it; object is what did not choose it.
func (r Request) table(ctx context.Context, kind, object string, schema *layers.Schema, rows *packed.Rows, warnings []string) (layers.Source, error) {
	if err := rows.Close(ctx); err != nil {
		return nil, fmt.Errorf("reading was given up: %w", err)
	}
	return table{layers.NewMemory("table", schema, nil), rows, append(r.spareOfTable(kind, object), warnings...)}, nil
}

// Info describes the table.
func (t table) Info() layers.Info {
	info := t.Source.Info()
	info.Warnings = t.warnings
	return info
}

// Features yields the rows.
func (t table) Features(ctx context.Context) iter.Seq2[layers.Feature, error] {
	return func(yield func(layers.Feature, error) bool) {
		steps := heed.Every(ctx, 1)
		for i := range t.rows.Len() {
			if err := steps.Take(1); err != nil {
				yield(layers.Feature{}, err)
				return
			}
			if !yield(layers.Feature{Record: t.rows.At(i)}, nil) {
				return
			}
		}
	}
}

// openTable reads a table. One that has more rows than there may be features is given up where it
// has, and not at its end.
func (r Request) openTable(ctx context.Context, o Options) (layers.Source, error) {
	rows, over := &packed.Rows{}, error(nil)
	t, err := r.readTable(ctx, o, rows, func(row layers.Record) error {
		if most := o.Limits.Features; most > 0 && rows.Len() >= most {
			over = o.Limits.tooManyFeatures()
			return over
		}
		if err := rows.Add(ctx, row); err != nil {
			return fmt.Errorf("reading was given up: %w", err)
		}
		return nil
	})
	if over != nil {
		return nil, over // of the map, not of the file
	}
	return t, err
}

// readTable reads a table: a spreadsheet by what is in it, others by the ending of
// their name: JSON, dBase, or delimited text.
func (r Request) readTable(ctx context.Context, o Options, rows *packed.Rows, pack func(layers.Record) error) (layers.Source, error) {
	found, err := format.FindTable(o.Files, r.Src, r.Object)
	if err != nil {
		return nil, err
	}
	if found.Packed {
		o.Files = spend.Files(ctx, found.Files, o.Limits.FileBytes)
	}
	left := found.Object // what chose no file in an archive
	if !found.Packed || found.Format == format.Spreadsheet {
		left = r.Object
	}
	r.Src = found.Name
	if found.Format == format.Spreadsheet {
		w, err := spreadsheet.Walk(o.Files, r.Src, r.spreadsheet(), pack)
		if err != nil {
			return nil, err
		}
		rows.Read = w.Read
		return r.table(ctx, spreadsheetTable, left, w.Schema, rows, w.Warnings)
	}
	switch format.TableOf(r.Src) {
	case format.TableDBase:
		text, err := format.ReadFile(o.Files, r.Src)
		if err != nil {
			return nil, err
		}
		schema, read, warnings, err := dbf.Walk(ctx, text, dbf.Options{Charset: r.Charset, Types: r.Types.Map()}, pack)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", r.Src, err)
		}
		rows.Read = read
		return r.table(ctx, dBaseTable, left, schema, rows, warnings)
	case format.TableJSON:
		text, err := format.ReadFile(o.Files, r.Src)
		if err != nil {
			return nil, err
		}
		schema, read, warnings, err := jsontable.Walk(ctx, r.Src, text, jsontable.Options{Strict: r.Strict, Charset: r.Charset, Types: r.Types.Map()}, pack)
		if err != nil {
			return nil, err
		}
		rows.Read = read
		return r.table(ctx, jsonTable, left, schema, rows, warnings)
	}
	w, err := delimited.Walk(o.Files, r.Src, r.delimited(), pack)
	if err != nil {
		return nil, err
	}
	rows.Read = w.Read
	return r.table(ctx, textTable, left, w.Schema, rows, w.Warnings)
}
