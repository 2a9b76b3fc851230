package kartograph

import (
	"context"
	"fmt"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/source"
	"github.com/seed-898ab921/kartograph/layers"
)

// joinData adds the columns of a table to a layer's features, found by the
// values that a column of each have in common. Features without a row get
// nulls, rows without a feature are not used; warnings tell of both.
func joinData(ctx context.Context, cfg *Config, l *Layer, data *source.Data, o Options) (*source.Data, []Warning, error) {
	spec := *l.Data
	if spec.On == "" {
		spec.On = spec.Key
	}
	table, err := o.Sources.store.Read(ctx, tableRequest(cfg, &spec, o), o.reading())
	if err != nil {
		return nil, nil, layerError(cfg, l, "data.src", err)
	}
	if data.Schema.Index(spec.On) < 0 {
		return nil, nil, layerError(cfg, l, "data.on", fmt.Errorf("data.on: %w", layers.MissingColumn(spec.On, data.Schema)))
	}
	rows, err := indexTable(spec, table)
	if err != nil {
		return nil, nil, layerError(cfg, l, "data.key", fmt.Errorf("data.key: %s: %w", spec.Src, err))
	}
	added, twice, err := addedColumns(spec, table.Schema, data.Schema)
	if err != nil {
		return nil, nil, layerError(cfg, l, "data.columns", fmt.Errorf("data.columns: %s: %w", spec.Src, err))
	}
	joined, match := rows.join(data, added)
	var warnings []Warning
	texts := append(slices.Clone(table.Info.Warnings), twice...)
	for _, text := range append(texts, match.report()...) {
		warnings = append(warnings, Warning{Layer: l.ID, Text: "data: " + spec.Src + ": " + text})
	}
	return joined, warnings, nil
}

// tableIndex finds the rows of a table by their keys.
type tableIndex struct {
	spec  DataJoin
	table *source.Data
	rows  map[string]int
	// keyless counts rows without a key.
	keyless int
}

// indexTable indexes a table. Two rows with one key are an error, since nobody
// can say which of them is meant.
func indexTable(spec DataJoin, table *source.Data) (*tableIndex, error) {
	column := table.Schema.Index(spec.Key)
	if column < 0 {
		return nil, layers.MissingColumn(spec.Key, table.Schema)
	}
	x := &tableIndex{spec: spec, table: table, rows: make(map[string]int, len(table.Features))}
	for i, row := range table.Features {
		key, ok := joinKey(valueAt(row.Record, column), spec.Pad)
		if !ok {
			x.keyless++
			continue
		}
		if first, twice := x.rows[key]; twice {
			return nil, fmt.Errorf("rows %d and %d both have the key %q (rows are counted without the header); a table joins by a column without repeats",
				first+1, i+1, key)
		}
		x.rows[key] = i
	}
	return x, nil
}

// addedColumns lists which columns of the table are added. Columns that the
// layer has as well replace the layer's when the config names them; when it
// names none the layer's stay, and a text says so.
func addedColumns(spec DataJoin, table, layer *layers.Schema) (columns, twice []string, err error) {
	for _, column := range spec.Columns {
		if table.Index(column) < 0 {
			return nil, nil, layers.MissingColumn(column, table)
		}
	}
	if len(spec.Columns) > 0 {
		return spec.Columns, nil, nil
	}
	for i, column := range table.Columns() {
		switch {
		case column == spec.Key || table.Index(column) != i:
		case layer.Index(column) >= 0:
			twice = append(twice, fmt.Sprintf("the layer has a column %q of its own, which is kept; name it in \"columns\" to take the table's", column))
		default:
			columns = append(columns, column)
		}
	}
	return columns, twice, nil
}

// join makes the features with the added columns.
func (x *tableIndex) join(data *source.Data, added []string) (*source.Data, *joinMatch) {
	joined := &source.Data{Info: data.Info, Bounds: data.Bounds, Schema: joinedSchema(data.Schema, added)}
	match := newJoinMatch(x, len(data.Features))
	on := data.Schema.Index(x.spec.On)
	for _, f := range data.Features {
		row := -1
		key, ok := joinKey(valueAt(f.Record, on), x.spec.Pad)
		if i, found := x.rows[key]; ok && found {
			row = i
		}
		match.note(key, row)
		f.Record = x.record(f.Record, row, joined.Schema)
		joined.Features = append(joined.Features, f)
	}
	return joined, match
}

// joinedSchema is a layer's schema with the added columns that it lacks.
func joinedSchema(layer *layers.Schema, added []string) *layers.Schema {
	columns := slices.Clone(layer.Columns())
	for _, column := range added {
		if layer.Index(column) < 0 && !slices.Contains(columns[len(layer.Columns()):], column) {
			columns = append(columns, column)
		}
	}
	return layers.NewSchema(columns)
}

// record is a feature's record with the values of a row, -1 for none. A
// feature without a row keeps the values that a row would replace.
func (x *tableIndex) record(r layers.Record, row int, schema *layers.Schema) layers.Record {
	values := make([]layers.Value, len(schema.Columns()))
	copy(values, r.Values)
	if row >= 0 {
		from := x.table.Features[row].Record
		for i, column := range schema.Columns() {
			if x.takes(column, i, r.Schema) {
				values[i], _ = from.Get(column)
			}
		}
	}
	return layers.Record{Schema: schema, Values: values}
}

// takes reports whether column i of the joined schema comes from the table.
func (x *tableIndex) takes(column string, i int, layer *layers.Schema) bool {
	return i >= len(layer.Columns()) || slices.Contains(x.spec.Columns, column)
}
