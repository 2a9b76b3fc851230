package kartograph

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/lettering"
	"github.com/seed-898ab921/kartograph/internal/numerals"
	"github.com/seed-898ab921/kartograph/internal/text/brief"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/expression"
	"github.com/seed-898ab921/kartograph/layers/filter"
	"github.com/seed-898ab921/kartograph/layers/special"
	"github.com/seed-898ab921/kartograph/styles"
	"github.com/seed-898ab921/kartograph/styles/scale"
)

// checkColumns reports the first column that the layer names and its source
// does not have.
func checkColumns(l *config.Layer, schema *layers.Schema) error {
	if schema == nil {
		return nil
	}
	if l.Filter != nil {
		if err := filter.Check(l.Filter, schema); err != nil {
			return fmt.Errorf("filter: %w", err)
		}
	}
	made := madeByJoin(l.Join)
	joined := layers.NewSchema(slices.Concat(schema.Columns(), made))
	for _, field := range l.Attributes.Fields {
		if field.Value != nil {
			if err := field.Value.Check(joined); err != nil {
				return fmt.Errorf("attributes: %s: %w", field.Name, err)
			}
			made = append(made, field.Name)
			continue
		}
		column := field.Column
		if field.Where != "" {
			column = field.Where
		}
		if schema.Index(column) < 0 && !slices.Contains(made, column) {
			return fmt.Errorf("attributes: %w%s", layers.MissingColumn(column, schema), hintValue(field))
		}
		made = append(made, field.Name)
	}
	if l.Labeling != nil {
		if err := checkLabeling(l.Labeling, schema, made); err != nil {
			return fmt.Errorf("labeling.%w", err)
		}
	}
	if l.Tooltip != nil && l.Tooltip.Template != nil {
		if err := l.Tooltip.Template.Check(layers.NewSchema(slices.Concat(schema.Columns(), made))); err != nil {
			return fmt.Errorf("tooltip: %w", err)
		}
	}
	return checkJoin(l.Join, schema)
}

// checkLabeling reports the first column that labels need and neither the source has
// nor the layer makes.
func checkLabeling(l *config.Labeling, schema *layers.Schema, made []string) error {
	known := func(name string) bool { return schema.Index(name) >= 0 || slices.Contains(made, name) }
	whole := layers.NewSchema(slices.Concat(schema.Columns(), made))
	if l.Template != nil {
		if err := l.Template.Check(whole); err != nil {
			return fmt.Errorf("template: %w", err)
		}
	}
	if l.Obvious && l.Key == "" && l.Template == nil && lettering.Column(whole.Columns(), l.Lang) == "" {
		return fmt.Errorf("key: no column looks like one of names; name it, {\"key\": ...}; there are %s", firstColumns(whole.Columns()))
	}
	priority, _ := l.PriorityColumn()
	e, err := l.PriorityExpression(known)
	if err == nil && e != nil {
		priority, err = "", e.Check(whole)
	}
	if err != nil {
		return fmt.Errorf("priority: %w", err)
	}
	for _, column := range [4][2]string{{"key", l.Key}, {"priority", priority}, {"abbreviation", l.Abbreviation}, {"override-by", l.OverrideBy}} {
		if name := column[1]; name != "" && !known(name) {
			return fmt.Errorf("%s: %w", column[0], layers.MissingColumn(name, schema))
		}
	}
	return nil
}

// firstColumns names columns for a message, as many as one reads.
func firstColumns(columns []string) string {
	const most = 8
	quoted := make([]string, min(len(columns), most))
	for i := range quoted {
		quoted[i] = strconv.Quote(brief.Of(columns[i]))
	}
	if more := len(columns) - most; more > 0 {
		quoted = append(quoted, fmt.Sprintf("%d more", more))
	}
	return strings.Join(quoted, ", ")
}

// labelColumn is the column of the texts of a layer's labels.
func (p *placedLayer) labelColumn() string {
	l := p.Labeling
	if l.Key != "" || !l.Obvious || p.read.schema == nil {
		return l.Key
	}
	var columns []string
	for _, field := range p.Attributes.Fields {
		columns = append(columns, field.Name)
	}
	return lettering.Column(slices.Concat(columns, p.read.schema.Columns(), madeByJoin(p.Join)), l.Lang)
}

// nameColumn is the column that features are called by, which have records of a schema:
// that of their labels, else one that they carry and that looks like one of names, else
// one of the others. It is empty where there is none.
func (p *placedLayer) nameColumn(schema *layers.Schema) string {
	if p.Labeling != nil && p.Labeling.Template == nil {
		if column := p.labelColumn(); column != "" {
			return column
		}
	}
	var carried []string
	for _, field := range p.Attributes.Fields {
		carried = append(carried, field.Name)
	}
	if column := lettering.Column(carried, p.read.lang); column != "" || schema == nil {
		return column
	}
	return lettering.Column(schema.Columns(), p.read.lang)
}

// hintValue tells how an expression is written, where what should be a column is one.
func hintValue(field config.AttributeField) string {
	if e, err := expression.Parse(field.Column, expression.Options{}); err != nil || slices.Equal(e.Columns(), []string{field.Column}) {
		return ""
	}
	return fmt.Sprintf("; an expression is written {\"value\": %q}", field.Column)
}

// madeByJoin lists the attributes that a join adds.
func madeByJoin(j *config.Join) []string {
	if j == nil {
		return nil
	}
	var names []string
	if j.GroupAs != "" {
		names = append(names, j.GroupAs)
	}
	for _, a := range j.Attributes {
		names = append(names, a.Name)
	}
	return names
}

// checkJoin reports columns that a join names and the layer does not have.
func checkJoin(j *config.Join, schema *layers.Schema) error {
	if j == nil {
		return nil
	}
	named := []string{j.GroupBy, j.ExportIDs}
	for _, a := range j.Attributes {
		if a.PerGroup == nil {
			named = append(named, a.Column)
		}
	}
	for _, column := range named {
		if column != "" && schema.Index(column) < 0 {
			return fmt.Errorf("join: %w", layers.MissingColumn(column, schema))
		}
	}
	return nil
}

// checkUsers reports columns that something else than the layer itself names:
// bounds, border and grid layers.
func checkUsers(cfg *Config, read []*readLayer) error {
	bounds := map[string]config.Bounds{"bounds": cfg.Bounds}
	paths := []string{"bounds"}
	for _, v := range cfg.Views {
		path := "views." + v.ID + ".bounds"
		bounds[path], paths = v.Bounds, append(paths, path)
	}
	for _, path := range paths {
		if err := checkBounds(bounds[path], read); err != nil {
			return errorIn(cfg, path+".data", err)
		}
	}
	for _, r := range read {
		if err := checkSpecial(r.Layer, read); err != nil {
			return layerError(cfg, r.Layer, special.NameOf(r.Special), err)
		}
	}
	return nil
}

func checkBounds(b config.Bounds, read []*readLayer) error {
	l := findLayer(read, b.Layer)
	if b.Shows() != config.ModePolygons || l == nil || l.schema == nil {
		return nil
	}
	if b.Filter != nil {
		if err := filter.Check(b.Filter, l.schema); err != nil {
			return fmt.Errorf("filter: %w", err)
		}
	}
	if b.Attribute != "" && l.schema.Index(b.Attribute) < 0 {
		return layers.MissingColumn(b.Attribute, l.schema)
	}
	return nil
}

// has reports whether a layer's features have a column, or get it by a join.
func (r *readLayer) has(column string) bool {
	return r.schema == nil || r.schema.Index(column) >= 0 || slices.Contains(madeByJoin(r.Join), column)
}

// compares names the columns that the filter or the stylesheet compares with
// numbers.
func (r *readLayer) compares(sheet *styles.Sheet) []string {
	compared := filter.Numeric(r.Filter)
	for _, field := range r.Attributes.Fields {
		if field.Value != nil {
			compared = append(compared, field.Value.Numeric()...)
		}
	}
	if r.Tooltip != nil && r.Tooltip.Template != nil {
		compared = append(compared, r.Tooltip.Template.Numeric()...)
	}
	for _, name := range slices.Concat(sheet.Numeric(styles.Element{ID: r.ID, Classes: r.StyleClasses()}), r.labelNumbers(), r.classNumbers()) {
		for _, field := range r.Attributes.Fields {
			if field.Name == name && field.Column != "" {
				name = field.Column
			}
		}
		if !slices.Contains(compared, name) {
			compared = append(compared, name)
		}
	}
	return compared
}

// saysNothing reports whether nothing is told of the values of a layer that is drawn with a stylesheet once.
func (r *readLayer) saysNothing(sheet *styles.Sheet) bool {
	return r.letsGo && (sheet == nil || len(sheet.Attributes()) == 0) && len(r.compares(sheet)) == 0 && len(r.newTallies()) == 0
}

// classNumbers names the columns whose numbers make classes.
func (r *readLayer) classNumbers() (columns []string) {
	for i := range r.Classify {
		c := &r.Classify[i]
		for k := range c.By {
			switch e, err := c.Expression(k, r.carries, ""); {
			case err == nil && e != nil:
				columns = append(columns, e.Numeric()...)
			case err == nil && c.MethodAsked() != scale.Category:
				columns = append(columns, c.By[k])
			}
		}
	}
	return columns
}

// labelNumbers names the columns that the expressions of labels reckon with.
func (r *readLayer) labelNumbers() (columns []string) {
	if r.Labeling == nil {
		return nil
	}
	if r.Labeling.Template != nil {
		columns = append(columns, r.Labeling.Template.Numeric()...)
	}
	if e, err := r.Labeling.PriorityExpression(r.carries); err == nil && e != nil {
		columns = append(columns, e.Numeric()...)
	}
	return columns
}

// carries reports whether a feature has a column or an attribute of that name.
func (r *readLayer) carries(name string) bool {
	return r.has(name) || slices.ContainsFunc(r.Attributes.Fields, func(f config.AttributeField) bool { return f.Name == name })
}

// doubt notes that here, among the layer's warnings, come those of columns that
// are compared with numbers and whose values are texts that look like numbers. Which
// they are depends on the stylesheet: rows have all records, without geometries,
// unless the layer was streamed.
func (r *readLayer) doubt(rows []layers.Record) { r.rows, r.doubtsAt = rows, len(r.warnings) }

// newTallies are those of the layer's expressions.
func (r *readLayer) newTallies() []expression.Tally {
	var all []expression.Tally
	if e, ok := r.Filter.(*expression.Expression); ok {
		all = append(all, expression.NewTally("filter", e))
	}
	for _, field := range r.Attributes.Fields {
		if field.Value != nil {
			all = append(all, expression.NewTally("attributes: "+field.Name, field.Value))
		}
	}
	if r.Tooltip != nil && r.Tooltip.Template != nil && r.Join == nil {
		all = append(all, expression.NewTally("tooltip", r.Tooltip.Template))
	}
	return all
}

// tally asks of a further record which expressions have no value; those of
// attributes are for what the filter keeps.
func (r *readLayer) tally(all []expression.Tally, record layers.Record) {
	if len(all) == 0 {
		return
	}
	kept := r.Filter == nil || r.Filter.Match(record)
	for i := range all {
		if kept || all[i].Of(r.Filter) {
			all[i].Add(record)
		}
	}
}

// unsaid says which expressions of the layer have no value for some features.
func (r *readLayer) unsaid(ctx context.Context) (texts []string) {
	all := r.tallies
	if r.reading != streamed {
		all = r.newTallies()
		steps := heed.Every(ctx, 1) // since an expression may take a millisecond
		for i := range r.rows {
			if len(all) == 0 || steps.Take(1) != nil {
				break // whoever asks looks at the context
			}
			r.tally(all, r.rows[i])
		}
	}
	for i := range all {
		if text := all[i].Text(); text != "" {
			texts = append(texts, text)
		}
	}
	return texts
}

// recordsOf are the records of features, as far as anything is told of them: where
// no expression is reckoned, those without values tell nothing.
func (r *readLayer) recordsOf(features []layers.Feature) (rows []layers.Record) {
	if r.silent {
		return nil
	}
	all := len(r.newTallies()) > 0
	for i := range features {
		if !all && len(features[i].Record.Values) == 0 {
			continue
		}
		if rows == nil {
			rows = make([]layers.Record, 0, len(features)-i)
		}
		rows = append(rows, features[i].Record)
	}
	return rows
}

// told lists the layer's warnings on a map with a stylesheet.
func (r *readLayer) told(ctx context.Context, sheet *styles.Sheet) []config.Warning {
	texts := numerals.Told(r.doubts)
	if r.reading != streamed {
		texts = numerals.TextsOfDoubts(slices.Values(r.rows), r.schema, r.compares(sheet))
	}
	texts = append(append(texts, r.unsaid(ctx)...), append(r.cutNothing(), r.croppedAway()...)...)
	all := slices.Clone(r.warnings[:r.doubtsAt])
	for _, text := range texts {
		all = append(all, config.Warning{Layer: r.ID, Text: text})
	}
	return append(all, r.warnings[r.doubtsAt:]...)
}
