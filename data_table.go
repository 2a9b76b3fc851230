package kartograph

import (
	"context"
	"fmt"

	"github.com/seed-898ab921/kartograph/internal/format"
	"github.com/seed-898ab921/kartograph/internal/jsontable"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/delimited"
	"github.com/seed-898ab921/kartograph/layers/shapefile/dbf"
)

// readTable reads the table of a join, from memory where it was read before.
// Its rows are features without geometry.
func readTable(ctx context.Context, cfg *Config, spec DataJoin, o Options) (*dataset, error) {
	key := sourceKey{table: true, src: spec.Src, dir: cfg.Dir, charset: spec.Charset, csv: CSV{Dialect: spec.Dialect}}
	return o.Sources.read(ctx, key, func() (layers.Source, error) {
		name, err := locate(o, cfg.Dir, spec.Src)
		if err != nil {
			return nil, err
		}
		return parseTable(name, spec, o)
	})
}

// table is what a join reads: rows as features without places.
type table struct {
	layers.Source
	warnings []string
}

func newTable(schema *layers.Schema, records []layers.Record, warnings []string) layers.Source {
	rows := make([]layers.Feature, len(records))
	for i, r := range records {
		rows[i].Record = r
	}
	return table{layers.NewMemory("table", schema, rows), warnings}
}

func (t table) Info() layers.Info {
	info := t.Source.Info()
	info.Warnings = t.warnings
	return info
}

// parseTable reads a table by the ending of its name: JSON, dBase, or
// delimited text.
func parseTable(name string, spec DataJoin, o Options) (layers.Source, error) {
	ending := format.Ending(name)
	switch ending {
	case ".json", ".ndjson", ".jsonl", ".dbf":
		text, err := format.ReadFile(o.Files, name)
		if err != nil {
			return nil, err
		}
		if ending == ".dbf" {
			schema, records, warnings, err := dbf.Parse(text, spec.Charset)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
			return newTable(schema, records, warnings), nil
		}
		schema, records, warnings, err := jsontable.Parse(name, text, jsontable.Options{})
		return newTable(schema, records, warnings), err
	case ".xls", ".xlsx", ".ods":
		return nil, fmt.Errorf("%s: spreadsheets are not read; save it as CSV", name)
	}
	schema, records, warnings, err := delimited.ReadTable(o.Files, name, delimited.Options{Dialect: spec.Dialect, Charset: spec.Charset})
	return newTable(schema, records, warnings), err
}
