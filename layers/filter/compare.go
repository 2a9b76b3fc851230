package filter

import (
	"fmt"
	"math"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/text/decimal"
	"github.com/seed-898ab921/kartograph/layers"
	"golang.org/x/text/unicode/norm"
)

// Compare is true where a column stands in a relation to a value.
type Compare struct {
	Column string
	// Op is Equal, Greater, GreaterOrEqual, Less or LessOrEqual; a Compare
	// with another operator is never true.
	Op    Op
	Value layers.Value
}

// NewCompare returns the condition that the column is equal to, greater or
// less than the value. An operator of another sort is an error, and so is one
// that orders by a null or a boolean, which are in no order.
func NewCompare(column string, op Op, value layers.Value) (Compare, error) {
	switch op {
	case Equal:
	case Greater, GreaterOrEqual, Less, LessOrEqual:
		if k := value.Kind(); k == layers.KindNull || k == layers.KindBool {
			return Compare{}, fmt.Errorf("%s needs a number or a text to compare with", op)
		}
	default:
		return Compare{}, fmt.Errorf("%s does not compare", op)
	}
	return Compare{column, op, value}, nil
}

// Match reports whether the record's value stands in the relation.
func (e Compare) Match(r layers.Record) bool {
	v, _ := r.Get(e.Column)
	return Holds(v, e.Op, e.Value)
}

// Holds reports whether two values stand in the relation of an operator (Equal,
// Greater, GreaterOrEqual, Less, LessOrEqual) by the rules of the package.
func Holds(a layers.Value, op Op, b layers.Value) bool {
	if op == Equal {
		return equal(a, b)
	}
	sign, ok := order(a, b)
	if !ok {
		return false
	}
	switch op {
	case Greater:
		return sign > 0
	case GreaterOrEqual:
		return sign >= 0
	case Less:
		return sign < 0
	case LessOrEqual:
		return sign <= 0
	}
	return false
}

// Columns returns the column.
func (e Compare) Columns() []string { return []string{e.Column} }

// equal reports whether two values are the same by the rules of the package.
func equal(a, b layers.Value) bool {
	ka, kb := a.Kind(), b.Kind()
	switch {
	case ka == layers.KindNull || kb == layers.KindNull:
		return ka == kb
	case ka == layers.KindBool:
		return equalTruth(a, b)
	case kb == layers.KindBool:
		return equalTruth(b, a)
	case ka == layers.KindText && kb == layers.KindText:
		return a.String() == b.String() || canonical(a.String()) == canonical(b.String())
	}
	sign, ok := orderNumbers(a, b)
	return ok && sign == 0
}

// canonical is a text in Unicode's form NFC, in which an é is one letter however
// it was written. Most texts are in it.
func canonical(s string) string { return norm.NFC.String(s) }

// equalTruth reports whether a boolean equals a value that is not null.
func equalTruth(b, v layers.Value) bool {
	truth, _ := b.Truth()
	switch v.Kind() {
	case layers.KindBool:
		other, _ := v.Truth()
		return truth == other
	case layers.KindText:
		return strings.EqualFold(v.String(), b.String())
	}
	f, ok := v.Float()
	return ok && (truth && f == 1 || !truth && f == 0)
}

// order returns -1, 0 or 1 as a is less than, equal to or greater than b; ok
// is false for values that are in no order.
func order(a, b layers.Value) (sign int, ok bool) {
	ka, kb := a.Kind(), b.Kind()
	if ka == layers.KindText && kb == layers.KindText {
		return strings.Compare(canonical(a.String()), canonical(b.String())), true
	}
	if ka == layers.KindBool || kb == layers.KindBool {
		return 0, false
	}
	return orderNumbers(a, b)
}

// orderNumbers orders two values that are numbers or spell numbers.
func orderNumbers(a, b layers.Value) (sign int, ok bool) {
	x, okx := a.Float()
	y, oky := b.Float()
	switch {
	case !okx || !oky:
		return 0, false
	case x < y:
		return -1, true
	case x > y:
		return 1, true
	case math.Abs(x) < 1<<53:
		return 0, true
	}
	return orderExact(a.String(), b.String()), true
}

// maxDigits is the longest number whose digits are all compared.
const maxDigits = 400

// orderExact orders numbers that float64 makes the same by all their digits.
// Both are finite, so their exponents are small.
func orderExact(a, b string) int {
	if len(a) > maxDigits || len(b) > maxDigits {
		return 0
	}
	m, okm := decimal.Parse(strings.TrimSpace(a))
	n, okn := decimal.Parse(strings.TrimSpace(b))
	if !okm || !okn {
		return 0
	}
	return decimal.Compare(m, n)
}
