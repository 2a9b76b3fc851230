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
//
// Tables have millions of them, so that the kind has no field of its own: bits
// are those of the number, xor the bits of a NaN that is no number's, and small
// where there is no number.
type Value struct {
	bits uint64
	text string
}

// noNumber are the bits of a NaN that arithmetic does not give. Of the values
// that a Value's bits may have, the first are for what is no number.
const noNumber = 0xFFF8_4B41_5254_4F00

const (
	bitsNull = iota
	bitsText
	bitsFalse
	bitsTrue
)

// Text returns a text value.
func Text(s string) Value { return Value{bits: bitsText, text: s} }

// Number returns a numeric value.
func Number(f float64) Value {
	if math.IsNaN(f) {
		f = math.NaN()
	}
	return Value{bits: math.Float64bits(f) ^ noNumber}
}

// Integer returns a numeric value that prints all digits of i, also beyond
// 2^53, where float64 would round it.
func Integer(i int64) Value {
	v := Number(float64(i))
	if i > 1<<53 || i < -1<<53 {
		v.text = strconv.FormatInt(i, 10)
	}
	return v
}

// Bool returns a boolean value.
func Bool(b bool) Value {
	if b {
		return Value{bits: bitsTrue}
	}
	return Value{bits: bitsFalse}
}

// Kind tells what v holds.
func (v Value) Kind() Kind {
	switch v.bits {
	case bitsNull:
		return KindNull
	case bitsText:
		return KindText
	case bitsFalse, bitsTrue:
		return KindBool
	}
	return KindNumber
}

// number is the number that v is.
func (v Value) number() float64 { return math.Float64frombits(v.bits ^ noNumber) }

// IsNull reports whether v holds nothing.
func (v Value) IsNull() bool { return v.bits == bitsNull }

// String returns v as it is written into attributes and labels: a null is
// empty, a number has the fewest digits that read back as the same number,
// with an exponent only below a millionth and from 1e21 on.
func (v Value) String() string {
	switch v.Kind() {
	case KindText:
		return v.text
	case KindNumber:
		return v.formatNumber()
	case KindBool:
		return strconv.FormatBool(v.bits == bitsTrue)
	default:
		return ""
	}
}

func (v Value) formatNumber() string {
	if v.text != "" {
		return v.text
	}
	f := v.number()
	if f == math.Trunc(f) && math.Abs(f) < 1e15 {
		return strconv.FormatInt(int64(f), 10)
	}
	if a := math.Abs(f); a >= 1e-6 && a < 1e21 {
		return strconv.FormatFloat(f, 'f', -1, 64)
	}
	return strconv.FormatFloat(f, 'g', -1, 64)
}

// Float returns the number that v is or, for a text, spells (blanks around it
// are ignored). ok is false for everything else, NaN and infinities included.
func (v Value) Float() (f float64, ok bool) {
	switch v.Kind() {
	case KindNumber:
		f, ok = v.number(), true
	case KindText:
		var err error
		f, err = strconv.ParseFloat(strings.TrimSpace(v.text), 64)
		ok = err == nil
	}
	return f, ok && !math.IsNaN(f) && !math.IsInf(f, 0)
}

// Truth returns the boolean that v is; ok is false for every other kind.
func (v Value) Truth() (b, ok bool) { return v.bits == bitsTrue, v.Kind() == KindBool }
