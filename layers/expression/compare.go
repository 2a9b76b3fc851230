package expression

import (
	"regexp/syntax"

	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/filter"
	"golang.org/x/text/unicode/norm"
)

// comparisons are the operators between a part and another one, with what they
// ask of the filter package.
var comparisons = map[string]filter.Op{"=": filter.Equal, "is": filter.Equal, "!=": filter.Equal, "<": filter.Less, "<=": filter.LessOrEqual,
	">": filter.Greater, ">=": filter.GreaterOrEqual, "in": filter.OneOf, "like": filter.Alike, "matches": filter.Matching}

// comparison = joining [ operator joining | ["not"] "in" list ... ] .
func (p *parser) comparison() (*node, *Error) {
	left, err := p.joining()
	if err != nil {
		return nil, err
	}
	at, word := p.next.at, p.word()
	negated := word == "!="
	if word == "not" {
		if _, err := p.advance(); err != nil {
			return nil, err
		}
		if word, negated = p.word(), true; word != "in" && word != "like" && word != "matches" {
			return nil, p.fail(p.next.at, "%s: want in, like or matches after not", p.found())
		}
	}
	if _, ok := comparisons[word]; !ok {
		return left, nil
	}
	if _, err := p.advance(); err != nil {
		return nil, err
	}
	if word == "is" {
		if negated, err = p.take("not"); err != nil {
			return nil, err
		}
	}
	n, err := p.compared(left, word, at)
	if err != nil {
		return nil, err
	}
	if _, more := comparisons[p.word()]; more {
		return nil, p.fail(p.next.at, "comparisons do not stand in a row; join them: a < b and b < c")
	}
	if !negated {
		return n, nil
	}
	return p.made(left.at, bools, []*node{n}, func(r *run) layers.Value { return layers.Bool(!r.truth(n)) })
}

// compared reads the right side of an operator, which stands at a byte.
func (p *parser) compared(left *node, word string, at int) (*node, *Error) {
	op := comparisons[word]
	switch op {
	case filter.OneOf:
		return p.oneOf(left)
	case filter.Alike, filter.Matching:
		return p.pattern(left, op)
	}
	right, err := p.joining()
	if err != nil {
		return nil, err
	}
	if err := p.comparable(left, right, word, at); err != nil {
		return nil, err
	}
	if op == filter.Equal && left.column != "" && right.fixed && right.kinds == texts {
		p.asked = append(p.asked, filter.Asked{Column: left.column, Values: []layers.Value{right.eval(&run{})}, Unequal: word == "!="})
	}
	return p.made(left.at, bools, []*node{left, right}, func(r *run) layers.Value {
		a, b := left.eval(r), right.eval(r)
		return layers.Bool(filter.Holds(a, op, b))
	})
}

// comparable reports two sides that can never stand in a relation.
func (p *parser) comparable(a, b *node, op string, at int) *Error {
	p.compares(a, b)
	p.compares(b, a)
	if a.fixed && b.fixed {
		return p.fail(at, "both sides are the same for all features; a column is written without quotes, or in `backticks`")
	}
	if comparisons[op] != filter.Equal {
		for _, n := range []*node{a, b} {
			if n.kinds&(texts|numbers) == 0 {
				return p.fail(n.at, "%s needs a number or a text, and this is %s", op, n.kinds)
			}
		}
	}
	for _, pair := range [][2]*node{{a, b}, {b, a}} {
		if word := pair[0]; word.fixed && word.kinds == texts && pair[1].kinds&^nulls == numbers {
			if v := word.eval(&run{}); !isNumber(v) {
				return p.fail(word.at, "a number is never %q; text(...) makes a text of it", v)
			}
		}
	}
	return nil
}

func isNumber(v layers.Value) bool {
	_, ok := v.Float()
	return ok
}

// compares notes a column that is compared with numbers.
func (p *parser) compares(a, b *node) {
	if a.column == "" || b.column != "" {
		return
	}
	numeric := b.kinds&numbers != 0 && b.kinds != all
	if b.fixed && b.kinds == texts {
		numeric = isNumber(b.eval(&run{}))
	}
	if numeric {
		p.numeric = append(p.numeric, a.column)
	}
}

// oneOf reads the list after in: values with commas between, in brackets.
func (p *parser) oneOf(left *node) (*node, *Error) {
	closing := map[string]string{"(": ")", "[": "]"}[p.word()]
	if closing == "" {
		return nil, p.fail(p.next.at, "%s: want a list after in, such as (\"a\", \"b\")", p.found())
	}
	if _, err := p.advance(); err != nil {
		return nil, err
	}
	items, err := p.list(closing)
	if err != nil {
		return nil, err
	}
	if len(items) == 0 {
		return nil, p.fail(p.next.at, "in needs at least one value in its list")
	}
	values := make([]layers.Value, 0, len(items))
	for _, n := range items {
		p.compares(left, n)
		if n.fixed {
			values = append(values, n.eval(&run{}))
		}
	}
	if len(values) < len(items) {
		return p.made(left.at, bools, append([]*node{left}, items...), func(r *run) layers.Value {
			v := left.eval(r)
			for _, n := range items {
				if filter.Holds(v, filter.Equal, n.eval(r)) {
					return layers.Bool(true)
				}
			}
			return layers.Bool(false)
		})
	}
	in, bad := filter.NewIn(left.column, values)
	if bad != nil {
		return nil, p.fail(left.at, "%v", bad)
	}
	if left.column != "" {
		p.asked = append(p.asked, filter.Asked{Column: left.column, Values: in.Values})
	}
	return p.made(left.at, bools, []*node{left}, func(r *run) layers.Value { return layers.Bool(in.Holds(left.eval(r))) })
}

// list reads expressions with commas between, up to a bracket.
func (p *parser) list(closing string) ([]*node, *Error) {
	var items []*node
	for {
		if ok, err := p.take(closing); ok || err != nil {
			return items, err
		}
		if len(items) > 0 {
			if err := p.want(",", "or "+closing); err != nil {
				return nil, err
			}
		}
		n, err := p.expression()
		if err != nil {
			return nil, err
		}
		items = append(items, n)
	}
}

// maxProgram bounds the instructions of a regular expression.
const maxProgram = 2000

// pattern reads the pattern after like and matches, which is a text.
func (p *parser) pattern(left *node, op filter.Op) (*node, *Error) {
	right, err := p.joining()
	if err != nil {
		return nil, err
	}
	if !right.fixed || right.kinds&texts == 0 {
		return nil, p.fail(right.at, "%s needs a pattern, a text that is the same for all features", op)
	}
	if err := p.needs(left, texts, op.String()); err != nil {
		return nil, err
	}
	pattern, weight := right.eval(&run{}).String(), 1
	var holds func(layers.Value) bool
	var bad error
	if op == filter.Alike {
		var like filter.Like
		like, bad = filter.NewLike(left.column, pattern)
		holds, weight = like.Holds, 1+len(pattern)/8
	} else if weight = program(pattern); weight > maxProgram {
		return nil, p.fail(right.at, "the regular expression is too large: its repeats make more than %d steps", maxProgram)
	} else {
		var matches filter.Matches
		matches, bad = filter.NewMatches(left.column, pattern)
		holds = matches.Holds
	}
	if bad != nil {
		return nil, p.fail(right.at, "%v", bad)
	}
	return p.made(left.at, bools, []*node{left}, func(r *run) layers.Value {
		v := left.eval(r)
		if v.IsNull() || !r.spend(left.at, len(v.String())*weight) {
			return layers.Bool(false)
		}
		if v.Kind() == layers.KindText {
			v = layers.Text(norm.NFC.String(v.String()))
		}
		return layers.Bool(holds(v))
	})
}

// program is about how many instructions a regular expression has; those that
// are none have few.
func program(pattern string) int {
	re, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return 0
	}
	return instructions(re)
}

func instructions(re *syntax.Regexp) int {
	n := 1 + len(re.Rune)/2
	for _, sub := range re.Sub {
		n += instructions(sub)
	}
	if re.Op == syntax.OpRepeat {
		n *= max(1, re.Min, re.Max)
	}
	return min(n, maxProgram+1)
}

// truthOf reports whether a number or a text is true.
func (r *run) truthOf(at int, v layers.Value) bool {
	if filter.Holds(v, filter.Equal, layers.Bool(true)) {
		return true
	}
	if !filter.Holds(v, filter.Equal, layers.Bool(false)) {
		r.fail(at, "%s is neither true nor false", v)
	}
	return false
}
