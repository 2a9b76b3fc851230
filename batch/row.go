package batch

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/tree"
	"github.com/seed-898ab921/kartograph/layers"
)

// rowData is one set of values for the placeholders of a batch: a row of a
// list, a table or a layer, with one combination of the matrix. Values stay
// where they were read; a row of a table of fifty columns costs no more than
// one of two.
type rowData struct {
	// columns are those that placeholders may name.
	columns *layers.Schema
	// number counts the rows of `each` from 1; 0 where there is no `each`.
	number int
	// record is the row of a table or layer.
	record layers.Record
	// list is the row of a list, a mapping; nil for the others. cells has
	// the values of a long one by their names, once it was searched.
	list  *tree.Node
	cells map[string]*tree.Node
	// matrix has the lists of which the row has one combination, counted
	// from 0; the last list varies fastest.
	matrix      []matrixList
	combination int
}

// look returns the value in a column, a null where the row leaves it empty,
// and nil where none of the rows has such a column. A name with a dot goes into
// a mapping: ${size.width}.
func (r *rowData) look(name string) *tree.Node {
	if r.columns.Index(name) >= 0 {
		return r.value(name)
	}
	outer, inner, dotted := strings.Cut(name, ".")
	if !dotted || r.columns.Index(outer) < 0 {
		return nil
	}
	return r.value(outer).Child(inner)
}

// value is the value of a column that some row has.
func (r *rowData) value(name string) *tree.Node {
	if n := r.combined(name); n != nil {
		return n
	}
	if r.list != nil {
		if n := r.cell(name); n != nil {
			return n
		}
		return &tree.Node{Kind: tree.Null}
	}
	v, _ := r.record.Get(name)
	return valueNode(v)
}

// fewCells is up to how many cells a row of a list is searched one by one.
const fewCells = 16

// cell is the value of a row of a list, or nil.
func (r *rowData) cell(name string) *tree.Node {
	if len(r.list.Keys) <= fewCells {
		return r.list.Child(name)
	}
	if r.cells == nil {
		r.cells = make(map[string]*tree.Node, len(r.list.Keys))
		for i, k := range r.list.Keys {
			r.cells[k.Name] = r.list.Items[i]
		}
	}
	return r.cells[name]
}

// combined is the value of a list of the matrix, nil where no list has the name.
func (r *rowData) combined(name string) *tree.Node {
	rest := r.combination
	for k := len(r.matrix) - 1; k >= 0; k-- {
		values := r.matrix[k].values
		if r.matrix[k].name == name {
			return values[rest%len(values)]
		}
		rest /= len(values)
	}
	return nil
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

// asRecord is the whole row. Lists and mappings are null in it.
func (r *rowData) asRecord() layers.Record { return r.part(r.columns) }

// part is what a row has in some of its columns.
func (r *rowData) part(columns *layers.Schema) layers.Record {
	names := columns.Columns()
	if r.list == nil && len(r.matrix) == 0 && slices.Equal(names, r.record.Schema.Columns()) {
		return r.record
	}
	values := make([]layers.Value, len(names))
	for i, name := range names {
		if r.list == nil && r.combined(name) == nil {
			values[i], _ = r.record.Get(name)
			continue
		}
		values[i] = dataValue(r.value(name))
	}
	return layers.Record{Schema: columns, Values: values}
}

// maxNamedValues is how many values of a row a message shows.
const maxNamedValues = 3

// describe names a row in a message: its number, and the values that the names
// of the outputs show in any case. The others may be anybody's secret, such as
// a database's password.
func (r *rowData) describe(shown []string) string {
	var parts, told []string
	for _, name := range shown {
		if slices.Contains(told, name) || len(told) == maxNamedValues {
			continue
		}
		if value := r.look(name); value != nil && value.IsScalar() {
			told = append(told, name)
			parts = append(parts, fmt.Sprintf("%s %s", name, tree.Shorten(written(value), 30)))
		}
	}
	values := strings.Join(parts, ", ")
	switch {
	case r.number == 0 && values == "":
		return "combination " + strconv.Itoa(r.combination+1)
	case r.number == 0:
		return values
	case values == "":
		return "row " + strconv.Itoa(r.number)
	}
	return "row " + strconv.Itoa(r.number) + " (" + values + ")"
}

// different names the first few columns in which two rows differ.
func (r *rowData) different(other *rowData) []string {
	var names []string
	for _, name := range r.columns.Columns() {
		if written(r.value(name)) != written(other.value(name)) {
			names = append(names, "${"+name+"}")
		}
		if len(names) == maxNamedValues {
			break
		}
	}
	return names
}

// written is a scalar as a file writes it.
func written(n *tree.Node) string {
	if n == nil {
		return ""
	}
	if n.Kind == tree.Text {
		return strconv.Quote(n.Text)
	}
	return n.Text
}
