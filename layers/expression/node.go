package expression

import (
	"github.com/seed-898ab921/kartograph/layers"
	"golang.org/x/text/unicode/norm"
)

// kinds is a set of the kinds that a value may be of.
type kinds uint8

const (
	nulls   kinds = 1 << layers.KindNull
	texts   kinds = 1 << layers.KindText
	numbers kinds = 1 << layers.KindNumber
	bools   kinds = 1 << layers.KindBool
	all           = nulls | texts | numbers | bools
)

// String names what a value is, for messages.
func (k kinds) String() string {
	switch k &^ nulls {
	case texts:
		return "a text"
	case numbers:
		return "a number"
	case bools:
		return "a condition"
	case 0:
		return "null"
	}
	return "a value"
}

// node is a part of an expression: what it may be, and how it is evaluated.
type node struct {
	at    int
	kinds kinds
	// fixed nodes have the same value for all records.
	fixed bool
	// column is the column that the node is, empty for all others, and slot its number
	// among those of the expression.
	column string
	slot   int
	// first and terms are what a node reckons with, one after the other; none for
	// what is no such chain.
	first *node
	terms []term
	eval  func(r *run) layers.Value
}

func fixed(at int, v layers.Value) *node {
	return &node{at: at, kinds: 1 << v.Kind(), fixed: true, eval: func(*run) layers.Value { return v }}
}

func column(at int, name string, slot int) *node {
	return &node{at: at, kinds: all, column: name, slot: slot, eval: func(r *run) layers.Value { return r.cell(slot).value }}
}

// What one evaluation may cost: the bytes of a text that is made, and steps,
// which are bytes looked at, for regular expressions times their instructions.
const (
	maxText = 64 << 10
	maxWork = 16 << 20
)

// run is one evaluation for one record. The first thing that went wrong is kept.
type run struct {
	record  layers.Record
	columns []place
	// cells are what was asked of the columns so far, by slot.
	cells []cell
	fault fault
	work  int
}

// cell is the value of a column, and the number that it is, each once it was asked for:
// an expression may name a column thousands of times.
type cell struct {
	value        layers.Value
	number       float64
	known        bool
	asked, spelt bool
}

// cell is the column of a slot.
func (r *run) cell(slot int) *cell {
	c := &r.cells[slot]
	if !c.known {
		c.known = true
		c.value, _ = r.record.Get(r.columns[slot].column)
	}
	return c
}

// fault is why something has no value.
type fault struct {
	at      int
	problem string
	value   layers.Value
}

// fail notes a fault and returns null.
func (r *run) fail(at int, problem string, value layers.Value) layers.Value {
	if r.fault.problem == "" {
		r.fault = fault{at, problem, value}
	}
	return layers.Value{}
}

// spend reports whether an evaluation may take some further steps.
func (r *run) spend(at, steps int) bool {
	if r.work += steps; r.work > maxWork {
		r.fail(at, "the texts are too long for this expression", layers.Value{})
		return false
	}
	return true
}

// number is the number that a node is; ok is false for nulls and for what is none.
func (r *run) number(n *node) (f float64, ok bool) {
	if n.column != "" && r.cells[n.slot].spelt {
		return r.cells[n.slot].number, true
	}
	v, f, ok := r.valued(n)
	if !ok && !v.IsNull() {
		r.fail(n.at, "%s is not a number", v)
	}
	return f, ok
}

// valued is the value of a node, and the number that it is or spells.
func (r *run) valued(n *node) (v layers.Value, f float64, ok bool) {
	if n.column == "" {
		v = n.eval(r)
		f, ok = v.Float()
		return v, f, ok
	}
	c := r.cell(n.slot)
	if !c.asked {
		c.asked = true
		c.number, c.spelt = c.value.Float()
	}
	return c.value, c.number, c.spelt
}

// text is the text of a node in NFC; ok is false for null.
func (r *run) text(n *node) (s string, ok bool) {
	v := n.eval(r)
	s = v.String()
	if v.IsNull() || !r.spend(n.at, len(s)) {
		return "", false
	}
	return norm.NFC.String(s), true
}

// truth reports whether a node is true: the boolean, the number 1 or the text
// "true".
func (r *run) truth(n *node) bool {
	switch v := n.eval(r); v.Kind() {
	case layers.KindBool:
		b, _ := v.Truth()
		return b
	case layers.KindNull:
		return false
	default:
		return r.truthOf(n.at, v)
	}
}
