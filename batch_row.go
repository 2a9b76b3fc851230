package kartograph

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/tree"
	"github.com/seed-898ab921/kartograph/layers"
)

// batchRow is one set of values for the placeholders of a batch: a row of a
// list, a table or a layer, with one combination of the matrix. Values stay
// where they were read; a row of a table of fifty columns costs no more than
// one of two.
type batchRow struct {
	// number counts the rows of `each` from 1; 0 where there is no `each`.
	number int
	// record is the row of a table or layer.
	record layers.Record
	// list is the row of a list, a mapping; nil for the others.
	list *tree.Node
	// combination is the matrix's part.
	combination []matrixValue
}

// matrixValue is one value of one list of the matrix.
type matrixValue struct {
	name  string
	value *tree.Node
}

// look returns the value in a column, a null where the row leaves it empty,
// and nil where none of the rows has such a column. A name with a dot goes into
// a mapping: ${size.width}.
func (r *batchRow) look(columns *layers.Schema, name string) *tree.Node {
	if columns.Index(name) >= 0 {
		return r.value(name)
	}
	outer, inner, dotted := strings.Cut(name, ".")
	if !dotted || columns.Index(outer) < 0 {
		return nil
	}
	return r.value(outer).Child(inner)
}

// value is the value of a column that some row has.
func (r *batchRow) value(name string) *tree.Node {
	for _, c := range r.combination {
		if c.name == name {
			return c.value
		}
	}
	if r.list != nil {
		if n := r.list.Child(name); n != nil {
			return n
		}
		return &tree.Node{Kind: tree.Null}
	}
	v, _ := r.record.Get(name)
	return valueNode(v)
}

// valueNode is a data value as a node.
func valueNode(v layers.Value) *tree.Node {
	n := &tree.Node{Text: v.String()}
	switch v.Kind() {
	case layers.KindText:
		n.Kind = tree.Text
	case layers.KindNumber:
		n.Kind = tree.Number
		n.Number, _ = v.Float()
	case layers.KindBool:
		n.Kind = tree.Bool
		if on, _ := v.Truth(); on {
			n.Number = 1
		}
	}
	return n
}

// dataValue is a node as a data value; lists and mappings are null.
func dataValue(n *tree.Node) layers.Value {
	switch n.Kind {
	case tree.Text:
		return layers.Text(n.Text)
	case tree.Bool:
		return layers.Bool(n.Number != 0)
	case tree.Number:
		if i, err := strconv.ParseInt(n.Text, 10, 64); err == nil {
			return layers.Integer(i)
		}
		return layers.Number(n.Number)
	default:
		return layers.Value{}
	}
}

// asRecord is the whole row, for conditions.
func (r *batchRow) asRecord(columns *layers.Schema) layers.Record {
	names := columns.Columns()
	values := make([]layers.Value, len(names))
	for i, name := range names {
		if r.list == nil && !r.combines(name) {
			values[i], _ = r.record.Get(name)
			continue
		}
		values[i] = dataValue(r.value(name))
	}
	return layers.Record{Schema: columns, Values: values}
}

func (r *batchRow) combines(name string) bool {
	return slices.ContainsFunc(r.combination, func(c matrixValue) bool { return c.name == name })
}

// maxNamedValues is how many values of a row a message shows.
const maxNamedValues = 3

// describe names a row in a message: its number and the values that tell it
// from others.
func (r *batchRow) describe(columns *layers.Schema, first []string) string {
	var parts []string
	add := func(name string) {
		value := r.look(columns, name)
		text := fmt.Sprintf("%s %s", name, tree.Shorten(brief(value), 30))
		if len(parts) < maxNamedValues && value != nil && value.IsScalar() && !slices.Contains(parts, text) {
			parts = append(parts, text)
		}
	}
	for _, name := range first {
		add(name)
	}
	for _, name := range columns.Columns() {
		add(name)
	}
	values := strings.Join(parts, ", ")
	switch {
	case r.number == 0:
		return values
	case values == "":
		return "row " + strconv.Itoa(r.number)
	}
	return "row " + strconv.Itoa(r.number) + " (" + values + ")"
}

func brief(n *tree.Node) string {
	if n == nil {
		return ""
	}
	if n.Kind == tree.Text {
		return strconv.Quote(n.Text)
	}
	return n.Text
}
