package source

import (
	"context"
	"fmt"

	"github.com/seed-898ab921/kartograph/internal/format"
	"github.com/seed-898ab921/kartograph/internal/jsontable"
	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/delimited"
	"github.com/seed-898ab921/kartograph/layers/shapefile/dbf"
	"github.com/seed-898ab921/kartograph/layers/spreadsheet"
)

// table is what a join reads: rows as features without places.
type table struct {
	layers.Source
	rows     []layers.Feature
	warnings []string
}

func newTable(schema *layers.Schema, records []layers.Record, warnings []string) layers.Source {
	rows := make([]layers.Feature, len(records))
	for i, r := range records {
		rows[i].Record = r
	}
	return table{layers.NewMemory("table", schema, rows), rows, warnings}
}

// table is a table of a kind, with what of the request means nothing for it; object
// is what did not choose it.
func (r Request) table(kind, object string, schema *layers.Schema, records []layers.Record, warnings []string) layers.Source {
	return newTable(schema, records, append(r.spareOfTable(kind, object), warnings...))
}

// held returns the rows, which are in memory already.
func (t table) held() []layers.Feature { return t.rows }

func (t table) Info() layers.Info {
	info := t.Source.Info()
	info.Warnings = t.warnings
	return info
}

// openTable reads a table by the ending of its name: JSON, dBase, or delimited
// text.
func (r Request) openTable(ctx context.Context, o Options) (layers.Source, error) {
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
		schema, records, warnings, err := spreadsheet.ReadTable(o.Files, r.Src, r.spreadsheet())
		if err != nil {
			return nil, err
		}
		return r.table(spreadsheetTable, left, schema, records, warnings), nil
	}
	switch format.TableOf(r.Src) {
	case format.TableDBase:
		text, err := format.ReadFile(o.Files, r.Src)
		if err != nil {
			return nil, err
		}
		schema, records, warnings, err := dbf.ParseContext(ctx, text, dbf.Options{Charset: r.Charset, Types: r.Types.Map()})
		if err != nil {
			return nil, fmt.Errorf("%s: %w", r.Src, err)
		}
		return r.table(dBaseTable, left, schema, records, warnings), nil
	case format.TableJSON:
		text, err := format.ReadFile(o.Files, r.Src)
		if err != nil {
			return nil, err
		}
		schema, records, warnings, err := jsontable.Parse(ctx, r.Src, text, jsontable.Options{Strict: r.Strict, Charset: r.Charset, Types: r.Types.Map()})
		if err != nil {
			return nil, err
		}
		return r.table(jsonTable, left, schema, records, warnings), nil
	}
	schema, records, warnings, err := delimited.ReadTable(o.Files, r.Src, r.delimited())
	if err != nil {
		return nil, err
	}
	return r.table(textTable, left, schema, records, warnings), nil
}
