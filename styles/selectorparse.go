package styles

import (
	"strings"

	"github.com/seed-898ab921/kartograph/internal/text/nearest"
	"github.com/tdewolff/parse/v2/css"
)

// maxNesting is how deep :not() may stand within :not().
const maxNesting = 8

// use is an id or a class that a selector names.
type use struct {
	class bool
	name  string
	sheet string
	at    position
}

// selectors reads a comma list. Selectors that CSS knows but a map does not
// are left out, with a warning; end is where the list ends.
func (p *parser) selectors(tokens []token, end position) ([]compound, error) {
	return p.selectorList(tokens, end, 0)
}

func (p *parser) selectorList(tokens []token, end position, depth int) ([]compound, error) {
	if depth > maxNesting {
		return nil, p.fail(end, ":not() is nested more than %d deep", maxNesting)
	}
	var list []compound
	for {
		part, rest, more := cutComma(tokens)
		part = trimmed(part)
		at := end
		if more {
			at = rest[0].at
		}
		if len(part) == 0 {
			return nil, p.fail(at, "a selector is missing: write one, such as #layer")
		}
		r := selectorReader{parser: p, tokens: part, end: at, depth: depth}
		c, err := r.read()
		if err != nil {
			return nil, err
		}
		if r.unsupported != "" {
			p.warn(part[0].at, "the selector %q never matches: %s", joined(part), r.unsupported)
			c.never = true
		}
		if list = append(list, c); len(list) > maxRules {
			return nil, p.fail(at, "there are more than %d selectors, which is refused", maxRules)
		}
		if !more {
			return list, nil
		}
		tokens = rest[1:]
	}
}

// cutComma splits tokens at the first comma outside of brackets; rest begins
// with the comma.
func cutComma(tokens []token) (part, rest []token, more bool) {
	depth := 0
	for i, t := range tokens {
		switch t.kind {
		case css.FunctionToken, css.LeftParenthesisToken, css.LeftBracketToken:
			depth++
		case css.RightParenthesisToken, css.RightBracketToken:
			depth--
		case css.CommaToken:
			if depth <= 0 {
				return tokens[:i], tokens[i:], true
			}
		}
	}
	return tokens, nil, false
}

// selectorReader reads one selector without commas.
type selectorReader struct {
	parser      *parser
	tokens      []token
	next        int
	end         position
	depth       int
	unsupported string
}

// read reads the parts of a selector in any order.
func (r *selectorReader) read() (compound, error) {
	var c compound
	for r.next < len(r.tokens) {
		t := r.tokens[r.next]
		part, err := r.part(t)
		if err != nil {
			return c, err
		}
		c.add(part)
		if len(c.ids)+len(c.classes)+len(c.tests)+len(c.nots) > maxParts {
			return c, r.parser.fail(t.at, "the selector has more than %d parts, which is refused", maxParts)
		}
	}
	return c, nil
}

// part reads one simple selector and moves behind it.
func (r *selectorReader) part(t token) (compound, error) {
	r.next++
	switch {
	case t.kind == css.WhitespaceToken:
		r.blank()
		return compound{}, nil
	case t.kind == css.HashToken:
		name := plain(t.text[1:])
		r.note(false, name, t.at)
		return compound{ids: []string{name}, specificity: [3]int{1, 0, 0}}, nil
	case t.is("*"):
		return compound{}, nil
	case t.is("."):
		return r.class(t)
	case t.kind == css.LeftBracketToken:
		return r.test(t)
	case t.kind == css.ColonToken:
		return r.pseudo(t)
	case t.kind == css.IdentToken:
		return r.element(t), nil
	case t.is(">") || t.is("+") || t.is("~"):
		r.unsupport(`layers do not lie within each other; join the parts without "` + t.text + `"`)
		return compound{}, nil
	}
	return compound{}, r.parser.fail(t.at, "%q does not belong in a selector: write #layer, .class, * or [attribute=value]", t.text)
}

// note remembers which ids and classes a stylesheet is about.
func (r *selectorReader) note(class bool, name string, at position) {
	if r.parser.general {
		return
	}
	r.parser.uses = append(r.parser.uses, use{class: class, name: name, sheet: r.parser.name, at: at})
}

func (r *selectorReader) unsupport(why string) {
	if r.unsupported == "" {
		r.unsupported = why
	}
}

// blank looks at what a blank separates. It means nothing before [ and after
// svg, the root, in which everything lies.
func (r *selectorReader) blank() {
	if r.next >= len(r.tokens) || r.tokens[r.next].kind == css.LeftBracketToken {
		return
	}
	r.unsupport("layers do not lie within each other; join the parts without a blank, or with a comma")
}

// class reads the name after a dot.
func (r *selectorReader) class(dot token) (compound, error) {
	if r.next >= len(r.tokens) || r.tokens[r.next].kind != css.IdentToken {
		return compound{}, r.parser.fail(dot.at, `"." without the name of a class after it`)
	}
	t := r.tokens[r.next]
	r.next++
	name := plain(t.text)
	r.note(true, name, dot.at)
	return compound{classes: []string{name}, specificity: [3]int{0, 1, 0}}, nil
}

// element reads an element's name: svg, or a kind of geometry.
func (r *selectorReader) element(t token) compound {
	if strings.EqualFold(t.text, "svg") {
		if r.leading() {
			return compound{specificity: [3]int{0, 0, 1}}
		}
		return compound{root: true, specificity: [3]int{0, 0, 1}}
	}
	switch shape := Shape(strings.ToLower(t.text)); shape {
	case Point, Line, Area:
		return compound{shape: shape, shaped: true, specificity: [3]int{0, 0, 1}}
	}
	r.unsupport("a map's elements are chosen by id or class; " + nearest.Question("#"+t.text, "."+t.text))
	return compound{}
}

// leading reports whether the root just read is only the place where the rest of
// the selector lies ("svg .land"), and passes over the blank.
func (r *selectorReader) leading() bool {
	next := r.next
	if next+1 >= len(r.tokens) || r.tokens[next].kind != css.WhitespaceToken {
		return false
	}
	if t := r.tokens[next+1]; t.is(">") || t.is("+") || t.is("~") {
		return false
	}
	r.next++
	return true
}

// pseudo reads what follows a colon: root, not(...), or what the reader
// does.
func (r *selectorReader) pseudo(colon token) (compound, error) {
	if r.next >= len(r.tokens) {
		return compound{}, r.parser.fail(colon.at, `":" at the end of a selector: delete it`)
	}
	t := r.tokens[r.next]
	r.next++
	switch {
	case t.kind == css.IdentToken && strings.EqualFold(t.text, "root"):
		if r.leading() {
			return compound{specificity: [3]int{0, 1, 0}}, nil
		}
		return compound{root: true, specificity: [3]int{0, 1, 0}}, nil
	case t.kind == css.IdentToken && r.depth == 0:
		if name, ok := state(t.text); ok {
			return compound{state: name, specificity: [3]int{0, 1, 0}}, nil
		}
	case t.kind == css.FunctionToken:
		inside, err := r.inside(t)
		if err != nil {
			return compound{}, err
		}
		if strings.EqualFold(t.text, "not(") {
			return r.not(inside)
		}
	case t.kind == css.ColonToken && r.next < len(r.tokens):
		r.next++ // the name of a ::pseudo-element
	case t.kind != css.IdentToken:
		return compound{}, r.parser.fail(t.at, `%q after ":": only :not(...), :root, and :hover and its kind have a meaning here`, t.text)
	}
	r.unsupport("only :not(...), :root, and :hover and its kind have a meaning on a map")
	return compound{}, nil
}

// inside returns what stands between the parenthesis just read and its
// counterpart.
func (r *selectorReader) inside(open token) ([]token, error) {
	depth := 1
	for start := r.next; r.next < len(r.tokens); r.next++ {
		switch r.tokens[r.next].kind {
		case css.FunctionToken, css.LeftParenthesisToken:
			depth++
		case css.RightParenthesisToken:
			depth--
			if depth == 0 {
				r.next++
				return r.tokens[start : r.next-1], nil
			}
		}
	}
	return nil, r.parser.fail(open.at, `%q is never closed: add ")"`, open.text)
}

// not reads the list within :not(...), which counts as much as the weightiest
// selector in it.
func (r *selectorReader) not(inside []token) (compound, error) {
	end := r.end
	if r.next <= len(r.tokens) && r.next > 0 {
		end = r.tokens[r.next-1].at
	}
	list, err := r.parser.selectorList(inside, end, r.depth+1)
	if err != nil {
		return compound{}, err
	}
	c := compound{nots: list}
	for _, n := range list {
		c.tested = c.tested || n.tested
		c.shaped = c.shaped || n.shaped
		if less(c.specificity, n.specificity) {
			c.specificity = n.specificity
		}
	}
	return c, nil
}
