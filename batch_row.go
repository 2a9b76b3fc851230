package kartograph

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/layers"
)

// batchRow is one set of values for the placeholders of a batch: a row of a
// list, a table or a layer, with one combination of the matrix. Values stay
// where they were read; a row of a table of fifty columns costs no more than
// one of two.
type batchRow struct {
	// columns are those that placeholders may name.
	columns *layers.Schema
	// number counts the rows of `each` from 1; 0 where there is no `each`.
	number int
	// record is the row of a table or layer.
	record layers.Record
	// list is the row of a list, a mapping; nil for the others.
	list *node
	// matrix has the lists of which the row has one combination, counted
	// from 0; the last list varies fastest.
	matrix      []matrixList
	combination int
}

// look returns the value in a column, a null where the row leaves it empty,
// and nil where none of the rows has such a column. A name with a dot goes into
// a mapping: ${size.width}.
func (r *batchRow) look(name string) *node {
	if r.columns.Index(name) >= 0 {
		return r.value(name)
	}
	outer, inner, dotted := strings.Cut(name, ".")
	if !dotted || r.columns.Index(outer) < 0 {
		return nil
	}
	return r.value(outer).child(inner)
}

// value is the value of a column that some row has.
func (r *batchRow) value(name string) *node {
	if n := r.combined(name); n != nil {
		return n
	}
	if r.list != nil {
		if n := r.list.child(name); n != nil {
			return n
		}
		return &node{kind: nodeNull}
	}
	v, _ := r.record.Get(name)
	return valueNode(v)
}

// combined is the value of a list of the matrix, nil where no list has the name.
func (r *batchRow) combined(name string) *node {
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
func valueNode(v layers.Value) *node {
	n := &node{text: v.String()}
	switch v.Kind() {
	case layers.KindText:
		n.kind = nodeText
	case layers.KindNumber:
		n.kind = nodeNumber
		n.number, _ = v.Float()
	case layers.KindBool:
		n.kind = nodeBool
		if on, _ := v.Truth(); on {
			n.number = 1
		}
	}
	return n
}

// dataValue is a node as a data value; lists and mappings are null.
func (n *node) dataValue() layers.Value {
	switch n.kind {
	case nodeText:
		return layers.Text(n.text)
	case nodeBool:
		return layers.Bool(n.number != 0)
	case nodeNumber:
		if i, err := strconv.ParseInt(n.text, 10, 64); err == nil {
			return layers.Integer(i)
		}
		return layers.Number(n.number)
	default:
		return layers.Value{}
	}
}

// asRecord is the whole row. Lists and mappings are null in it.
func (r *batchRow) asRecord() layers.Record {
	names := r.columns.Columns()
	if r.list == nil && len(r.matrix) == 0 && slices.Equal(names, r.record.Schema.Columns()) {
		return r.record
	}
	values := make([]layers.Value, len(names))
	for i, name := range names {
		if r.list == nil && r.combined(name) == nil {
			values[i], _ = r.record.Get(name)
			continue
		}
		values[i] = r.value(name).dataValue()
	}
	return layers.Record{Schema: r.columns, Values: values}
}

// maxNamedValues is how many values of a row a message shows.
const maxNamedValues = 3

// describe names a row in a message: its number, and the values that the names
// of the outputs show in any case. The others may be anybody's secret, such as
// a database's password.
func (r *batchRow) describe(shown []string) string {
	var parts []string
	for _, name := range shown {
		value := r.look(name)
		text := fmt.Sprintf("%s %s", name, shorten(value.brief(), 30))
		if len(parts) < maxNamedValues && value != nil && value.isScalar() && !slices.Contains(parts, text) {
			parts = append(parts, text)
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

// different names the columns in which two rows differ.
func (r *batchRow) different(other *batchRow) []string {
	var names []string
	for _, name := range r.columns.Columns() {
		if a, b := r.look(name), other.look(name); a.brief() != b.brief() {
			names = append(names, "${"+name+"}")
		}
	}
	return names
}

func (n *node) brief() string {
	if n == nil {
		return ""
	}
	if n.kind == nodeText {
		return strconv.Quote(n.text)
	}
	return n.text
}
