package form

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/tree"
	"github.com/seed-898ab921/kartograph/layers"
)

// AnyText is the form of a text. An unquoted YAML scalar is the text that the
// file shows: `no` is "no", and 007 is "007".
func AnyText(want string) Form[string] {
	f := Form[string]{Shape: Shape{Want: want, Schema: Props("type", "string")}}
	f.Read = func(d *Decoder, at Spot) (string, bool) {
		if n := at.Node; n.Kind == tree.Text || n.Plain && n.IsScalar() {
			return n.Text, true
		}
		d.Mismatch(at, want)
		return "", false
	}
	return f
}

// NonEmpty is the form of a text that must not be empty.
func NonEmpty(want string) Form[string] {
	f := AnyText(want)
	f.Schema = f.Schema.With("minLength", 1)
	read := f.Read
	f.Read = func(d *Decoder, at Spot) (string, bool) {
		s, ok := read(d, at)
		if ok && strings.TrimSpace(s) == "" {
			d.Mismatch(at, want)
			return "", false
		}
		return s, ok
	}
	return f
}

// OneOf is the form of a word out of a list. Case does not matter.
func OneOf(words ...string) Form[string] {
	return OneOfOr(nil, words...)
}

// OneOfOr is oneOf with synonyms that are understood and not advertised.
func OneOfOr(synonyms map[string]string, words ...string) Form[string] {
	quoted := make([]string, len(words))
	all := make([]any, len(words))
	for i, w := range words {
		quoted[i], all[i] = strconv.Quote(w), w
	}
	for _, s := range SortedKeys(synonyms) {
		all = append(all, s)
	}
	f := Form[string]{Shape: Shape{Want: Enumerate(quoted, "or"), Schema: Props("enum", all)}}
	f.Read = func(d *Decoder, at Spot) (string, bool) {
		if at.Node.Kind != tree.Text {
			d.Mismatch(at, f.Want)
			return "", false
		}
		word := strings.ToLower(strings.TrimSpace(at.Node.Text))
		if full, ok := synonyms[word]; ok {
			word = full
		}
		if !slices.Contains(words, word) {
			d.Fail(at, "unknown value %q%s", tree.Shorten(at.Node.Text, 40), Suggestion(word, words))
			return "", false
		}
		return word, true
	}
	f.Check = func(c *Checker, path string, v string) {
		if v != "" && !slices.Contains(words, v) {
			c.Add(path, "unknown value %q%s", v, Suggestion(v, words))
		}
	}
	return f
}

// Boolean is the form of true and false, also written 1 and 0, "yes" and "no".
func Boolean() Form[bool] {
	f := Form[bool]{Shape: Shape{Want: "true or false", Def: "boolean", Schema: Props(
		"type", []any{"boolean", "integer", "string"}, "minimum", 0, "maximum", 1,
		"pattern", "^ *([Tt]rue|TRUE|[Ff]alse|FALSE|[Yy]es|YES|[Nn]o|NO|[Oo]n|ON|[Oo]ff|OFF|1|0) *$",
	)}}
	f.Read = func(d *Decoder, at Spot) (bool, bool) {
		if b, ok := at.Node.AsSwitch(); ok {
			return b, true
		}
		d.Mismatch(at, f.Want)
		return false, false
	}
	return f
}

// Inverted reads a boolean whose field has the opposite meaning, so that the
// field's zero value is the default.
func Inverted() Form[bool] {
	f := Boolean()
	read := f.Read
	f.Read = func(d *Decoder, at Spot) (bool, bool) {
		b, ok := read(d, at)
		return !b, ok
	}
	return f
}

// Limits is a range of numbers; its ends belong to it unless it is open below.
type Limits struct {
	Min, Max float64
	Open     bool
}

// NoLimit stands for the upper end of a range without one.
var NoLimit = math.Inf(1)

func (l Limits) Hold(v float64) bool {
	return v >= l.Min && v <= l.Max && !(l.Open && v == l.Min) && !math.IsInf(v, 0)
}

// String completes "must be".
func (l Limits) String() string {
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

func (l Limits) schema(kind string) Object {
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
func Number(want string, l Limits) Form[float64] {
	f := Form[float64]{Shape: Shape{Want: want, Schema: l.schema("number")}}
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
func Integer(want string, l Limits) Form[int] {
	whole := Number(want, l)
	f := Form[int]{Shape: Shape{Want: want, Schema: l.schema("integer")}}
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

// ScalarText is the form of a value that is compared with texts of the data:
// a text, a number or a boolean, letter by letter as the file has it.
func ScalarText() Form[string] {
	f := Form[string]{Shape: Shape{Want: "a text or number",
		Schema: Props("type", []any{"string", "number", "boolean"})}}
	f.Read = func(d *Decoder, at Spot) (string, bool) {
		if at.Node.IsScalar() {
			return at.Node.Text, true
		}
		d.Mismatch(at, f.Want)
		return "", false
	}
	return f
}

// AnyValue is the form of a text, number, boolean or null as a data value.
func AnyValue() Form[layers.Value] {
	f := Form[layers.Value]{Shape: Shape{Want: "a text, number or boolean",
		Schema: Props("type", []any{"string", "number", "boolean", "null"})}}
	f.Read = func(d *Decoder, at Spot) (layers.Value, bool) {
		switch n := at.Node; n.Kind {
		case tree.Null:
			return layers.Value{}, true
		case tree.Text:
			return layers.Text(n.Text), true
		case tree.Bool:
			return layers.Bool(n.Number != 0), true
		case tree.Number:
			if i, err := strconv.ParseInt(n.Text, 10, 64); err == nil {
				return layers.Integer(i), true
			}
			return layers.Number(n.Number), true
		}
		d.Mismatch(at, f.Want)
		return layers.Value{}, false
	}
	return f
}
