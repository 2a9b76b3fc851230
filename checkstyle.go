package kartograph

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/styles"
)

// checkStyle warns of what a stylesheet names and the map does not have: layers,
// classes, columns, and of what it says of a layer that nothing there can show. What is
// strict takes this, and what was wrong with the stylesheet itself, as an error.
func (w *worked) checkStyle(ctx context.Context, o Options) ([]config.Warning, error) {
	if o.Style == nil {
		return nil, nil
	}
	cfg, read, placed := w.cfg, w.read, w.placed
	var found []styles.Warning
	if cfg.Export.StyleMode != render.StyleCSS {
		found = o.Style.Conditional(`give the config's export "style-mode": "css"`)
	}
	meant := subjects(cfg, read, placed)
	ids, classes := cfg.StyleNames()
	found = append(append(found, o.Style.Unmatched(ids, append(classes, classNames(read)...))...), o.Style.UnknownColumns(meant)...)
	found = append(found, o.Style.UnknownValues(meant)...)
	if cfg.Export.StyleMode != render.StyleClasses {
		found = append(found, o.Style.Idle(ctx, meant, ids)...)
	}
	if strict := o.Strict || cfg.Strict; strict {
		if all := append(o.Style.Warnings(), found...); len(all) > 0 {
			return nil, strictly(all)
		}
	}
	var lines []string
	for _, w := range found {
		lines = append(lines, w.String())
	}
	return told(lines), nil
}

// classNames are the classes that features have by their values.
func classNames(read []*readLayer) (names []string) {
	for _, r := range read {
		for _, s := range r.scales {
			for _, c := range s.Entries() {
				names = append(names, c.Name)
			}
		}
	}
	return names
}

// told are warnings of these texts.
func told(all []string) []config.Warning {
	var warnings []config.Warning
	for _, text := range all {
		warnings = append(warnings, config.Warning{Text: text})
	}
	return warnings
}

// strictly is the error that a stylesheet's warnings are to those who are strict.
func strictly(all []styles.Warning) error {
	if n := len(all) - 1; n > 0 {
		return fmt.Errorf("strict: %s (and %d more warnings of stylesheets)", all[0], n)
	}
	return fmt.Errorf("strict: %s", all[0])
}

// subjects are the layers of a map as stylesheets see them.
func subjects(cfg *Config, read []*readLayer, placed [][]*placedLayer) []styles.Subject {
	list := make([]styles.Subject, len(read))
	for i, r := range read {
		s := styles.Subject{IDs: []string{r.ID}, Classes: r.StyleClasses(), Columns: r.columns(), Unknown: r.schema == nil, Values: r.valuesOf(), Shapes: shapesDrawn(r, placed),
			Computed: len(r.Classify) > 0 || r.Hairlines == config.HairlinesStroke || r.ID == config.LocatorID+"-sea"}
		for _, view := range cfg.ViewIDs() {
			s.IDs = append(s.IDs, view+"-"+r.ID)
		}
		if r.Special != nil {
			made := columnsMade(r, placed)
			s.Columns, s.Unknown = append(s.Columns, made...), made == nil && r.schema == nil
		}
		list[i] = s
	}
	return list
}

// shapesDrawn are the kinds of geometry that the features of a layer are or have, as many as
// a map could show of it; none where no frame draws it.
func shapesDrawn(r *readLayer, placed [][]*placedLayer) (shapes []styles.Shape) {
	drawn, n := false, r.count
	for _, frame := range placed {
		for _, p := range frame {
			if p.read != r || !p.drawn {
				continue
			}
			drawn = true
			for i := 0; r.Special != nil && i < len(p.features); i++ {
				n.shape(p.features[i].Geometry, nil)
			}
		}
	}
	for i, count := range [3]int{n.points, n.lines, n.areas} {
		if drawn && count > 0 {
			shapes = append(shapes, [3]styles.Shape{styles.Point, styles.Line, styles.Area}[i])
		}
	}
	return shapes
}

// columnsMade lists the columns of the features of a special layer, which the map
// made itself; nil where none is drawn.
func columnsMade(r *readLayer, placed [][]*placedLayer) []string {
	var names []string
	var last *layers.Schema
	for _, frame := range placed {
		for _, p := range frame {
			if p.read != r {
				continue
			}
			for _, feature := range p.features {
				schema := feature.Record.Schema
				if schema != nil && schema != last {
					names, last = append(names, schema.Columns()...), schema
				}
				if names == nil {
					names = []string{}
				}
			}
		}
	}
	return names
}

// columns lists what the features of a layer can be asked for.
func (r *readLayer) columns() []string {
	var names []string
	if r.schema != nil {
		names = slices.Clone(r.schema.Columns())
	}
	names = append(names, madeByJoin(r.Join)...)
	for _, field := range r.Attributes.Fields {
		names = append(names, field.Name)
	}
	return names
}

// maxStyleValues is how many values of a column are compared with those of stylesheets.
const maxStyleValues = 20_000

// valuesOf returns what lists the values of a column of a layer that is no streamed one, of all
// its rows, whatever the filter leaves of them; each column is gone through once. It
// is nil for other layers, and lists none of columns that the map makes or renames
// and of those with too many values.
func (r *readLayer) valuesOf() func(column string) []string {
	if r.reading == streamed || r.schema == nil || r.Special != nil {
		return nil
	}
	listed := map[string][]string{}
	return func(column string) []string {
		list, ok := listed[column]
		if !ok {
			list = r.distinct(column)
			listed[column] = list
		}
		return list
	}
}

// distinct lists the values of a column, or nil.
func (r *readLayer) distinct(column string) []string {
	names := []string{column, strings.ToLower(column), strings.ToUpper(column)}
	for _, f := range r.Attributes.Fields {
		if slices.Contains(names, f.Name) && (f.Value != nil || f.Where != "" || f.Column != f.Name) {
			return nil
		}
	}
	var list []string
	seen := map[string]bool{}
	for _, name := range names {
		at := r.schema.Index(name)
		if slices.Contains(madeByJoin(r.Join), name) {
			return nil
		}
		for i := 0; at >= 0 && i < len(r.rows); i++ {
			v := r.rows[i].At(at)
			if text := v.String(); !v.IsNull() && !seen[text] {
				seen[text] = true
				list = append(list, text)
			}
			if len(list) > maxStyleValues {
				return nil
			}
		}
	}
	return list
}
