package batch

import (
	"context"
	"fmt"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/packed"
	"github.com/seed-898ab921/kartograph/internal/tree"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/filter"
)

// maxMaps limits how many maps one batch may have: a matrix multiplies
// quickly.
const maxMaps = 10_000_000

// rowSet are the rows of a batch and the columns that placeholders may name.
// A row is put together when it is asked for, so that ten million combinations
// take no more memory than the lists that they are made of.
type rowSet struct {
	columns *layers.Schema
	// records are the rows of a table or layer, list those of a list; with
	// neither there is a single one without columns.
	records *packed.Rows
	list    *tree.Node
	// chosen are the indexes of those that each's filter keeps; nil for all.
	chosen []uint32
	matrix []matrixList
	// combinations is how many combinations the matrix has, 1 without one.
	combinations int
	// kept are, of the combinations of all rows, those that `when` keeps;
	// nil for all. skipped counts the others.
	kept    []uint32
	skipped int
}

// count is the number of rows with their combinations.
func (r *rowSet) count() int {
	if r.kept != nil {
		return len(r.kept)
	}
	return r.base() * r.combinations
}

// base is the number of rows without the matrix.
func (r *rowSet) base() int {
	switch {
	case r.chosen != nil:
		return len(r.chosen)
	case r.list != nil:
		return len(r.list.Items)
	case r.records != nil:
		return r.records.Len()
	}
	return 1
}

// row puts a row together.
func (r *rowSet) row(i int) rowData {
	if r.kept != nil {
		i = int(r.kept[i])
	}
	row := r.baseRow(i / r.combinations)
	row.matrix, row.combination = r.matrix, i%r.combinations
	return row
}

// baseRow is a row without a combination.
func (r *rowSet) baseRow(i int) rowData {
	row := rowData{columns: r.columns}
	if r.chosen != nil {
		i = int(r.chosen[i])
	}
	switch {
	case r.list != nil:
		row.number, row.list = i+1, r.list.Items[i]
	case r.records != nil:
		row.number, row.record = i+1, r.records.At(i)
	}
	return row
}

// choose keeps the rows that a filter is true of.
func (r *rowSet) choose(ctx context.Context, keep filter.Expr) error {
	if keep == nil {
		return nil
	}
	if err := filter.Check(keep, r.columns); err != nil {
		return fmt.Errorf("filter: %w", err)
	}
	columns := columnsOf(keep)
	chosen := []uint32{}
	for i := range r.base() {
		if i%heedEvery == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if row := r.baseRow(i); keep.Match(row.part(columns)) {
			chosen = append(chosen, uint32(i))
		}
	}
	r.chosen = chosen
	return nil
}

// columnsOf are the columns that a condition looks at, each once.
func columnsOf(condition filter.Expr) *layers.Schema {
	return layers.NewSchema(slices.Compact(slices.Sorted(slices.Values(condition.Columns()))))
}

// limit keeps of the columns those that are named, if any are.
func (r *rowSet) limit(columns []string) error {
	if columns == nil {
		return nil
	}
	for _, name := range columns {
		if r.columns.Index(name) < 0 {
			return fmt.Errorf("columns: %w", layers.MissingColumn(name, r.columns))
		}
	}
	r.columns = layers.NewSchema(columns)
	return nil
}

// maxMatrixLists limits how many lists a matrix has; two values in each of 24
// make too many maps.
const maxMatrixLists = 50

// combine adds the lists of a matrix.
func (r *rowSet) combine(matrix []matrixList) error {
	if len(matrix) > maxMatrixLists {
		return errorAt(matrix[maxMatrixLists].at, "matrix: there are %d lists; %d are allowed", len(matrix), maxMatrixLists)
	}
	names := slices.Clone(r.columns.Columns())
	r.combinations = 1
	for _, list := range matrix {
		if r.columns.Index(list.name) >= 0 {
			return errorAt(list.at, "matrix.%s: the rows of `each` have a column of the same name; call one of them otherwise", list.name)
		}
		names = append(names, list.name)
		if r.combinations *= len(list.values); r.combinations*max(1, r.base()) > maxMaps {
			return errorAt(list.at, "matrix: %d rows in more than %d combinations make more than %d maps",
				r.base(), r.combinations, maxMaps)
		}
	}
	r.matrix, r.columns = matrix, layers.NewSchema(names)
	return nil
}

// heedEvery is after how many rows the context is looked at.
const heedEvery = 1 << 10

// when keeps the rows that a condition is true of.
func (r *rowSet) when(ctx context.Context, condition filter.Expr) error {
	if condition == nil {
		return nil
	}
	if err := filter.Check(condition, r.columns); err != nil {
		return err
	}
	columns := columnsOf(condition)
	all := r.count()
	kept := []uint32{}
	for i := range all {
		if i%heedEvery == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if row := r.row(i); condition.Match(row.part(columns)) {
			kept = append(kept, uint32(i))
		}
	}
	r.kept, r.skipped = kept, all-len(kept)
	return nil
}
