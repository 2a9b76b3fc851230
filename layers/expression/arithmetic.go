package expression

import (
	"math"

	"github.com/seed-898ab921/kartograph/layers"
)

// joining = sum { "&" sum } .
func (p *parser) joining() (*node, *Error) {
	first, err := p.sum()
	if err != nil || p.word() != "&" {
		return first, err
	}
	parts := []*node{first}
	for p.word() == "&" {
		if _, err := p.advance(); err != nil {
			return nil, err
		}
		next, err := p.sum()
		if err != nil {
			return nil, err
		}
		parts = append(parts, next)
	}
	return p.made(first.at, texts, parts, func(r *run) layers.Value { return r.join(first.at, parts) })
}

// sum = product { ("+" | "-") product } .
func (p *parser) sum() (*node, *Error) { return p.leftToRight(p.product, "+", "-") }

// product = sign { ("*" | "/" | "%") sign } .
func (p *parser) product() (*node, *Error) { return p.leftToRight(p.sign, "*", "/", "%") }

// leftToRight reads operands with one of some operators between them.
func (p *parser) leftToRight(operand func() (*node, *Error), operators ...string) (*node, *Error) {
	left, err := operand()
	for err == nil {
		op, at := p.word(), p.next.at
		known := false
		for _, o := range operators {
			known = known || o == op
		}
		if !known {
			break
		}
		if _, err = p.advance(); err != nil {
			break
		}
		var right *node
		if right, err = operand(); err == nil {
			left, err = p.calculated(left, op, at, right)
		}
	}
	return left, err
}

// sign = { "-" | "+" } power .
func (p *parser) sign() (*node, *Error) {
	at, signed, negative := p.next.at, false, false
	for p.word() == "-" || p.word() == "+" {
		signed, negative = true, negative != (p.word() == "-")
		if _, err := p.advance(); err != nil {
			return nil, err
		}
	}
	n, err := p.power()
	if err != nil || !signed {
		return n, err
	}
	if err := p.needs(n, numbers, "a sign"); err != nil {
		return nil, err
	}
	return p.made(at, numbers|nulls, []*node{n}, func(r *run) layers.Value {
		f, ok := r.number(n)
		if !ok {
			return layers.Value{}
		}
		if negative {
			f = -f
		}
		return layers.Number(f)
	})
}

// power = primary [ "^" sign ] , from right to left.
func (p *parser) power() (*node, *Error) {
	base, err := p.primary()
	if err != nil || p.word() != "^" {
		return base, err
	}
	if err := p.down(); err != nil {
		return nil, err
	}
	defer func() { p.depth-- }()
	t, err := p.advance()
	if err != nil {
		return nil, err
	}
	exponent, err := p.sign()
	if err != nil {
		return nil, err
	}
	return p.calculated(base, "^", t.at, exponent)
}

// term is an operator and what stands on its right; at is where the operator stands.
// Of a column it has the slot, of all else -1.
type term struct {
	op   byte
	slot int
	at   int
	n    *node
}

// termOf is an operator that stands somewhere, and what is on its right.
func termOf(op byte, at int, n *node) term {
	if n.column == "" {
		return term{op, -1, at, n}
	}
	return term{op, n.slot, at, n}
}

// calculated is the node of two numbers. What is reckoned with one term after the
// other, from left to right, is one node, however many these are.
func (p *parser) calculated(a *node, op string, at int, b *node) (*node, *Error) {
	for _, n := range []*node{a, b} {
		if err := p.needs(n, numbers, op); err != nil {
			return nil, err
		}
	}
	first, terms := a, a.terms
	if terms != nil {
		first = a.first
	}
	terms = append(terms, termOf(op[0], at, b))
	n, err := p.made(a.at, numbers|nulls, []*node{a, b}, func(r *run) layers.Value { return r.reckon(first, terms) })
	if err == nil && !n.fixed {
		n.first, n.terms = first, terms
	}
	return n, err
}

// reckon is a number with all terms, null where one of them is.
func (r *run) reckon(first *node, terms []term) layers.Value {
	x, ok := r.number(first)
	for i := range terms {
		t := &terms[i]
		if ok && t.slot >= 0 && r.cells[t.slot].spelt { // most terms, without a call
			if f, plain := plainly(x, t.op, r.cells[t.slot].number); plain {
				x = f
				continue
			}
		}
		if y, too := r.number(t.n); ok && too {
			x, ok = r.calculate(x, t.op, y, t.at)
		} else {
			ok = false
		}
	}
	if !ok {
		return layers.Value{}
	}
	return layers.Number(x)
}

// plainly adds, subtracts or multiplies; plain is false for other operators and
// where the result is no number that float64 holds.
func plainly(x float64, op byte, y float64) (f float64, plain bool) {
	switch op {
	case '+':
		f = x + y
	case '-':
		f = x - y
	case '*':
		f = float64(x * y) // not one step with an addition that follows
	default:
		return 0, false
	}
	return f, f-f == 0
}

// calculate is one step; ok is false where it has no result, which was noted.
func (r *run) calculate(x float64, op byte, y float64, at int) (f float64, ok bool) {
	switch op {
	case '+', '-', '*':
		f, _ = plainly(x, op, y)
	case '/', '%':
		if y == 0 {
			r.fail(at, "a division by zero", layers.Value{})
			return 0, false
		}
		if f = x / y; op == '%' {
			f = modulo(x, y)
		}
	case '^':
		if x < 0 && y != math.Trunc(y) || x == 0 && y < 0 {
			r.fail(at, "this power is no number", layers.Value{})
			return 0, false
		}
		f = power(x, y)
	}
	if math.IsInf(f, 0) || math.IsNaN(f) {
		r.finite(f, at)
		return 0, false
	}
	return f, true
}

// finite is a number as a value, which is null where float64 does not hold it.
func (r *run) finite(f float64, at int) layers.Value {
	if math.IsInf(f, 0) || math.IsNaN(f) {
		return r.fail(at, "the result is too large", layers.Value{})
	}
	return layers.Number(f)
}

// modulo is the rest of a division, with the sign of the divisor.
func modulo(x, y float64) float64 {
	f := math.Mod(x, y)
	if f != 0 && (f < 0) != (y < 0) {
		f += y
	}
	return f
}
