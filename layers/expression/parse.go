package expression

import (
	"math"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/filter"
	"golang.org/x/text/unicode/norm"
)

// What an expression may be: bytes of its text, and how deep its parts may stand
// in one another.
const (
	maxLength = 10_000
	maxDepth  = 100
)

// parser reads an expression by recursive descent: one function for each rank of
// operators, the loosest first.
type parser struct {
	source string
	lang   string
	next   token
	depth  int
	// columns are those named, at their first places; numeric those of them from
	// which numbers are wanted.
	columns []place
	numeric []string
	// asked are the values that columns are asked for.
	asked []filter.Asked
}

// place is where a column stands first.
type place struct {
	column string
	at     int
}

func (p *parser) fail(at int, format string, args ...any) *Error {
	return errorAt(p.source, at, format, args...)
}

// advance takes the next token and reads the one after it.
func (p *parser) advance() (token, *Error) {
	taken := p.next
	var err *Error
	p.next, err = scan(p.source, taken.until)
	return taken, err
}

// word is the word of the language or the symbol that comes next, in lower case.
func (p *parser) word() string {
	if p.next.sort == symbol {
		return p.next.text
	}
	if lower := strings.ToLower(p.next.text); p.next.sort == named && words[lower] {
		return lower
	}
	return ""
}

// take takes the next token where it is this word.
func (p *parser) take(word string) (bool, *Error) {
	if p.word() != word {
		return false, nil
	}
	_, err := p.advance()
	return true, err
}

// want takes a bracket or comma that has to come next.
func (p *parser) want(word, after string) *Error {
	if ok, err := p.take(word); ok || err != nil {
		return err
	}
	return p.fail(p.next.at, "%s: want %s %s", p.found(), word, after)
}

// found says what comes next.
func (p *parser) found() string {
	switch p.next.sort {
	case ended:
		return "the expression ends here"
	case quoted:
		return "found the text " + strconv.Quote(p.next.text)
	}
	return "found " + p.source[p.next.at:p.next.until]
}

// down counts how deep the parser is.
func (p *parser) down() *Error {
	if p.depth++; p.depth > maxDepth {
		return p.fail(p.next.at, "parts of the expression stand more than %d deep in one another", maxDepth)
	}
	return nil
}

// expression = conjunction { "or" conjunction } .
func (p *parser) expression() (*node, *Error) {
	if err := p.down(); err != nil {
		return nil, err
	}
	defer func() { p.depth-- }()
	return p.joined("or", func() (*node, *Error) { return p.joined("and", p.negation) })
}

// joined reads operands with a word between them.
func (p *parser) joined(word string, operand func() (*node, *Error)) (*node, *Error) {
	first, err := operand()
	if err != nil || p.word() != word {
		return first, err
	}
	operands := []*node{first}
	for p.word() == word {
		if _, err := p.advance(); err != nil {
			return nil, err
		}
		next, err := operand()
		if err != nil {
			return nil, err
		}
		operands = append(operands, next)
	}
	for _, n := range operands {
		if err := p.needs(n, bools, word); err != nil {
			return nil, err
		}
	}
	return p.made(first.at, bools, operands, func(r *run) layers.Value {
		for _, n := range operands {
			if r.truth(n) == (word == "or") {
				return layers.Bool(word == "or")
			}
		}
		return layers.Bool(word == "and")
	})
}

// negation = { "not" } comparison .
func (p *parser) negation() (*node, *Error) {
	at, negated, found := p.next.at, false, false
	for {
		ok, err := p.take("not")
		if err != nil {
			return nil, err
		}
		if !ok {
			break
		}
		negated, found = !negated, true
	}
	n, err := p.comparison()
	if err != nil || !found {
		return n, err
	}
	if err := p.needs(n, bools, "not"); err != nil {
		return nil, err
	}
	return p.made(at, bools, []*node{n}, func(r *run) layers.Value { return layers.Bool(r.truth(n) != negated) })
}

// primary reads a constant, a column, a call or an expression in brackets.
func (p *parser) primary() (*node, *Error) {
	t := p.next
	switch word := p.word(); {
	case word == "(":
		if _, err := p.advance(); err != nil {
			return nil, err
		}
		n, err := p.expression()
		if err != nil {
			return nil, err
		}
		return n, p.want(")", "for the bracket opened before")
	case word == "null" || word == "true" || word == "false":
		_, err := p.advance()
		if word == "null" {
			return fixed(t.at, layers.Value{}), err
		}
		return fixed(t.at, layers.Bool(word == "true")), err
	case word == "{" || word == "[":
		return nil, p.fail(t.at, "%s: a list stands only after in; columns are written without brackets", p.found())
	case word != "" || t.sort == ended:
		return nil, p.fail(t.at, "%s: want a value, a column or a function", p.found())
	}
	if _, err := p.advance(); err != nil {
		return nil, err
	}
	switch t.sort {
	case numeral:
		return p.number(t)
	case quoted:
		return fixed(t.at, layers.Text(norm.NFC.String(t.text))), nil
	}
	if t.sort == named && p.word() == "(" {
		return p.call(t)
	}
	return p.column(t)
}

func (p *parser) number(t token) (*node, *Error) {
	if i, err := strconv.ParseInt(t.text, 10, 64); err == nil {
		return fixed(t.at, layers.Integer(i)), nil
	}
	f, err := strconv.ParseFloat(t.text, 64)
	if err != nil || math.IsInf(f, 0) {
		return nil, p.fail(t.at, "the number %.40s is too large", t.text)
	}
	return fixed(t.at, layers.Number(f)), nil
}

func (p *parser) column(t token) (*node, *Error) {
	slot := 0
	for slot < len(p.columns) && p.columns[slot].column != t.text {
		slot++
	}
	if slot == len(p.columns) {
		p.columns = append(p.columns, place{t.text, t.at})
	}
	return column(t.at, t.text, slot), nil
}

// needs reports a part that can never be what an operator or a function wants.
// It notes the columns of which numbers are wanted.
func (p *parser) needs(n *node, want kinds, by string) *Error {
	if want == numbers && n.column != "" {
		p.numeric = append(p.numeric, n.column)
	}
	if n.kinds&want != 0 || want == texts && n.kinds&^nulls != 0 {
		return nil
	}
	switch {
	case want == numbers && by == "+" && n.kinds&texts != 0:
		return p.fail(n.at, "+ adds numbers, and this is a text; & joins texts")
	case want == numbers && n.kinds&texts != 0:
		return p.fail(n.at, "%s needs a number, and this is a text; number(...) reads one", by)
	}
	return p.fail(n.at, "%s needs %s, and this is %s", by, want, n.kinds)
}

// made is a node of others. Where all of these are fixed it is evaluated now, and
// what has no value is a mistake.
func (p *parser) made(at int, k kinds, of []*node, eval func(*run) layers.Value) (*node, *Error) {
	n := &node{at: at, kinds: k, fixed: true, eval: eval}
	for _, part := range of {
		n.fixed = n.fixed && part.fixed
	}
	if !n.fixed {
		return n, nil
	}
	var r run
	v := eval(&r)
	if r.fault.problem != "" {
		return nil, p.fail(r.fault.at, "%s", r.fault.text())
	}
	constant := fixed(at, v)
	constant.kinds |= k & nulls
	return constant, nil
}
