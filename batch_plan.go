package kartograph

import (
	"context"
	"fmt"
	"path"
	"path/filepath"
	"strings"

	"github.com/seed-898ab921/kartograph/config/mistake"
	"github.com/seed-898ab921/kartograph/internal/tree"
	"github.com/seed-898ab921/kartograph/layers"
)

// BatchPlan is a batch with its rows read and the names of its maps checked;
// nothing is drawn yet. It is safe for concurrent use.
type BatchPlan struct {
	// Maps are the maps to make, in the order of the rows: those of the
	// shard that the patterns ask for.
	Maps []PlannedMap
	// Folder is the output folder on the disk.
	Folder string
	// Total is the number of maps of the whole batch, and Excluded the
	// number of rows that `when` left out.
	Total, Excluded int

	name    string
	options BatchOptions
	columns *layers.Schema
	outputs []string
	fields  batchFields
	dir     string
	keys    []string
	cache   *batchCache
}

// PlannedMap is a map that a batch is to make.
type PlannedMap struct {
	// Output is the name relative to the output folder, with slashes.
	Output string
	row    batchRow
}

// PlanBatch reads the rows of a batch and names its maps. Two maps with one
// name, names that lead out of the output folder or that some file system
// refuses, and placeholders that nothing stands for are errors, which name the
// rows.
func PlanBatch(ctx context.Context, spec *BatchSpec, o BatchOptions) (*BatchPlan, error) {
	if err := o.Shard.check(); err != nil {
		return nil, err
	}
	if err := o.checkOnly(); err != nil {
		return nil, err
	}
	if o.Sources == nil {
		o.Sources = NewSources(o.Files)
		o.Sources.KeepAtMost(maxBatchSources)
	}
	template, err := parseOutput(spec.fields.output)
	if err != nil {
		return nil, err
	}
	p := &BatchPlan{name: spec.Name, options: o, fields: spec.fields, dir: spec.Dir, keys: template.names, cache: newBatchCache(o.Options)}
	if p.Folder, err = outputFolder(template, o); err != nil {
		return nil, err
	}
	rows, err := spec.readRows(ctx, o.Options)
	if err != nil {
		return nil, err
	}
	p.columns, p.Total, p.Excluded = rows.columns, len(rows.rows), rows.skipped
	if p.outputs, err = nameOutputs(template, rows); err != nil {
		return nil, err
	}
	for i, output := range p.outputs {
		if o.Shard.Owns(output) && o.wants(output) {
			p.Maps = append(p.Maps, PlannedMap{output, rows.rows[i]})
		}
	}
	if len(p.Maps) == 0 && len(o.Only) > 0 && o.Shard.Whole() {
		return nil, fmt.Errorf("none of the %d maps is called %s", p.Total, strings.Join(o.Only, " or "))
	}
	return p, p.checkPlaceholders()
}

// outputFolder is the folder on the disk that all outputs have in common.
func outputFolder(t outputTemplate, o BatchOptions) (string, error) {
	fixed := filepath.FromSlash(t.folder)
	outside := isAbsolute(t.folder) || path.IsAbs(t.folder) || !filepath.IsLocal(fixed)
	if outside && !o.Anywhere {
		return "", errorAt(t.at, "output: the folder %q is not within the folder of outputs", t.folder)
	}
	if filepath.IsAbs(fixed) {
		return fixed, nil
	}
	return filepath.Join(o.Folder, fixed), nil
}

// checkPlaceholders finds placeholders of the config and the style that no row
// has a column for, once instead of for each map.
func (p *BatchPlan) checkPlaceholders() error {
	if len(p.Maps) == 0 {
		return nil
	}
	row := &p.Maps[0].row
	style := newFiller(row, p.columns)
	style.fill(p.fields.style)
	name := newFiller(row, p.columns)
	if p.fields.config.Kind == tree.Text {
		name.fill(p.fields.config)
	}
	if err := (&mistake.List{Items: append(style.problems.Items, name.problems.Items...)}).Err(); err != nil {
		return err
	}
	template, err := p.cache.template(p, row)
	if err != nil {
		return err
	}
	fill := newFiller(row, p.columns)
	fill.fill(template.root)
	var unknown mistake.List
	for _, problem := range fill.problems.Items {
		if strings.HasPrefix(problem.Problem, unknownPlaceholder) {
			unknown.Items = append(unknown.Items, problem)
		}
	}
	return unknown.Err()
}

// warn passes on warnings that concern the whole batch.
func (p *BatchPlan) warn(warnings []Warning) {
	for _, w := range warnings {
		if p.options.Warn != nil {
			p.options.Warn(w)
		}
	}
}

// describe names the row of a planned map.
func (p *BatchPlan) describe(m *PlannedMap) string { return m.row.describe(p.columns, p.keys) }
