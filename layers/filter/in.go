package filter

import (
	"errors"
	"math"

	"github.com/seed-898ab921/kartograph/layers"
)

// In is true where a column equals one of a list of values. Make it with NewIn,
// which looks values up; an In that is only filled in compares them one by one.
type In struct {
	Column string
	Values []layers.Value

	lookup *lookup
}

// lookup holds the values by what they can be equal to. Texts that spell
// numbers are in numerals too, since a number equals them.
type lookup struct {
	texts             map[string]bool
	numbers, numerals map[float64]bool
	// truths says that booleans are among them.
	truths bool
}

// NewIn returns the condition that the column equals one of the values. No
// values at all is an error: the condition could never be true.
func NewIn(column string, values []layers.Value) (In, error) {
	if len(values) == 0 {
		return In{}, errors.New("in needs at least one value in its list")
	}
	l := &lookup{texts: map[string]bool{}, numbers: map[float64]bool{}, numerals: map[float64]bool{}}
	for _, v := range values {
		f, ok := v.Float()
		switch {
		case v.Kind() == layers.KindText:
			l.texts[canonical(v.String())] = true
			if ok {
				l.numerals[f] = true
			}
		case v.Kind() == layers.KindBool:
			l.truths = true
		case ok:
			l.numbers[f] = true
		}
	}
	return In{Column: column, Values: append([]layers.Value(nil), values...), lookup: l}, nil
}

// Match reports whether the record's value is one of the list.
func (e In) Match(r layers.Record) bool {
	v, _ := r.Get(e.Column)
	return e.Holds(v)
}

// Holds reports whether a value, of whichever column, is one of the list.
func (e In) Holds(v layers.Value) bool {
	if e.lookup != nil {
		if found, sure := e.lookup.find(v); sure {
			return found
		}
	}
	for _, w := range e.Values {
		if equal(v, w) {
			return true
		}
	}
	return false
}

// Columns returns the column.
func (e In) Columns() []string { return []string{e.Column} }

// find looks a value up; sure is false when only comparing tells: booleans and
// what may equal one of the list, nulls, and integers beyond float64.
func (l *lookup) find(v layers.Value) (found, sure bool) {
	f, ok := v.Float()
	if ok && math.Abs(f) >= 1<<53 {
		return false, false
	}
	switch v.Kind() {
	case layers.KindText:
		if l.texts[canonical(v.String())] || ok && l.numbers[f] {
			return true, true
		}
		return false, !l.truths || len(v.String()) != len("true") && len(v.String()) != len("false")
	case layers.KindNumber:
		if l.numbers[f] || l.numerals[f] {
			return true, true
		}
		return false, !l.truths || f != 0 && f != 1
	}
	return false, false
}
