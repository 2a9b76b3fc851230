package kartograph

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/layers"
)

// anyText is the form of a text. An unquoted YAML scalar is the text that the
// file shows: `no` is "no", and 007 is "007".
func anyText(want string) form[string] {
	f := form[string]{shape: shape{want: want, schema: object{{"type", "string"}}}}
	f.read = func(d *decoder, at spot) (string, bool) {
		if n := at.node; n.kind == nodeText || n.plain && n.isScalar() {
			return n.text, true
		}
		d.mismatch(at, want)
		return "", false
	}
	return f
}

// nonEmpty is the form of a text that must not be empty.
func nonEmpty(want string) form[string] {
	f := anyText(want)
	f.schema = append(f.schema, member{"minLength", 1})
	read := f.read
	f.read = func(d *decoder, at spot) (string, bool) {
		s, ok := read(d, at)
		if ok && strings.TrimSpace(s) == "" {
			d.mismatch(at, want)
			return "", false
		}
		return s, ok
	}
	return f
}

// oneOf is the form of a word out of a list. Case does not matter.
func oneOf(words ...string) form[string] {
	return oneOfOr(nil, words...)
}

// oneOfOr is oneOf with synonyms that are understood and not advertised.
func oneOfOr(synonyms map[string]string, words ...string) form[string] {
	quoted := make([]string, len(words))
	all := make([]any, len(words))
	for i, w := range words {
		quoted[i], all[i] = strconv.Quote(w), w
	}
	for _, s := range sortedKeys(synonyms) {
		all = append(all, s)
	}
	f := form[string]{shape: shape{want: enumerate(quoted, "or"), schema: object{{"enum", all}}}}
	f.read = func(d *decoder, at spot) (string, bool) {
		if at.node.kind != nodeText {
			d.mismatch(at, f.want)
			return "", false
		}
		word := strings.ToLower(strings.TrimSpace(at.node.text))
		if full, ok := synonyms[word]; ok {
			word = full
		}
		if !slices.Contains(words, word) {
			d.fail(at, "unknown value %q%s", shorten(at.node.text, 40), suggestion(word, words))
			return "", false
		}
		return word, true
	}
	f.check = func(c *checker, path string, v string) {
		if v != "" && !slices.Contains(words, v) {
			c.add(path, "unknown value %q%s", v, suggestion(v, words))
		}
	}
	return f
}

// boolean is the form of true and false, also written 1 and 0, "yes" and "no".
func boolean() form[bool] {
	f := form[bool]{shape: shape{want: "true or false", def: "boolean", schema: object{
		{"type", []any{"boolean", "integer", "string"}}, {"minimum", 0}, {"maximum", 1},
		{"pattern", "^ *([Tt]rue|TRUE|[Ff]alse|FALSE|[Yy]es|YES|[Nn]o|NO|[Oo]n|ON|[Oo]ff|OFF|1|0) *$"},
	}}}
	f.read = func(d *decoder, at spot) (bool, bool) {
		if b, ok := at.node.asSwitch(); ok {
			return b, true
		}
		d.mismatch(at, f.want)
		return false, false
	}
	return f
}

// asSwitch returns the boolean that n is or spells.
func (n *node) asSwitch() (on, ok bool) {
	switch n.kind {
	case nodeBool, nodeNumber:
		return n.number != 0, n.number == 0 || n.number == 1
	case nodeText:
		switch strings.ToLower(strings.TrimSpace(n.text)) {
		case "true", "yes", "on", "1":
			return true, true
		case "false", "no", "off", "0":
			return false, true
		}
	}
	return false, false
}

// inverted reads a boolean whose field has the opposite meaning, so that the
// field's zero value is the default.
func inverted() form[bool] {
	f := boolean()
	read := f.read
	f.read = func(d *decoder, at spot) (bool, bool) {
		b, ok := read(d, at)
		return !b, ok
	}
	return f
}

// limits is a range of numbers; its ends belong to it unless it is open below.
type limits struct {
	min, max float64
	open     bool
}

// noLimit stands for the upper end of a range without one.
var noLimit = math.Inf(1)

func (l limits) hold(v float64) bool {
	return v >= l.min && v <= l.max && !(l.open && v == l.min) && !math.IsInf(v, 0)
}

// String completes "must be".
func (l limits) String() string {
	low, high := plainNumber(l.min), plainNumber(l.max)
	switch {
	case math.IsInf(l.min, -1) && math.IsInf(l.max, 1):
		return "finite"
	case l.open && math.IsInf(l.max, 1):
		return "more than " + low
	case math.IsInf(l.max, 1):
		return "at least " + low
	case math.IsInf(l.min, -1):
		return "at most " + high
	case l.open:
		return "more than " + low + " and at most " + high
	}
	return "from " + low + " to " + high
}

func (l limits) schema(kind string) object {
	s := object{{"type", []any{kind, "string"}}}
	if !math.IsInf(l.min, -1) {
		name := "minimum"
		if l.open {
			name = "exclusiveMinimum"
		}
		s = append(s, member{name, l.min})
	}
	if !math.IsInf(l.max, 1) {
		s = append(s, member{"maximum", l.max})
	}
	return append(s, member{"pattern", `^\s*[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?\s*$`})
}

// number is the form of a number within limits, also written as a text.
func number(want string, l limits) form[float64] {
	f := form[float64]{shape: shape{want: want, schema: l.schema("number")}}
	f.read = func(d *decoder, at spot) (float64, bool) {
		v, ok := at.node.asNumber()
		if !ok {
			d.mismatch(at, want)
			return 0, false
		}
		if !l.hold(v) {
			d.fail(at, "%s is out of range; it must be %s", at.node.text, l)
			return 0, false
		}
		return v, true
	}
	f.check = func(c *checker, path string, v float64) {
		if v != 0 && !l.hold(v) {
			c.add(path, "%s is out of range; it must be %s", plainNumber(v), l)
		}
	}
	return f
}

// integer is the form of a whole number within limits.
func integer(want string, l limits) form[int] {
	whole := number(want, l)
	f := form[int]{shape: shape{want: want, schema: l.schema("integer")}}
	f.read = func(d *decoder, at spot) (int, bool) {
		v, ok := whole.read(d, at)
		if ok && v != math.Trunc(v) {
			d.mismatch(at, want)
			return 0, false
		}
		return int(v), ok
	}
	f.check = func(c *checker, path string, v int) { whole.check(c, path, float64(v)) }
	return f
}

// asNumber returns the number that n is or, as a text, spells.
func (n *node) asNumber() (float64, bool) {
	switch n.kind {
	case nodeNumber:
		return n.number, true
	case nodeText:
		return parseNumber(strings.TrimSpace(n.text))
	}
	return 0, false
}

// parseNumber reads a decimal number: no infinities, NaN, hexadecimals or
// underscores.
func parseNumber(s string) (float64, bool) {
	if strings.Trim(s, "0123456789+-.eE") != "" {
		return 0, false
	}
	v, err := strconv.ParseFloat(s, 64)
	return v, err == nil
}

// plainNumber is v in the fewest digits, without an exponent where people
// write none.
func plainNumber(v float64) string {
	if size := math.Abs(v); size == 0 || size >= 1e-6 && size < 1e15 {
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return strconv.FormatFloat(v, 'g', -1, 64)
}

// scalarText is the form of a value that is compared with texts of the data:
// a text, a number or a boolean, letter by letter as the file has it.
func scalarText() form[string] {
	f := form[string]{shape: shape{want: "a text or number",
		schema: object{{"type", []any{"string", "number", "boolean"}}}}}
	f.read = func(d *decoder, at spot) (string, bool) {
		if at.node.isScalar() {
			return at.node.text, true
		}
		d.mismatch(at, f.want)
		return "", false
	}
	return f
}

// anyValue is the form of a text, number, boolean or null as a data value.
func anyValue() form[layers.Value] {
	f := form[layers.Value]{shape: shape{want: "a text, number or boolean",
		schema: object{{"type", []any{"string", "number", "boolean", "null"}}}}}
	f.read = func(d *decoder, at spot) (layers.Value, bool) {
		switch n := at.node; n.kind {
		case nodeNull:
			return layers.Value{}, true
		case nodeText:
			return layers.Text(n.text), true
		case nodeBool:
			return layers.Bool(n.number != 0), true
		case nodeNumber:
			if i, err := strconv.ParseInt(n.text, 10, 64); err == nil {
				return layers.Integer(i), true
			}
			return layers.Number(n.number), true
		}
		d.mismatch(at, f.want)
		return layers.Value{}, false
	}
	return f
}
