package placejoin

import (
	"context"
	"fmt"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/source"
	"github.com/seed-898ab921/kartograph/layers"
)

// added are the columns that a join adds to a schema: where each is in the
// records that come of it.
type added struct {
	schema *layers.Schema
	names  []string
	places []int
}

// addedTo adds columns to those of a schema. Those that it has are replaced.
func addedTo(schema *layers.Schema, names []string) added {
	a := added{names: names}
	columns := slices.Clone(schema.Columns())
	for _, name := range names {
		i := slices.Index(columns, name)
		if i < 0 {
			i, columns = len(columns), append(columns, name)
		}
		a.places = append(a.places, i)
	}
	a.schema = layers.NewSchema(columns)
	return a
}

// join makes the features with the added columns; values gives those of feature
// i, or nil where it keeps what it has. The error is that of the context.
func (a added) join(ctx context.Context, data *source.Data, values func(i int) []layers.Value) (*source.Data, error) {
	joined := &source.Data{Info: data.Info, Bounds: data.Bounds, Schema: a.schema, Features: make([]layers.Feature, len(data.Features))}
	for i, f := range data.Features {
		if err := hear(ctx, i); err != nil {
			return nil, err
		}
		all := make([]layers.Value, len(a.schema.Columns()))
		copy(all, f.Record.Values)
		if more := values(i); more != nil {
			for k, v := range more {
				all[a.places[k]] = v
			}
		}
		f.Record = layers.Record{Schema: a.schema, Values: all}
		joined.Features[i] = f
	}
	return joined, nil
}

// wanted lists the columns of the other layer that are added. Without a word of
// the rule's they are all that this layer has not, and a text tells of those that
// both have.
func wanted(r Rule, here, other *layers.Schema) (columns, told []string, err error) {
	for _, column := range r.Columns {
		if other.Index(column) < 0 {
			return nil, nil, &Error{"columns", layers.MissingColumn(column, other)}
		}
	}
	if r.Columns != nil {
		return r.Columns, nil, nil
	}
	for _, column := range other.Columns() {
		if here.Index(column) >= 0 {
			told = append(told, fmt.Sprintf("the layer has a column %q of its own, which is kept; name it in \"columns\" to take the other's", column))
			continue
		}
		columns = append(columns, column)
	}
	return columns, told, nil
}

// pick returns the values of a record in columns.
func pick(r layers.Record, columns []string) []layers.Value {
	values := make([]layers.Value, len(columns))
	for i, column := range columns {
		values[i], _ = r.Get(column)
	}
	return values
}
