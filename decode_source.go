package kartograph

import "strings"

func dataForm() form[DataJoin] {
	return mapping("data", "layers.*.data", "Adds the columns of a table to the features, before filters and styles.", []key[DataJoin]{
		bind("src", nonEmpty("a file name"), about{"The table.", required, `"population.csv"`},
			func(j *DataJoin) *string { return &j.Src }),
		bind("key", nonEmpty("a column's name"), about{"The table's column that tells which feature a row belongs to.", required, `"iso"`},
			func(j *DataJoin) *string { return &j.Key }),
		bind("on", nonEmpty("a column's name"), about{"The layer's column with the same values.", "(the same name)", `"ISO_A3"`},
			func(j *DataJoin) *string { return &j.On }),
		bind("columns", oneOrMore("a list of columns", nonEmpty("a column's name")), about{"The columns to add.", "(all)", `["population", "area"]`},
			func(j *DataJoin) *[]string { return &j.Columns }),
		bind("charset", nonEmpty("an encoding"), about{"The table's encoding.", "(UTF-8, or windows-1252 where that fails)", `"latin-1"`},
			func(j *DataJoin) *string { return &j.Charset }),
		bind("dialect", oneOf("excel", "excel-tab"), about{"`excel` has commas between the columns, `excel-tab` tabulators.", `"excel"`, `"excel-tab"`},
			func(j *DataJoin) *string { return &j.Dialect }),
	})
}

// crsForm is the text of a coordinate system, or a mapping of PROJ parameters:
// {"proj": "utm", "zone": 33}.
func crsForm() form[string] {
	text := nonEmpty("an EPSG code, a PROJ string, WKT or a mapping of PROJ parameters")
	mapping := shape{schema: object{{"type", "object"}, {"minProperties", 1},
		{"additionalProperties", object{{"type", []any{"string", "number", "boolean"}}}}}}
	f := text
	f.shape = shape{want: text.want, parts: []shape{text.shape, mapping}, schema: anyOf(text.shape, mapping)}
	f.read = func(d *decoder, at spot) (string, bool) {
		if at.node.kind != nodeMap {
			return text.read(d, at)
		}
		var parts []string
		for i, item := range at.node.items {
			name := at.node.keys[i].name
			if !item.isScalar() || strings.ContainsAny(item.text+name, " +\t\n") {
				d.mismatch(d.visit(at, name, item), "the value of a PROJ parameter")
				return "", false
			}
			switch {
			case item.isTrue():
				parts = append(parts, "+"+name)
			case !item.isFalse():
				parts = append(parts, "+"+name+"="+item.text)
			}
		}
		if len(parts) == 0 {
			d.mismatch(at, f.want)
			return "", false
		}
		return strings.Join(parts, " "), true
	}
	return f
}
