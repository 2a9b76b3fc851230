package crs

import (
	"fmt"
	"strings"
)

// node is one element of WKT: KEYWORD["text", 1.5, word, CHILD[...]].
type node struct {
	keyword  string
	values   []value
	children []*node
}

// value is a string, a number or a bare word among a node's arguments.
type value struct {
	text   string
	quoted bool
}

const (
	maxWKTDepth = 24
	maxWKTNodes = 4000
)

// wktParser reads WKT; both kinds of brackets are allowed.
type wktParser struct {
	text  string
	at    int
	nodes int
}

// parseWKT reads one element; ESRI's systems with heights have a second one,
// VERTCS, behind it, which is left unread.
func parseWKT(text string) (*node, error) {
	p := &wktParser{text: text}
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

func (p *wktParser) bad(why string) error {
	rest := p.text[p.at:]
	if len(rest) > 20 {
		rest = rest[:20]
	}
	return fmt.Errorf("wkt: byte %d, at %q: %s", p.at, rest, why)
}

func (p *wktParser) space() {
	for p.at < len(p.text) && strings.IndexByte(" \t\r\n", p.text[p.at]) >= 0 {
		p.at++
	}
}

// looksLikeWKT tells WKT from PROJ strings and codes: a word and a bracket.
func looksLikeWKT(text string) bool {
	p := &wktParser{text: text}
	word := p.word()
	p.space()
	return word != "" && p.at < len(text) && (text[p.at] == '[' || text[p.at] == '(') && !strings.ContainsAny(word, "+=:/")
}

// word reads letters, digits and what numbers are made of.
func (p *wktParser) word() string {
	start := p.at
	for p.at < len(p.text) && strings.IndexByte("[](),\" \t\r\n", p.text[p.at]) < 0 {
		p.at++
	}
	return p.text[start:p.at]
}

// node reads an element whose keyword comes next.
func (p *wktParser) node(depth int) (*node, error) {
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
func (p *wktParser) arguments(keyword string, depth int) (*node, error) {
	if p.nodes++; p.nodes > maxWKTNodes || depth > maxWKTDepth {
		return nil, p.bad("too many or too deeply nested elements")
	}
	n := &node{keyword: strings.ToUpper(keyword)}
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
func (p *wktParser) argument(n *node, depth int) error {
	p.space()
	if p.at < len(p.text) && p.text[p.at] == '"' {
		s, err := p.quoted()
		n.values = append(n.values, value{s, true})
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
		n.children = append(n.children, child)
		return err
	}
	if len(n.values) > maxWKTNodes {
		p.at = start
		return p.bad("too many values")
	}
	n.values = append(n.values, value{text: word})
	return nil
}

// quoted reads a string; a quote within it is doubled.
func (p *wktParser) quoted() (string, error) {
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

// child returns the first child with one of the keywords, or nil.
func (n *node) child(keywords ...string) *node {
	if n == nil {
		return nil
	}
	for _, c := range n.children {
		for _, k := range keywords {
			if c.keyword == k {
				return c
			}
		}
	}
	return nil
}

// name returns the first argument.
func (n *node) name() string {
	if n == nil || len(n.values) == 0 {
		return ""
	}
	return n.values[0].text
}

// number returns argument i as a number.
func (n *node) number(i int) (float64, error) {
	if n == nil || i >= len(n.values) {
		return 0, fmt.Errorf("wkt: %s[%q]: number %d is missing", n.label(), n.name(), i)
	}
	v, err := parseNumber(n.values[i].text)
	if err != nil {
		return 0, fmt.Errorf("wkt: %s[%q]: %w", n.label(), n.name(), err)
	}
	return v, nil
}

func (n *node) label() string {
	if n == nil {
		return "element"
	}
	return n.keyword
}

// authority returns "EPSG:4326" from AUTHORITY["EPSG","4326"] or
// ID["EPSG",4326], or "".
func (n *node) authority() string {
	a := n.child("AUTHORITY", "ID")
	if a == nil || len(a.values) < 2 {
		return ""
	}
	return a.values[0].text + ":" + a.values[1].text
}

// unit returns the factor of the unit within a parameter, to metres, radians
// or 1, or def where it has none.
func (n *node) unit(def float64) (float64, error) {
	u := n.child("LENGTHUNIT", "ANGLEUNIT", "SCALEUNIT", "UNIT")
	if u == nil {
		return def, nil
	}
	v, err := u.number(1)
	if err == nil && !(v > 0) {
		err = fmt.Errorf("wkt: %s[%q]: the factor must be positive", u.keyword, u.name())
	}
	return v, err
}
