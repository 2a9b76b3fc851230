package kartograph

import (
	"encoding/json"
	"errors"

	"github.com/seed-898ab921/kartograph/layers/filter"
)

// filterForm is the form of a condition on a feature's columns. The syntax is
// the filter package's own; here mistakes get their places.
func filterForm() form[filter.Expr] {
	f := form[filter.Expr]{shape: shape{want: "a condition", def: "filter", schema: filterSchema(),
		title: "Filters", intro: filterIntro}}
	f.read = func(d *decoder, at spot) (filter.Expr, bool) {
		e, err := filter.FromValue(at.node.plainValue())
		var syntax *filter.SyntaxError
		switch {
		case errors.As(err, &syntax):
			d.failInside(at, syntax.Path, syntax.Msg)
			return nil, false
		case err != nil:
			d.fail(at, "%v", err)
			return nil, false
		}
		return e, true
	}
	return f
}

// failInside reports a mistake in a part of a value, which a path of keys and
// positions leads to.
func (d *decoder) failInside(at spot, path []any, problem string) {
	for _, step := range path {
		var segment string
		var next *node
		switch step := step.(type) {
		case string:
			segment, next = step, at.node.child(step)
		case int:
			segment = entry(step)
			if step >= 0 && step < len(at.node.items) {
				next = at.node.items[step]
			}
		}
		if next == nil {
			break
		}
		at = at.under(segment, next)
	}
	d.fail(at, "%s", problem)
}

// plainValue is n as plain data: []any, map[string]any, string, bool, nil and
// json.Number, which keeps all digits.
func (n *node) plainValue() any {
	switch n.kind {
	case nodeBool:
		return n.number != 0
	case nodeNumber:
		if isJSONNumber(n.text) {
			return json.Number(n.text)
		}
		return n.number
	case nodeText:
		return n.text
	case nodeList:
		list := make([]any, len(n.items))
		for i, item := range n.items {
			list[i] = item.plainValue()
		}
		return list
	case nodeMap:
		m := make(map[string]any, len(n.keys))
		for i, k := range n.keys {
			m[k.name] = n.items[i].plainValue()
		}
		return m
	}
	return nil
}

// filterSchema describes conditions: [column, operator, value], {column:
// value}, {"and": [...]}, {"or": [...]}, {"not": condition}.
func filterSchema() object {
	self := object{{"$ref", "#/$defs/filter"}}
	conditions := object{{"type", "array"}, {"items", self}, {"minItems", 1}}
	scalar := []any{"string", "number", "boolean", "null"}
	value := object{{"type", append([]any{"array"}, scalar...)}, {"items", object{{"type", scalar}}}}
	triple := object{
		{"type", "array"}, {"minItems", 3}, {"maxItems", 3},
		{"prefixItems", []any{
			object{{"type", "string"}, {"description", "A column."}},
			object{{"type", "string"}, {"description", "is, =, !=, >, >=, <, <=, in, like or matches; each also with \"not\"."}},
			value,
		}},
	}
	mapping := object{
		{"type", "object"}, {"minProperties", 1},
		{"properties", object{{"and", conditions}, {"or", conditions}, {"not", self}}},
		{"additionalProperties", value},
	}
	return object{{"anyOf", []any{triple, mapping}}}
}

const filterIntro = "A condition on the columns of a feature. It is one of\n\n" +
	"- `[\"COLUMN\", \"OPERATOR\", value]`, with an operator of the list below;\n" +
	"- `{\"COLUMN\": value}`: the column is the value; `{\"COLUMN\": [value, ...]}`: it is one of the values;\n" +
	"- `{\"and\": [condition, ...]}`, `{\"or\": [condition, ...]}`, `{\"not\": condition}`, nested at will.\n\n" +
	"The operators are `is` (or `=`), `!=`, `>` (or `greater`), `>=`, `<` (or `less`), `<=`, `in` (a list of values), " +
	"`like` (`%` stands for any text) and `matches` (a regular expression). The word `not` negates any of them: `is not`, `not in`."
