package form

import (
	"math"
	"strconv"
)

// Range is a range of numbers; its ends belong to it unless it is open below.
// An infinite end is none.
type Range struct {
	Min, Max float64
	// Open says that Min itself is out of the range.
	Open bool
}

// Hold reports whether v is a finite number within the range.
func (l Range) Hold(v float64) bool {
	return v >= l.Min && v <= l.Max && !(l.Open && v == l.Min) && !math.IsInf(v, 0)
}

// String completes "must be".
func (l Range) String() string {
	low, high := PlainNumber(l.Min), PlainNumber(l.Max)
	switch {
	case math.IsInf(l.Min, -1) && math.IsInf(l.Max, 1):
		return "finite"
	case l.Open && math.IsInf(l.Max, 1):
		return "more than " + low
	case math.IsInf(l.Max, 1):
		return "at least " + low
	case math.IsInf(l.Min, -1):
		return "at most " + high
	case l.Open:
		return "more than " + low + " and at most " + high
	}
	return "from " + low + " to " + high
}

func (l Range) schema(kind string) Object {
	s := Props("type", []any{kind, "string"})
	if !math.IsInf(l.Min, -1) {
		name := "minimum"
		if l.Open {
			name = "exclusiveMinimum"
		}
		s = s.With(name, l.Min)
	}
	if !math.IsInf(l.Max, 1) {
		s = s.With("maximum", l.Max)
	}
	return s.With("pattern", `^\s*[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?\s*$`)
}

// Number is the form of a number within limits, also written as a text.
func Number(want string, l Range) Form[float64] {
	f := Form[float64]{Facts: Facts{Want: want, Schema: l.schema("number")}}
	f.Read = func(d *Decoder, at Spot) (float64, bool) {
		v, ok := at.Node.AsNumber()
		if !ok {
			d.Mismatch(at, want)
			return 0, false
		}
		if !l.Hold(v) {
			d.Fail(at, "%s is out of range; it must be %s", at.Node.Text, l)
			return 0, false
		}
		return v, true
	}
	f.Check = func(c *Checker, path string, v float64) {
		if v != 0 && !l.Hold(v) {
			c.Add(path, "%s is out of range; it must be %s", PlainNumber(v), l)
		}
	}
	return f
}

// Integer is the form of a whole number within limits.
func Integer(want string, l Range) Form[int] {
	whole := Number(want, l)
	f := Form[int]{Facts: Facts{Want: want, Schema: l.schema("integer")}}
	f.Read = func(d *Decoder, at Spot) (int, bool) {
		v, ok := whole.Read(d, at)
		if ok && v != math.Trunc(v) {
			d.Mismatch(at, want)
			return 0, false
		}
		return int(v), ok
	}
	f.Check = func(c *Checker, path string, v int) { whole.Check(c, path, float64(v)) }
	return f
}

// PlainNumber is v in the fewest digits, without an exponent where people
// write none.
func PlainNumber(v float64) string {
	if size := math.Abs(v); size == 0 || size >= 1e-6 && size < 1e15 {
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return strconv.FormatFloat(v, 'g', -1, 64)
}
