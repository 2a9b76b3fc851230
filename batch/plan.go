package batch

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"path"
	"path/filepath"
	"strings"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/config/mistake"
	"github.com/seed-898ab921/kartograph/internal/source"
	"github.com/seed-898ab921/kartograph/internal/text/brief"
	"github.com/seed-898ab921/kartograph/internal/tree"
	"github.com/seed-898ab921/kartograph/layers"
)

// Planned is a batch with its rows read and the names of its maps checked;
// nothing is drawn yet. It is safe for concurrent use.
type Planned struct {
	// Folder is the output folder on the disk.
	Folder string
	// Total is the number of maps of the whole batch, and Excluded the
	// number of rows that `when` left out.
	Total, Excluded int

	name string
	// atlas says that all maps are pages of one file.
	atlas   bool
	options Options
	fields  specFields
	dir     string
	output  outputTemplate
	rows    *rowSet
	// chosen are the indexes of the rows whose maps the shard and the
	// patterns ask for; nil for all.
	chosen []uint32
	cache  *fileCache
	read   *contentRead
	// sparing is what it takes to spare inputs.
	sparing *sparing
}

// PlannedMap is a map that a batch is to make.
type PlannedMap struct {
	// Output is the name relative to the output folder, with slashes.
	Output string
	// Number counts the rows of the batch from 1, before the matrix; it is
	// 0 in a batch without rows.
	Number int
	// Row has the values of all columns and of the matrix. Lists and
	// mappings are null in it.
	Row layers.Record

	index int
}

// Plan reads the rows of a batch and names its maps. Two maps with one
// name, names that lead out of the output folder or that some file system
// refuses, and placeholders that nothing stands for are errors, which name the
// rows.
func Plan(ctx context.Context, spec *Spec, o Options) (*Planned, error) {
	p, err := plan(ctx, spec, o)
	return p, brief.Error(err)
}

// plan is Plan with messages of any length.
func plan(ctx context.Context, spec *Spec, o Options) (*Planned, error) {
	if err := errors.Join(o.Shard.check(), o.checkOnly(), o.checkEffect()); err != nil {
		return nil, err
	}
	read := &contentRead{}
	if o.Sources == nil {
		read.fresh = true
		o.Sources = kartograph.NewSources(o.Files)
		o.Sources.SetLimit(maxSources)
	}
	template, err := parseOutput(spec.fields.output)
	if err != nil {
		return nil, err
	}
	p := &Planned{name: spec.Name, options: o, fields: spec.fields, dir: spec.Dir, output: template, cache: &fileCache{options: o.Options}, read: read, sparing: &sparing{}}
	if p.Folder, err = outputFolder(template, o); err != nil {
		return nil, err
	}
	if p.rows, err = spec.readRows(ctx, o); err != nil {
		return nil, err
	}
	p.Total, p.Excluded = p.rows.count(), p.rows.skipped
	if p.atlas = template.isAtlas(p.rows.count()); p.atlas {
		err = p.checkAtlas()
	} else {
		err = checkNames(ctx, template, p.rows)
	}
	if err != nil {
		return nil, err
	}
	if err := p.choose(ctx); err != nil {
		return nil, err
	}
	if err := p.spareOwn(ctx, spec); err != nil {
		return nil, err
	}
	if p.fields.title != "" && !p.atlas {
		p.warn([]config.Warning{{Text: "title: only an atlas has one, all maps in one PDF; give output a name without placeholders that ends in .pdf, or leave out the title"}})
	}
	if p.Len() == 0 && len(o.Only) > 0 && o.Shard.Whole() {
		return nil, fmt.Errorf("none of the %d maps is called %s", p.Total, strings.Join(o.Only, " or "))
	}
	return p, p.checkPlaceholders(ctx)
}

// choose finds the maps that the shard and the patterns ask for.
func (p *Planned) choose(ctx context.Context) error {
	if p.options.Shard.Whole() && len(p.options.Only) == 0 {
		return nil
	}
	p.chosen = []uint32{}
	for i, output := range p.outputs() {
		if i%heedEvery == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if p.options.Shard.Owns(output) && p.options.wants(output) {
			p.chosen = append(p.chosen, uint32(i))
		}
	}
	return nil
}

// Len is the number of maps to make: those of the shard that the patterns ask
// for.
func (p *Planned) Len() int {
	if p.chosen != nil {
		return len(p.chosen)
	}
	return p.rows.count()
}

// Maps are the maps to make, in the order of the rows.
func (p *Planned) Maps() iter.Seq[PlannedMap] {
	return func(yield func(PlannedMap) bool) {
		for i := range p.Len() {
			index, row := p.at(i)
			if !yield(PlannedMap{p.outputOf(&row), row.number, row.asRecord(), index}) {
				return
			}
		}
	}
}

// Config makes the config of a map: the template with the values of its row.
func (p *Planned) Config(m PlannedMap) (*config.Config, error) {
	row := p.rows.row(m.index)
	cfg, _, err := p.config(context.Background(), &row)
	return cfg, err
}

// config makes the config of a row, and its tree.
func (p *Planned) config(ctx context.Context, row *rowData) (*config.Config, *tree.Node, error) {
	template, err := p.cache.template(ctx, p, row)
	if err != nil {
		return nil, nil, err
	}
	return template.promptly(ctx, row)
}

// at is the row of the i-th map to make, with its index among all rows.
func (p *Planned) at(i int) (index int, row rowData) {
	if p.chosen != nil {
		i = int(p.chosen[i])
	}
	return i, p.rows.row(i)
}

// outputOf names the map of a row, whose name was found to be good before.
func (p *Planned) outputOf(row *rowData) string {
	name, _ := p.output.fill(row)
	return name
}

// outputs are the names of all maps of the whole batch, by the indexes of their
// rows.
func (p *Planned) outputs() iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for i := range p.rows.count() {
			if row := p.rows.row(i); !yield(i, p.outputOf(&row)) {
				return
			}
		}
	}
}

// outputFolder is the folder on the disk that all outputs have in common.
func outputFolder(t outputTemplate, o Options) (string, error) {
	fixed := filepath.FromSlash(t.folder)
	outside := source.IsAbsolute(t.folder) || path.IsAbs(t.folder) || !filepath.IsLocal(fixed)
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
func (p *Planned) checkPlaceholders(ctx context.Context) error {
	if p.Len() == 0 {
		return nil
	}
	_, row := p.at(0)
	style := newFiller(&row)
	style.fill(p.fields.style)
	name := newFiller(&row)
	if p.fields.config.Kind == tree.Text {
		name.fill(p.fields.config)
	}
	if err := (&mistake.List{Items: append(style.problems.Items, name.problems.Items...)}).Err(); err != nil {
		return err
	}
	template, err := p.cache.template(ctx, p, &row)
	if err != nil {
		return err
	}
	fill := newFiller(&row)
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
func (p *Planned) warn(warnings []config.Warning) {
	for _, w := range warnings {
		if p.options.Warn != nil {
			p.options.Warn(w)
		}
	}
}
