package form

import (
	"errors"

	"github.com/seed-898ab921/kartograph/internal/tree"
	"github.com/seed-898ab921/kartograph/layers/expression"
	"github.com/seed-898ab921/kartograph/layers/filter"
)

// Filter is the form of a condition on a feature's columns. The syntax is
// the filter package's own; here mistakes get their places.
func Filter() Form[filter.Expr] {
	f := Form[filter.Expr]{Facts: Facts{Want: "a condition", Def: "filter", Schema: filterSchema(),
		Title: "Filters", Intro: filterIntro}}
	f.Read = func(d *Decoder, at Spot) (filter.Expr, bool) {
		if at.Node.Kind == tree.Text {
			if e, ok := readExpression(d, at, expression.ParseCondition); ok {
				return e, true
			}
			return nil, false
		}
		conditions, values := extent(at.Node)
		switch {
		case conditions > maxConditions:
			d.Fail(at, "there are %d conditions; at most %d are allowed", conditions, maxConditions)
			return nil, false
		case values > MostValues:
			d.Fail(at, "there are %d values; at most %d are allowed", values, MostValues)
			return nil, false
		}
		e, err := filter.FromValue(at.Node.PlainValue())
		var syntax *filter.SyntaxError
		switch {
		case errors.As(err, &syntax):
			d.failInside(at, syntax.Path, syntax.Msg)
			return nil, false
		case err != nil:
			d.Fail(at, "%v", err)
			return nil, false
		}
		return e, true
	}
	return f
}

// maxConditions limits the conditions of a filter: each feature is asked for all
// of them.
const maxConditions = 2000

// extent counts the lists and mappings of a value, and what else it has.
func extent(n *tree.Node) (groups, values int) {
	if n.Kind != tree.List && n.Kind != tree.Map {
		return 0, 1
	}
	groups = 1
	for _, item := range n.Items {
		g, v := extent(item)
		groups, values = groups+g, values+v
	}
	return groups, values
}

// failInside reports a mistake in a part of a value, which a path of keys and
// positions leads to.
func (d *Decoder) failInside(at Spot, path []any, problem string) {
	for _, step := range path {
		var segment string
		var next *tree.Node
		switch step := step.(type) {
		case string:
			segment, next = step, at.Node.Child(step)
		case int:
			segment = Entry(step)
			if step >= 0 && step < len(at.Node.Items) {
				next = at.Node.Items[step]
			}
		}
		if next == nil {
			break
		}
		at = at.Under(segment, next)
	}
	d.Fail(at, "%s", problem)
}

// filterSchema describes conditions: [column, operator, value], {column:
// value}, {"and": [...]}, {"or": [...]}, {"not": condition}.
func filterSchema() Object {
	self := Props("$ref", "#/$defs/filter")
	conditions := Props("type", "array", "items", self, "minItems", 1)
	scalar := []any{"string", "number", "boolean", "null"}
	value := Props("type", append([]any{"array"}, scalar...), "items", Props("type", scalar))
	triple := Props(
		"type", "array", "minItems", 3, "maxItems", 3,
		"prefixItems", []any{
			Props("type", "string", "description", "A column."),
			Props("type", "string", "description", "is, =, !=, >, >=, <, <=, in, like or matches; each also with \"not\"."),
			value,
		},
	)
	mapping := Props(
		"type", "object", "minProperties", 1,
		"properties", Props("and", conditions, "or", conditions, "not", self),
		"additionalProperties", value,
	)
	written := Props("type", "string", "minLength", 1, "description", "An expression, such as POP_EST > 1e6 and CONTINENT = 'Africa'.")
	return Props("anyOf", []any{triple, mapping, written})
}

const filterIntro = "A condition on the columns of a feature. It is one of\n\n" +
	"- an [expression](expressions.md) that is true or false: `\"CONTINENT = 'Africa' and POP_EST / AREA > 100\"`;\n" +
	"- `[\"COLUMN\", \"OPERATOR\", value]`, with an operator of the list below;\n" +
	"- `{\"COLUMN\": value}`: the column is the value; `{\"COLUMN\": [value, ...]}`: it is one of the values;\n" +
	"- `{\"and\": [condition, ...]}`, `{\"or\": [condition, ...]}`, `{\"not\": condition}`, nested at will.\n\n" +
	"The operators are `is` (or `=`), `!=`, `>` (or `greater`), `>=`, `<` (or `less`), `<=`, `in` (a list of values), " +
	"`like` (`%` stands for any text) and `matches` (a regular expression). The word `not` negates any of them: `is not`, `not in`."
