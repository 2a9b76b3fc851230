package layers

import (
	"math"
	"strconv"
	"strings"
)

// Kind tells what a Value holds.
type Kind uint8

// The kinds of values that a feature's record can hold.
const (
	KindNull Kind = iota
	KindText
	KindNumber
	KindBool
)

// Value is one cell of a feature's record: nothing, a text, a number or a
// boolean. The zero Value is null, which is not the same as 0, false or "".
type Value struct {
	kind   Kind
	number float64
	text   string
}

// Text returns a text value.
func Text(s string) Value { return Value{kind: KindText, text: s} }

// Number returns a numeric value.
func Number(f float64) Value { return Value{kind: KindNumber, number: f} }

// Integer returns a numeric value that prints all digits of i, also beyond
// 2^53, where float64 would round it.
func Integer(i int64) Value {
	v := Value{kind: KindNumber, number: float64(i)}
	if i > 1<<53 || i < -1<<53 {
		v.text = strconv.FormatInt(i, 10)
	}
	return v
}

// Bool returns a boolean value.
func Bool(b bool) Value {
	v := Value{kind: KindBool}
	if b {
		v.number = 1
	}
	return v
}

// Kind tells what v holds.
func (v Value) Kind() Kind { return v.kind }

// IsNull reports whether v holds nothing.
func (v Value) IsNull() bool { return v.kind == KindNull }

// String returns v as it is written into attributes and labels: a null is
// empty, a number has the fewest digits that read back as the same number,
// with an exponent only below a millionth and from 1e21 on.
func (v Value) String() string {
	switch v.kind {
	case KindText:
		return v.text
	case KindNumber:
		return v.formatNumber()
	case KindBool:
		return strconv.FormatBool(v.number != 0)
	default:
		return ""
	}
}

func (v Value) formatNumber() string {
	if v.text != "" {
		return v.text
	}
	if v.number == math.Trunc(v.number) && math.Abs(v.number) < 1e15 {
		return strconv.FormatInt(int64(v.number), 10)
	}
	if a := math.Abs(v.number); a >= 1e-6 && a < 1e21 {
		return strconv.FormatFloat(v.number, 'f', -1, 64)
	}
	return strconv.FormatFloat(v.number, 'g', -1, 64)
}

// Float returns the number that v is or, for a text, spells (blanks around it
// are ignored). ok is false for everything else, NaN and infinities included.
func (v Value) Float() (f float64, ok bool) {
	switch v.kind {
	case KindNumber:
		f, ok = v.number, true
	case KindText:
		var err error
		f, err = strconv.ParseFloat(strings.TrimSpace(v.text), 64)
		ok = err == nil
	}
	return f, ok && !math.IsNaN(f) && !math.IsInf(f, 0)
}

// Truth returns the boolean that v is; ok is false for every other kind.
func (v Value) Truth() (b, ok bool) { return v.number != 0, v.kind == KindBool }
