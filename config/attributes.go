package config

import (
	"strings"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/internal/tree"
	"github.com/seed-898ab921/kartograph/layers/expression"
)

// Attributes says which columns a layer's features carry into the map. The
// zero value carries none, but in pages what names, classes and labels are made of.
type Attributes struct {
	// All carries all columns.
	All bool
	// Fields are single columns, where not all are carried.
	Fields []AttributeField
	// None says that they carry none in pages either.
	None bool
}

// AttributeField is one attribute of a drawn feature.
type AttributeField struct {
	// Name is the attribute's name, Column the source's column.
	Name, Column string
	// Where, when not empty, names a column; where it equals Equals[i] the
	// attribute Name is set to To[i], and Column is not used.
	Where  string
	Equals []string
	To     []string
	// Value, when not nil, is what the attribute Name is; the others are then not
	// used. Parse gives it the config's language.
	Value *expression.Expression
}

// maxAttributes limits the attributes of a layer. Each of its features has them.
const maxAttributes = 2000

// attributesForm is the form of a layer's "attributes", in all its spellings.
func attributesForm() form.Form[Attributes] {
	column := form.NonEmpty("a column's name")
	where, computed := whereForm(), computedForm()
	item := form.Facts{Parts: []form.Facts{column.Facts, where.Facts}}
	item.Schema = form.AnyOf(item.Parts...)
	list := form.Facts{Schema: form.Props("type", "array", "items", item.Described(), "maxItems", maxAttributes), Parts: []form.Facts{item}}
	names := form.Facts{Schema: form.Props("type", "object", "additionalProperties",
		form.AnyOf(column.Facts, computed.Facts), "maxProperties", maxAttributes), Parts: []form.Facts{column.Facts, computed.Facts}}
	words := form.Facts{Schema: form.Props("type", []any{"string", "boolean"})}
	f := form.Form[Attributes]{Facts: form.Facts{Want: "\"all\", a list of columns or a mapping from new name to column",
		Parts: []form.Facts{words, list, names}}, Check: checkAttributes}
	f.Schema = form.AnyOf(f.Parts...)
	f.Read = func(d *form.Decoder, at form.Spot) (Attributes, bool) {
		switch n := at.Node; {
		case n.IsTrue(), n.IsWord("all"):
			return Attributes{All: true}, true
		case n.IsFalse(), n.Kind == tree.List && len(n.Items) == 0:
			return Attributes{None: true}, true
		case !d.Few(at, maxAttributes):
			return Attributes{}, false
		case n.Kind == tree.Map:
			return attributeNames(d, at, computed)
		case n.Kind == tree.List:
			return attributeList(d, at, where)
		}
		known := len(d.Mistakes.Items)
		name, ok := column.Read(d, at)
		d.Mistakes.Widen(known, at.Path, column.Want, f.Want)
		return Attributes{Fields: []AttributeField{{Name: name, Column: name}}}, ok
	}
	return f
}

// attributeNames reads a mapping from new name to column or expression.
func attributeNames(d *form.Decoder, at form.Spot, computed form.Form[AttributeField]) (a Attributes, ok bool) {
	ok = true
	for i, item := range d.Items(at) {
		name := at.Node.Keys[i].Name
		place := d.Visit(at, name, item)
		var field AttributeField
		var fine bool
		if item.Kind == tree.Map {
			field, fine = computed.Read(d, place)
		} else {
			field.Column, fine = form.NonEmpty("a column's name or {\"value\": an expression}").Read(d, place)
		}
		field.Name = name
		if ok = ok && fine; fine {
			a.Fields = append(a.Fields, field)
		}
	}
	return a, ok
}

// attributeList reads a list of columns, renamed columns and where-rules.
func attributeList(d *form.Decoder, at form.Spot, where form.Form[AttributeField]) (a Attributes, ok bool) {
	ok = true
	for i, item := range d.Items(at) {
		place := d.Visit(at, form.Entry(i), item)
		var field AttributeField
		var fine bool
		if item.Kind == tree.Map {
			field, fine = where.Read(d, place)
		} else {
			field.Column, fine = form.NonEmpty("a column's name or a mapping").Read(d, place)
			field.Name = field.Column
		}
		if ok = ok && fine; fine {
			a.Fields = append(a.Fields, field)
		}
	}
	return a, ok
}

// valueKey is the key of an attribute that is computed.
func valueKey() form.Key[AttributeField] {
	return form.Bind("value", form.Expression(), form.About("What the attribute `tgt` is: an [expression](expressions.md) on the columns of the source. In a mapping, "+
		"`{\"density\": {\"value\": \"POP_EST / AREA\"}}`.", "", `"round(POP_EST / 1e6, 1)"`), func(a *AttributeField) **expression.Expression { return &a.Value })
}

// computedForm is {"value"}, in a mapping from names.
func computedForm() form.Form[AttributeField] {
	f := form.Mapping("computed", "", "", []form.Key[AttributeField]{valueKey()})
	read := f.Read
	f.Read = func(d *form.Decoder, at form.Spot) (AttributeField, bool) {
		known := len(d.Mistakes.Items)
		a, ok := read(d, at)
		if ok = ok && len(d.Mistakes.Items) == known; ok && a.Value == nil {
			d.Fail(at, "the key \"value\" is missing; want an expression")
			return a, false
		}
		return a, ok
	}
	return f
}

// whereForm is a renamed column {"src", "tgt"}, or a rule {"where", "equals",
// "set", "to"}.
func whereForm() form.Form[AttributeField] {
	column := form.NonEmpty("a column's name")
	values := form.OneOrMore("a list of values", form.ScalarText(), form.MostValues)
	f := form.Mapping("attribute", "Attributes", "`attributes` is `\"all\"`, a list, or a mapping from new name to column: `{\"iso\": \"ISO_A3\"}`. A list holds "+
		"names of columns and mappings with these keys: a column under another name (`src`, `tgt`), a computed value (`value`, `tgt`), or a rule: where the column `where` is "+
		"`equals[i]`, the attribute `set` becomes `to[i]`.", []form.Key[AttributeField]{
		form.Bind("src", column, form.About("The column.", "", `"NAME_LONG"`), func(a *AttributeField) *string { return &a.Column }),
		form.Bind("tgt", column, form.About("The attribute's name.", "(the column's)", `"name"`), func(a *AttributeField) *string { return &a.Name }),
		valueKey(),
		form.Bind("where", column, form.About("The column that is looked at.", "", `"ISO_A3"`), func(a *AttributeField) *string { return &a.Where }),
		form.Bind("equals", values, form.About("Its values.", "", `["FRA", "DEU"]`), func(a *AttributeField) *[]string { return &a.Equals }),
		form.Bind("set", column, form.About("The attribute that is set.", "", `"name"`), func(a *AttributeField) *string { return &a.Name }),
		form.Bind("to", values, form.About("What it is set to, one for each of `equals`.", "", `["France", "Germany"]`),
			func(a *AttributeField) *[]string { return &a.To }),
	})
	read := f.Read
	f.Read = func(d *form.Decoder, at form.Spot) (AttributeField, bool) {
		known := len(d.Mistakes.Items)
		a, ok := read(d, at)
		if len(d.Mistakes.Items) > known || !ok {
			return a, false
		}
		if a.Where == "" && a.Name == "" {
			a.Name = a.Column
		}
		if problem := attributeProblem(a); problem != "" {
			d.Fail(at, "%s", problem)
			return a, false
		}
		return a, true
	}
	return f
}

// attributeProblem says what is wrong with an attribute, or nothing.
func attributeProblem(a AttributeField) string {
	switch {
	case a.Value != nil && a.Column+a.Where != "":
		return "\"value\" stands alone, without \"src\" and \"where\", whose columns it may name itself"
	case a.Value != nil && a.Name == "":
		return "the key \"tgt\" is missing; want the name of the attribute that is computed"
	case a.Value != nil:
		return ""
	case a.Where == "" && len(a.Equals)+len(a.To) > 0:
		return "\"equals\" and \"to\" need \"where\", the column that is looked at"
	case a.Where == "" && strings.TrimSpace(a.Column) == "":
		return "the key \"src\" is missing; want a column's name"
	case a.Where == "":
		return ""
	case a.Name == "":
		return "the key \"set\" is missing; want the name of the attribute that is set"
	case len(a.Equals) != len(a.To):
		return "\"equals\" has " + tree.CountOf(len(a.Equals), "", "value", "values")[1:] + " and \"to\" has " +
			tree.CountOf(len(a.To), "", "value", "values")[1:] + "; want one for each"
	}
	return ""
}

// checkAttributes examines the attributes of a layer.
func checkAttributes(c *form.Checker, path string, a Attributes) {
	if !c.Few(path, len(a.Fields), maxAttributes) {
		return
	}
	for i, field := range a.Fields {
		if problem := attributeProblem(field); problem != "" {
			c.Add(path+form.Entry(i), "%s", problem)
		}
	}
}
