package kartograph

import "strings"

// attributesForm is the form of a layer's "attributes", in all its spellings.
func attributesForm() form[Attributes] {
	column := nonEmpty("a column's name")
	where := whereForm()
	item := shape{parts: []shape{column.shape, where.shape}}
	item.schema = anyOf(item.parts...)
	list := shape{schema: object{{"type", "array"}, {"items", item.schema}}, parts: []shape{item}}
	names := shape{schema: object{{"type", "object"}, {"additionalProperties", column.schema}}}
	words := shape{schema: object{{"type", []any{"string", "boolean"}}}}
	f := form[Attributes]{shape: shape{want: "\"all\", a list of columns or a mapping from new name to column",
		parts: []shape{words, list, names}}, check: checkAttributes}
	f.schema = anyOf(f.parts...)
	f.read = func(d *decoder, at spot) (Attributes, bool) {
		switch n := at.node; {
		case n.isTrue(), n.isWord("all"):
			return Attributes{All: true}, true
		case n.isFalse():
			return Attributes{}, true
		case n.kind == nodeMap:
			return d.attributeNames(at)
		case n.kind == nodeList:
			return d.attributeList(at, where)
		}
		known := len(d.mistakes.list)
		name, ok := column.read(d, at)
		d.mistakes.widen(known, at.path, column.want, f.want)
		return Attributes{Fields: []AttributeField{{Name: name, Column: name}}}, ok
	}
	return f
}

// attributeNames reads a mapping from new name to column.
func (d *decoder) attributeNames(at spot) (a Attributes, ok bool) {
	ok = true
	for i, item := range at.node.items {
		name := at.node.keys[i].name
		column, fine := nonEmpty("a column's name").read(d, d.visit(at, name, item))
		if ok = ok && fine; fine {
			a.Fields = append(a.Fields, AttributeField{Name: name, Column: column})
		}
	}
	return a, ok
}

// attributeList reads a list of columns, renamed columns and where-rules.
func (d *decoder) attributeList(at spot, where form[AttributeField]) (a Attributes, ok bool) {
	ok = true
	for i, item := range at.node.items {
		place := d.visit(at, entry(i), item)
		var field AttributeField
		var fine bool
		if item.kind == nodeMap {
			field, fine = where.read(d, place)
		} else {
			field.Column, fine = nonEmpty("a column's name or a mapping").read(d, place)
			field.Name = field.Column
		}
		if ok = ok && fine; fine {
			a.Fields = append(a.Fields, field)
		}
	}
	return a, ok
}

// whereForm is a renamed column {"src", "tgt"}, or a rule {"where", "equals",
// "set", "to"}.
func whereForm() form[AttributeField] {
	column := nonEmpty("a column's name")
	values := oneOrMore("a list of values", scalarText())
	f := mapping("attribute", "Attributes", "`attributes` is `\"all\"`, a list, or a mapping from new name to column: `{\"iso\": \"ISO_A3\"}`. A list holds "+
		"names of columns and mappings with these keys: a column under another name (`src`, `tgt`), or a rule: where the column `where` is "+
		"`equals[i]`, the attribute `set` becomes `to[i]`.", []key[AttributeField]{
		bind("src", column, about{"The column.", "", `"NAME_LONG"`}, func(a *AttributeField) *string { return &a.Column }),
		bind("tgt", column, about{"The attribute's name.", "(the column's)", `"name"`}, func(a *AttributeField) *string { return &a.Name }),
		bind("where", column, about{"The column that is looked at.", "", `"ISO_A3"`}, func(a *AttributeField) *string { return &a.Where }),
		bind("equals", values, about{"Its values.", "", `["FRA", "DEU"]`}, func(a *AttributeField) *[]string { return &a.Equals }),
		bind("set", column, about{"The attribute that is set.", "", `"name"`}, func(a *AttributeField) *string { return &a.Name }),
		bind("to", values, about{"What it is set to, one for each of `equals`.", "", `["France", "Germany"]`},
			func(a *AttributeField) *[]string { return &a.To }),
	})
	read := f.read
	f.read = func(d *decoder, at spot) (AttributeField, bool) {
		known := len(d.mistakes.list)
		a, ok := read(d, at)
		if len(d.mistakes.list) > known || !ok {
			return a, false
		}
		if a.Where == "" && a.Name == "" {
			a.Name = a.Column
		}
		if problem := attributeProblem(a); problem != "" {
			d.fail(at, "%s", problem)
			return a, false
		}
		return a, true
	}
	return f
}

// attributeProblem says what is wrong with an attribute, or nothing.
func attributeProblem(a AttributeField) string {
	switch {
	case a.Where == "" && len(a.Equals)+len(a.To) > 0:
		return "\"equals\" and \"to\" need \"where\", the column that is looked at"
	case a.Where == "" && strings.TrimSpace(a.Column) == "":
		return "the key \"src\" is missing; want a column's name"
	case a.Where == "":
		return ""
	case a.Name == "":
		return "the key \"set\" is missing; want the name of the attribute that is set"
	case len(a.Equals) != len(a.To):
		return "\"equals\" has " + countOf(len(a.Equals), "", "value", "values")[1:] + " and \"to\" has " +
			countOf(len(a.To), "", "value", "values")[1:] + "; want one for each"
	}
	return ""
}
