// Package tablejoin adds columns of a table to features.
package tablejoin

import (
	"context"
	"fmt"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/source"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/filter"
)

// Rule says how a table is joined.
type Rule struct {
	// Key is the table's column, On that of the features; empty means Key.
	Key, On string
	// Columns are added; nil adds all but the key.
	Columns []string
	// Pad is how many digits keys that are whole numbers have at least.
	Pad int
	// Filter keeps the rows of the table that it is true of; nil keeps all.
	Filter filter.Expr
	// Repeats is what becomes of rows that have a key in common: "first",
	// "last"; "latest" or "earliest", which is the one with the greatest or
	// least value in the column By; "sum", "mean", "min", "max", "count" of
	// each column. Empty makes them an error.
	Repeats, By string
}

// Error is a rule that does not fit the data.
type Error struct {
	// Part is the part of the rule, in the words of a config: "key", "on",
	// "columns", "filter" or "repeats". InTable says that the table is to
	// blame.
	Part    string
	InTable bool
	Err     error
}

// Error returns the problem.
func (e *Error) Error() string { return e.Err.Error() }

// Unwrap returns the error itself.
func (e *Error) Unwrap() error { return e.Err }

// Join returns features with the columns of a table's rows, found by the values
// that a column of each have in common. Features without a row get nulls, rows
// without a feature are not used; texts tell of both, and of what else there is
// to say. What was given is not changed. The error is an *Error, or the context's.
func Join(ctx context.Context, data, table *source.Data, r Rule) (joined *source.Data, told []string, err error) {
	if r.On == "" {
		r.On = r.Key
	}
	if data.Schema.Index(r.On) < 0 {
		return nil, nil, &Error{Part: "on", Err: layers.MissingColumn(r.On, data.Schema)}
	}
	rows, err := indexTable(ctx, r, table)
	if err != nil {
		return nil, nil, err
	}
	added, twice, err := addedColumns(r, table.Schema, data.Schema)
	if err != nil {
		return nil, nil, &Error{Part: "columns", InTable: true, Err: err}
	}
	merged, err := rows.merge(ctx, added)
	if err != nil {
		return nil, nil, err
	}
	joined, match := rows.join(data, added)
	if err := rows.steps.Err(); err != nil {
		return nil, nil, err
	}
	if r.Pad > 0 && !rows.padded {
		merged = append(merged, fmt.Sprintf("pad: ignored: no key is a whole number of fewer than %d digits", r.Pad))
	}
	return joined, slices.Concat(table.Info.Warnings, twice, rows.told, merged, match.report()), nil
}

// addedColumns lists which columns of the table are added. Columns that the
// layer has as well replace the layer's when the config names them; when it
// names none the layer's stay, and a text says so.
func addedColumns(r Rule, table, layer *layers.Schema) (columns, twice []string, err error) {
	for _, column := range r.Columns {
		if table.Index(column) < 0 {
			return nil, nil, layers.MissingColumn(column, table)
		}
	}
	if len(r.Columns) > 0 {
		return r.Columns, nil, nil
	}
	for i, column := range table.Columns() {
		switch {
		case column == r.Key || table.Index(column) != i:
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
	room := make([]layers.Value, len(x.table.Schema.Columns()))
	on, taken := data.Schema.Index(x.rule.On), x.taken(joined.Schema, data.Schema)
	for _, f := range data.Features {
		if x.steps.Take(1+len(taken)/16) != nil {
			break // Join says so
		}
		entry := -1
		key, ok := x.key(at(f.Record, on))
		if ok {
			entry = x.find(key)
		}
		match.note(key, entry)
		f.Record = layers.Record{Schema: joined.Schema, Values: f.Record.Values}
		if entry >= 0 {
			f.Record.Values = values(f.Record, x.recordOf(&x.entries[entry], room), taken)
		}
		joined.Features = append(joined.Features, f)
	}
	return joined, match
}

// joinedSchema is a layer's schema with the added columns that it lacks.
func joinedSchema(layer *layers.Schema, added []string) *layers.Schema {
	columns := slices.Clone(layer.Columns())
	more := map[string]bool{}
	for _, column := range added {
		if layer.Index(column) < 0 && !more[column] {
			more[column] = true
			columns = append(columns, column)
		}
	}
	return layers.NewSchema(columns)
}

// values are those of a feature's record, with those of an entry in the columns that
// are taken from the table. A feature without an entry keeps what would be replaced.
func values(r, from layers.Record, taken []bool) []layers.Value {
	values := make([]layers.Value, len(taken))
	copy(values, r.Values)
	for i, column := range r.Schema.Columns() {
		if taken[i] {
			values[i], _ = from.Get(column)
		}
	}
	return values
}

// taken tells which columns of the joined schema come from the table.
func (x *tableIndex) taken(joined, layer *layers.Schema) []bool {
	taken := make([]bool, len(joined.Columns()))
	for i, column := range joined.Columns() {
		taken[i] = i >= len(layer.Columns()) || slices.Contains(x.rule.Columns, column)
	}
	return taken
}

// at is the value in a column by its number; null where the record is shorter.
func at(r layers.Record, i int) layers.Value {
	if i < len(r.Values) {
		return r.Values[i]
	}
	return layers.Value{}
}
