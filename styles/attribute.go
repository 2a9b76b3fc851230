package styles

import (
	"strconv"
	"strings"

	"github.com/tdewolff/parse/v2/css"
)

// operator is how an attribute test compares.
type operator int

const (
	present operator = iota
	equal
	notEqual
	hasWord
	begins
	ends
	has
	greater
	greaterOrEqual
	smaller
	smallerOrEqual
)

// test is one [attribute operator value].
type test struct {
	attribute string
	operator  operator
	text      string
	number    float64
	numeric   bool // text is a number
	fold      bool // [A="v" i]: without regard to case
	// sheet and at say where the test stands, in a sheet for one map.
	sheet string
	at    position
}

// test reads an attribute test up to its closing bracket.
func (r *selectorReader) test(open token) (compound, error) {
	start := r.next
	for r.next < len(r.tokens) && r.tokens[r.next].kind != css.RightBracketToken {
		if r.tokens[r.next].kind == css.LeftBracketToken {
			return compound{}, r.parser.fail(r.tokens[r.next].at, `"[" within an attribute test: put the value in quotes`)
		}
		r.next++
	}
	if r.next >= len(r.tokens) {
		return compound{}, r.parser.fail(open.at, `"[" is never closed: add "]"`)
	}
	inside := r.tokens[start:r.next]
	r.next++
	t, err := r.parser.test(open, inside)
	return compound{tests: []test{t}, tested: true, specificity: [3]int{0, 1, 0}}, err
}

// test makes a test of what stands between brackets.
func (p *parser) test(open token, inside []token) (test, error) {
	at, width, op := findOperator(inside)
	t := test{operator: op, attribute: bare(inside[:at])}
	if !p.general {
		t.sheet, t.at = p.name, open.at
	}
	if t.attribute == "" {
		return t, p.fail(open.at, "an attribute's name is missing after \"[\": write [name=value]")
	}
	if op == present {
		return t, nil
	}
	value := trimmed(inside[at+width:])
	if op == equal && at+1 < len(inside) {
		if meant, ok := map[string]string{"=": "=", ">": ">=", "<": "<="}[inside[at+1].text]; ok {
			return t, p.fail(inside[at].at, "there is no =%s: write %s, or put a value that begins with %s in quotes", inside[at+1].text, meant, inside[at+1].text)
		}
	}
	if n := len(value); n >= 2 && value[0].kind == css.StringToken && (strings.EqualFold(value[n-1].text, "i") || strings.EqualFold(value[n-1].text, "s")) {
		t.fold = strings.EqualFold(value[n-1].text, "i")
		value = trimmed(value[:n-1])
	}
	if len(value) == 0 {
		return t, p.fail(open.at, `[%s] compares with nothing: write a value, or "" for an empty text`, joined(inside))
	}
	t.text = bare(value)
	t.number, t.numeric = number(t.text)
	if op >= greater && !t.numeric {
		return t, p.fail(value[0].at, "%q is not a number, which %s needs", t.text, joined(inside[at:at+width]))
	}
	return t, nil
}

// bare is the text of a value or a name: what is within the quotes, or else
// the tokens as they are written.
func bare(tokens []token) string {
	tokens = trimmed(tokens)
	if len(tokens) == 1 && tokens[0].kind == css.StringToken {
		return unquote(tokens[0].text)
	}
	return plain(joined(tokens))
}

// findOperator returns the place of the first operator, how many tokens it
// has, and what it is; without one, the end.
func findOperator(tokens []token) (at, width int, op operator) {
	for i, t := range tokens {
		followed := func(c string) bool { return i+1 < len(tokens) && tokens[i+1].is(c) }
		switch {
		case t.kind == css.IncludeMatchToken:
			return i, 1, hasWord
		case t.kind == css.DashMatchToken, t.kind == css.PrefixMatchToken:
			return i, 1, begins
		case t.kind == css.SuffixMatchToken:
			return i, 1, ends
		case t.kind == css.SubstringMatchToken:
			return i, 1, has
		case t.is("!") && followed("="):
			return i, 2, notEqual
		case t.is("=") && followed("|"):
			return i, 2, ends
		case t.is(">") && followed("="):
			return i, 2, greaterOrEqual
		case t.is("<") && followed("="):
			return i, 2, smallerOrEqual
		case t.is("="):
			return i, 1, equal
		case t.is(">"):
			return i, 1, greater
		case t.is("<"):
			return i, 1, smaller
		}
	}
	return len(tokens), 0, present
}

// holds reports whether the test is true of an element. A feature without the
// attribute passes no test but !=.
func (t *test) holds(values *values) bool {
	v := values.get(t.attribute)
	if !v.ok {
		return t.operator == notEqual
	}
	switch t.operator {
	case present:
		return true
	case equal:
		return t.equals(v)
	case notEqual:
		return !t.equals(v)
	case greater, greaterOrEqual, smaller, smallerOrEqual:
		return t.compares(v)
	}
	text, want := v.text, t.text
	if t.fold {
		text, want = strings.ToLower(text), strings.ToLower(want)
	}
	switch t.operator {
	case hasWord:
		return want != "" && contains(strings.Fields(text), want)
	case begins:
		return want != "" && strings.HasPrefix(text, want)
	case ends:
		return want != "" && strings.HasSuffix(text, want)
	}
	return want != "" && strings.Contains(text, want)
}

func (t *test) equals(v *value) bool {
	if t.text == v.text || t.fold && strings.EqualFold(t.text, v.text) {
		return true
	}
	if !t.numeric {
		return false
	}
	n, ok := v.number()
	return ok && n == t.number
}

func (t *test) compares(v *value) bool {
	n, ok := v.number()
	if !ok {
		return false
	}
	switch t.operator {
	case greater:
		return n > t.number
	case greaterOrEqual:
		return n >= t.number
	case smaller:
		return n < t.number
	}
	return n <= t.number
}

// number reads a decimal number with nothing but blanks around it. NaN,
// Infinity and the hexadecimal forms of Go are texts.
func number(text string) (float64, bool) {
	text = strings.TrimSpace(text)
	if text == "" || len(text) > 400 {
		return 0, false
	}
	for i := 0; i < len(text); i++ {
		c := text[i]
		if (c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E' {
			return 0, false
		}
	}
	n, err := strconv.ParseFloat(text, 64)
	return n, err == nil
}
