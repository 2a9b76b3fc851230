package kartograph

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/internal/tree"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/delimited"
	"github.com/seed-898ab921/kartograph/layers/filter"
)

// maxBatchMaps limits how many maps one batch may have: a matrix multiplies
// quickly.
const maxBatchMaps = 10_000_000

// maxTableBytes limits the size of a JSON file of rows.
const maxTableBytes = 512 << 20

// batchRows are the rows of a batch and the columns that placeholders may name.
type batchRows struct {
	columns *layers.Schema
	rows    []batchRow
	// skipped counts what `when` left out.
	skipped int
}

// readRows reads the rows of `each`, combines them with the matrix and applies
// `when`.
func (s *BatchSpec) readRows(ctx context.Context, o Options) (*batchRows, error) {
	f := s.fields
	base, err := s.readEach(ctx, o)
	if err != nil {
		return nil, errorAt(f.each.at, "each: %w", err)
	}
	names := slices.Clone(base.columns.Columns())
	combinations := 1
	for _, list := range f.matrix {
		if slices.Contains(names, list.name) {
			return nil, errorAt(list.at, "matrix.%s: the rows of `each` have a column of the same name; call one of them otherwise", list.name)
		}
		names = append(names, list.name)
		if combinations *= len(list.values); combinations*len(base.rows) > maxBatchMaps {
			return nil, errorAt(list.at, "matrix: %d rows in more than %d combinations make more than %d maps",
				len(base.rows), combinations, maxBatchMaps)
		}
	}
	all := &batchRows{columns: layers.NewSchema(names)}
	if err := filter.Check(f.when, all.columns); err != nil {
		return nil, errorAt(f.whenAt, "when: %w", err)
	}
	for _, row := range base.rows {
		for i := range combinations {
			row.combination = combination(f.matrix, i)
			if f.when != nil && !f.when.Match(row.asRecord(all.columns)) {
				all.skipped++
				continue
			}
			all.rows = append(all.rows, row)
		}
	}
	return all, nil
}

// combination is the i-th combination of the matrix; the last list varies
// fastest.
func combination(lists []matrixList, i int) []matrixValue {
	if len(lists) == 0 {
		return nil
	}
	values := make([]matrixValue, len(lists))
	for k := len(lists) - 1; k >= 0; k-- {
		n := len(lists[k].values)
		values[k] = matrixValue{lists[k].name, lists[k].values[i%n]}
		i /= n
	}
	return values
}

func (s *BatchSpec) readEach(ctx context.Context, o Options) (*batchRows, error) {
	e := s.fields.each
	switch {
	case e.list != nil:
		return listRows(e.list), nil
	case e.table != "":
		return s.tableRows(o)
	case e.layer != nil:
		return s.layerRows(ctx, o)
	default:
		return &batchRows{columns: layers.NewSchema(nil), rows: make([]batchRow, 1)}, nil
	}
}

// listRows are the mappings of a list. Their columns are all keys that any of
// them has.
func listRows(list *tree.Node) *batchRows {
	var names []string
	seen := map[string]bool{}
	rows := make([]batchRow, len(list.Items))
	for i, item := range list.Items {
		rows[i] = batchRow{number: i + 1, list: item}
		for _, k := range item.Keys {
			if !seen[k.Name] {
				seen[k.Name] = true
				names = append(names, k.Name)
			}
		}
	}
	return &batchRows{columns: layers.NewSchema(names), rows: rows}
}

// layerRows are the features of a source.
func (s *BatchSpec) layerRows(ctx context.Context, o Options) (*batchRows, error) {
	layer := *s.fields.each.layer
	layer.Charset = s.fields.each.charset
	cfg := &Config{Dir: s.Dir}
	data, err := readSource(ctx, cfg, &layer, o)
	if err != nil {
		return nil, err
	}
	records := make([]layers.Record, len(data.Features))
	for i, f := range data.Features {
		records[i] = f.Record
	}
	return recordRows(data.Schema, records, s.fields.each)
}

// tableRows are the rows of a file.
func (s *BatchSpec) tableRows(o Options) (*batchRows, error) {
	e := s.fields.each
	name, err := locate(o, s.Dir, e.table)
	if err != nil {
		return nil, err
	}
	if strings.EqualFold(path.Ext(name), ".json") {
		return jsonRows(o.Files, name, e)
	}
	schema, records, err := delimited.ReadTable(o.Files, name, delimited.Options{Charset: e.charset, Dialect: e.dialect})
	if err != nil {
		return nil, err
	}
	return recordRows(schema, records, e)
}

// recordRows keeps the records that the filter is true of.
func recordRows(schema *layers.Schema, records []layers.Record, e batchEach) (*batchRows, error) {
	columns, err := chosenColumns(schema, e.columns)
	if err != nil {
		return nil, err
	}
	all := &batchRows{columns: columns}
	var keep filter.Expr
	if e.layer != nil {
		keep = e.layer.Filter
	}
	if err := filter.Check(keep, schema); err != nil {
		return nil, fmt.Errorf("filter: %w", err)
	}
	for i, record := range records {
		if keep == nil || keep.Match(record) {
			all.rows = append(all.rows, batchRow{number: i + 1, record: record})
		}
	}
	return all, nil
}

func chosenColumns(schema *layers.Schema, columns []string) (*layers.Schema, error) {
	if columns == nil {
		return layers.NewSchema(schema.Columns()), nil
	}
	for _, name := range columns {
		if schema.Index(name) < 0 {
			return nil, fmt.Errorf("columns: %w", layers.MissingColumn(name, schema))
		}
	}
	return layers.NewSchema(columns), nil
}

// jsonRows are the objects of a list in a JSON file.
func jsonRows(fsys fs.FS, name string, e batchEach) (*batchRows, error) {
	data, err := readAtMost(fsys, name, maxTableBytes)
	if err != nil {
		return nil, err
	}
	root, problems := tree.ParseJSON(name, data)
	if root == nil {
		return nil, problems.Err()
	}
	d := form.NewDecoder(root, problems)
	if at := (form.Spot{Node: root}); root.Kind != tree.List {
		d.Mismatch(at, "a list of objects, one for each map")
	} else {
		rowsAreMappings(d, at)
	}
	if err := d.Mistakes.Err(); err != nil {
		return nil, err
	}
	rows := listRows(root)
	if rows.columns, err = chosenColumns(rows.columns, e.columns); err != nil {
		return nil, err
	}
	if e.layer == nil || e.layer.Filter == nil {
		return rows, nil
	}
	all := listRows(root).columns
	if err := filter.Check(e.layer.Filter, all); err != nil {
		return nil, fmt.Errorf("filter: %w", err)
	}
	rows.rows = slices.DeleteFunc(rows.rows, func(r batchRow) bool { return !e.layer.Filter.Match(r.asRecord(all)) })
	return rows, nil
}

// readAtMost reads a whole file, unless it is larger than limit bytes.
func readAtMost(fsys fs.FS, name string, limit int64) ([]byte, error) {
	file, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, limit+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if int64(len(data)) > limit {
		return nil, fmt.Errorf("%s: the file has more than %d bytes", name, limit)
	}
	return data, nil
}
