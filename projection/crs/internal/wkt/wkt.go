package wkt

import (
	"fmt"
	"strings"
)

const (
	// MaxDepth bounds how deep elements nest, maxNodes how many there are.
	MaxDepth = 24
	maxNodes = 4000
)

// parser reads WKT; both kinds of brackets are allowed.
type parser struct {
	text  string
	at    int
	nodes int
}

// Parse reads one element; ESRI's systems with heights have a second one,
// VERTCS, behind it, which is left unread.
func Parse(text string) (*Node, error) {
	p := &parser{text: text}
	n, err := p.node(0)
	if err != nil {
		return nil, err
	}
	p.space()
	if p.at < len(p.text) && !strings.HasPrefix(p.text[p.at:], ",VERTCS") {
		return nil, p.bad("text after the end")
	}
	return n, nil
}

func (p *parser) bad(why string) error {
	rest := p.text[p.at:]
	if len(rest) > 20 {
		rest = rest[:20]
	}
	return fmt.Errorf("wkt: byte %d, at %q: %s", p.at, rest, why)
}

func (p *parser) space() {
	for p.at < len(p.text) && strings.IndexByte(" \t\r\n", p.text[p.at]) >= 0 {
		p.at++
	}
}

// Is reports whether a text is WKT, neither a PROJ string nor a code: a word and
// a bracket.
func Is(text string) bool {
	p := &parser{text: text}
	word := p.word()
	p.space()
	return word != "" && p.at < len(text) && (text[p.at] == '[' || text[p.at] == '(') && !strings.ContainsAny(word, "+=:/")
}

// word reads letters, digits and what numbers are made of.
func (p *parser) word() string {
	start := p.at
	for p.at < len(p.text) && strings.IndexByte("[](),\" \t\r\n", p.text[p.at]) < 0 {
		p.at++
	}
	return p.text[start:p.at]
}

// node reads an element whose keyword comes next.
func (p *parser) node(depth int) (*Node, error) {
	p.space()
	word := p.word()
	if word == "" {
		return nil, p.bad("a keyword should stand here")
	}
	p.space()
	if p.at >= len(p.text) || (p.text[p.at] != '[' && p.text[p.at] != '(') {
		return nil, p.bad("a bracket should follow " + word)
	}
	return p.arguments(word, depth)
}

// arguments reads from the opening bracket to the closing one.
func (p *parser) arguments(keyword string, depth int) (*Node, error) {
	if p.nodes++; p.nodes > maxNodes || depth > MaxDepth {
		return nil, p.bad("too many or too deeply nested elements")
	}
	n := &Node{Keyword: strings.ToUpper(keyword)}
	closing := byte(']')
	if p.text[p.at] == '(' {
		closing = ')'
	}
	p.at++
	for {
		if err := p.argument(n, depth); err != nil {
			return nil, err
		}
		p.space()
		if p.at >= len(p.text) {
			return nil, p.bad(keyword + " is not closed")
		}
		c := p.text[p.at]
		p.at++
		if c == closing {
			return n, nil
		}
		if c != ',' {
			p.at--
			return nil, p.bad("a comma or closing bracket should stand here")
		}
	}
}

// argument reads a string, a number, a word or a nested element into n.
func (p *parser) argument(n *Node, depth int) error {
	p.space()
	if p.at < len(p.text) && p.text[p.at] == '"' {
		s, err := p.quoted()
		n.Values = append(n.Values, Value{s, true})
		return err
	}
	start := p.at
	word := p.word()
	if word == "" {
		return p.bad("a value is missing")
	}
	p.space()
	if p.at < len(p.text) && (p.text[p.at] == '[' || p.text[p.at] == '(') {
		child, err := p.arguments(word, depth+1)
		n.Children = append(n.Children, child)
		return err
	}
	if len(n.Values) > maxNodes {
		p.at = start
		return p.bad("too many values")
	}
	n.Values = append(n.Values, Value{Text: word})
	return nil
}

// quoted reads a string; a quote within it is doubled.
func (p *parser) quoted() (string, error) {
	var b strings.Builder
	start := p.at
	for p.at++; p.at < len(p.text); p.at++ {
		if p.text[p.at] != '"' {
			b.WriteByte(p.text[p.at])
			continue
		}
		if p.at+1 < len(p.text) && p.text[p.at+1] == '"' {
			b.WriteByte('"')
			p.at++
			continue
		}
		p.at++
		return b.String(), nil
	}
	p.at = start
	return "", p.bad("the string is not closed")
}
