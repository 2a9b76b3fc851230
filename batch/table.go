package batch

import (
	"context"
	"fmt"
	"io/fs"
	"iter"
	"path"
	"strings"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/internal/atmost"
	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/internal/format"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/packed"
	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/internal/tree"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/delimited"
	"github.com/seed-898ab921/kartograph/layers/spreadsheet"
)

// maxTableBytes limits the size of a JSON file of rows, which takes some thirty
// times as much memory. Tables of delimited texts have no such limit.
const maxTableBytes = 64 << 20

// readRows reads the rows of `each`, combines them with the matrix and applies
// `when`.
func (s *Spec) readRows(ctx context.Context, o Options) (*rowSet, error) {
	f := s.fields
	rows, err := s.readEach(ctx, o)
	if err != nil {
		return nil, errorAt(f.each.at, "each: %w", err)
	}
	if n := rows.base(); n > maxMaps {
		return nil, errorAt(f.each.at, "each: there are %d rows; a batch has %d maps at most", n, maxMaps)
	}
	if err := rows.combine(f.matrix); err != nil {
		return nil, err
	}
	if err := rows.when(ctx, f.when); err != nil {
		return nil, errorAt(f.whenAt, "when: %w", err)
	}
	return rows, nil
}

// readEach reads the rows without the matrix.
func (s *Spec) readEach(ctx context.Context, o Options) (rows *rowSet, err error) {
	e := s.fields.each
	switch {
	case o.Rows != nil && (e.list != nil || e.table != "" || e.layer != nil):
		return nil, fmt.Errorf("the rows come from the program (Options.Rows); leave them out of the batch file")
	case o.Rows != nil:
		return programRows(ctx, o.Rows)
	case e.list != nil:
		return listRows(e.list), nil
	case e.table != "":
		// Files may say nothing for as long as they like, and nobody waits for them.
		rows, err = spend.Promptly(ctx, func() (*rowSet, error) { return s.tableRows(ctx, o.Options) })
	case e.layer != nil && e.layer.Src != "":
		rows, err = s.layerRows(ctx, o.Options)
	default:
		return &rowSet{columns: layers.NewSchema(nil)}, nil
	}
	if err != nil {
		return nil, err
	}
	if e.layer != nil {
		if err := rows.choose(ctx, e.layer.Filter); err != nil {
			return nil, err
		}
	}
	return rows, rows.limit(e.columns)
}

// listRows are the mappings of a list. Their columns are all keys that any of
// them has.
func listRows(list *tree.Node) *rowSet {
	var names []string
	seen := map[string]bool{}
	for _, item := range list.Items {
		for _, k := range item.Keys {
			if !seen[k.Name] {
				seen[k.Name] = true
				names = append(names, k.Name)
			}
		}
	}
	return &rowSet{columns: layers.NewSchema(names), list: list}
}

// layerRows are the features of a source.
func (s *Spec) layerRows(ctx context.Context, o kartograph.Options) (*rowSet, error) {
	layer := *s.fields.each.layer
	layer.Charset = s.fields.each.charset
	features, schema, err := kartograph.Features(ctx, s.Dir, &layer, o)
	if err != nil {
		return nil, err
	}
	records := &packed.Rows{}
	for _, f := range features {
		if err := records.Add(ctx, f.Record); err != nil {
			return nil, err
		}
	}
	return recordRows(ctx, schema, records)
}

// recordRows are the rows of a table.
func recordRows(ctx context.Context, schema *layers.Schema, records *packed.Rows) (*rowSet, error) {
	if err := records.Close(ctx); err != nil {
		return nil, err
	}
	return &rowSet{columns: layers.NewSchema(schema.Columns()), records: records}, nil
}

// programRows are rows that the program gives. Their columns are all that any
// of them has.
func programRows(ctx context.Context, rows iter.Seq2[layers.Record, error]) (*rowSet, error) {
	records := &packed.Rows{}
	var names []string
	seen := map[string]bool{}
	var last *layers.Schema
	for record, err := range rows {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return nil, err
		}
		if records.Len() == maxMaps {
			return nil, fmt.Errorf("there are more than %d rows", maxMaps)
		}
		if record.Schema != last {
			last = record.Schema
			for _, name := range last.Columns() {
				if !seen[name] {
					seen[name] = true
					names = append(names, name)
				}
			}
		}
		if err := records.Add(ctx, record); err != nil {
			return nil, err
		}
	}
	return recordRows(ctx, layers.NewSchema(names), records)
}

// tableRows are the rows of a file.
func (s *Spec) tableRows(ctx context.Context, o kartograph.Options) (*rowSet, error) {
	e := s.fields.each
	name, err := locate(heeding(ctx, o), s.Dir, e.table)
	if err != nil {
		return nil, err
	}
	files := spend.Files(ctx, o.Files, o.Limits.FileBytes)
	if strings.EqualFold(path.Ext(name), ".json") {
		return jsonRows(ctx, files, name)
	}
	found, err := format.FindTable(files, name, e.source().Object)
	if err != nil {
		return nil, err
	}
	how := delimited.Options{Charset: e.charset, Dialect: delimited.Dialect(e.dialect), Strict: true, AsWritten: true}
	records := &packed.Rows{}
	add := func(r layers.Record) error {
		if records.Len() == maxMaps {
			return fmt.Errorf("there are more than %d rows", maxMaps)
		}
		return records.Add(ctx, r)
	}
	var table delimited.Walked
	if found.Format == format.Spreadsheet {
		table, err = spreadsheet.Walk(found.Files, found.Name, spreadsheet.Options{Sheet: e.source().Table.Sheet, Table: how}, add)
	} else {
		table, err = delimited.Walk(found.Files, found.Name, how, add)
	}
	if err != nil {
		return nil, err
	}
	records.Read = table.Read
	return recordRows(ctx, table.Schema, records)
}

// jsonRows are the objects of a list in a JSON file.
func jsonRows(ctx context.Context, fsys fs.FS, name string) (*rowSet, error) {
	data, err := atmost.ReadFile(fsys, name, maxTableBytes)
	if err != nil {
		return nil, err
	}
	steps := heed.Every(ctx, parseSteps)
	root, problems := tree.ParseJSONRows(steps, name, data)
	if err := steps.Err(); err != nil {
		return nil, err
	}
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
	return listRows(root), nil
}
