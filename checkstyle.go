package kartograph

import (
	"fmt"
	"slices"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/styles"
)

// checkStyle warns of what a stylesheet names and the map does not have: layers,
// classes, columns. What is strict takes this, and what was wrong with the
// stylesheet itself, as an error.
func checkStyle(cfg *Config, read []*readLayer, placed [][]*placedLayer, o Options) ([]config.Warning, error) {
	if o.Style == nil {
		return nil, nil
	}
	var found []styles.Warning
	if cfg.Export.StyleMode != render.StyleCSS {
		found = o.Style.Conditional(`give the config's export "style-mode": "css"`)
	}
	found = append(append(found, o.Style.Unmatched(cfg.StyleNames())...), o.Style.UnknownColumns(subjects(cfg, read, placed))...)
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
		s := styles.Subject{IDs: []string{r.ID}, Classes: r.Classes, Columns: r.columns(), Unknown: r.schema == nil}
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
