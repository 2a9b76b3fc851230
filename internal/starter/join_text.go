package starter

import "github.com/seed-898ab921/kartograph/internal/edit"

// joinedProjection writes what is shown of the layer that a table is joined to.
func (p *proposal) joinedProjection(line func(format string, values ...any)) {
	j := p.joined
	if !j.partial {
		line("# \"kartograph projections\" lists others.\nproj: {id: %s}", j.proj)
		return
	}
	line("# \"auto\" chooses by what is shown; \"kartograph projections\" lists the others.\nproj: {id: auto}")
	if j.filter != "" {
		line("\n# The places with a row; parts of them far smaller than the largest, such as islands\n# overseas, may lie outside.")
		line("bounds: {data: {layer: %s, min-area: 0.2}, padding: 0.04}", p.id)
	}
}

// joinedSource writes the source of the layer that a table is joined to, and the join.
func (p *proposal) joinedSource(line func(format string, values ...any)) {
	j := p.joined
	for _, said := range j.says() {
		line("  # %s", said)
	}
	line("  %s:\n    src: %s", p.id, j.src)
	data := edit.Map{{Key: "src", Value: p.src}, {Key: "key", Value: j.rule.Key}, {Key: "on", Value: j.rule.On}}
	if j.rule.Pad > 0 {
		line("    # Codes have lost their zeros: \"pad\" puts them back.")
		data = append(data, edit.Entry{Key: "pad", Value: float64(j.rule.Pad)})
	}
	switch {
	case j.rule.By != "":
		line("    # A guess: of rows with one %s the latest, by %s, is drawn.", oneLine(j.rule.Key), oneLine(j.rule.By))
		data = append(data, edit.Entry{Key: "repeats", Value: edit.Map{{Key: j.rule.Repeats, Value: j.rule.By}}})
	case j.rule.Repeats != "":
		line("    # A guess: several rows have one %s, and the first of them is drawn. \"repeats\" may be\n    # sum or mean as well; \"filter\" keeps the rows of one year or kind.", oneLine(j.rule.Key))
		data = append(data, edit.Entry{Key: "repeats", Value: j.rule.Repeats})
	}
	if len(j.rule.Columns) > 0 {
		line("    # Columns of the table that the layer has as well are left out.")
		var columns []any
		for _, c := range j.rule.Columns {
			columns = append(columns, c)
		}
		data = append(data, edit.Entry{Key: "columns", Value: columns})
	}
	line("    data: %s", edit.YAML(data))
	if j.partial && j.filter != "" {
		line("    # Places without a row, or without %s in it, are not drawn.\n    filter: %s", oneLine(j.filter), edit.YAML([]any{j.filter, "is not", nil}))
	}
}
