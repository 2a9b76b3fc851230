package expression

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/filter"
)

// Tally counts the records for which an expression, or a part of it, has no value
// for another reason than that a column is null.
type Tally struct {
	name string
	e    *Expression
	// all are the records that were added, faulty those without a value, and first
	// is the reason for the first of them.
	all, faulty int
	first       string
}

// NewTally returns a tally for an expression, which its text calls by a name.
func NewTally(name string, e *Expression) Tally { return Tally{name: name, e: e} }

// Of reports whether the tally is one of that condition.
func (t *Tally) Of(condition filter.Expr) bool {
	e, ok := condition.(*Expression)
	return ok && e == t.e
}

// Add evaluates the expression for a further record, and returns its value.
func (t *Tally) Add(record layers.Record) layers.Value {
	t.all++
	v, f := t.e.eval(record)
	if f.problem == "" {
		return v
	}
	if t.faulty++; t.faulty == 1 {
		t.first = errorAt(t.e.source, f.at, "%s", f.text()).Error()
	}
	return v
}

// Text says for how many records there is no value; empty where all have one.
func (t *Tally) Text() string {
	if t.faulty == 0 {
		return ""
	}
	return fmt.Sprintf("%s: no value, in whole or in part, for %d of %d features; of the first: %s", t.name, t.faulty, t.all, t.first)
}
