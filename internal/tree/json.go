package tree

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/seed-898ab921/kartograph/config/mistake"
	"github.com/seed-898ab921/kartograph/internal/heed"
)

// jsonParser reads strict JSON (RFC 8259) with the place of every value. It
// exists because encoding/json loses the order of keys, keeps the last of two
// equal ones, and knows no lines.
type jsonParser struct {
	file string
	data string
	pos  int
	// line is the line of pos; column is the column of data[counted], so
	// that long lines are counted once and not for every value.
	line, column, counted int
	// lastLine is where the last value, key or bracket ended.
	lastLine int
	depth    int
	// made counts the values, of which there may be most.
	made, most int
	// problems are mistakes that don't hinder further reading.
	problems mistake.List
	steps    *heed.Steps
}

// ParseJSON reads a JSON text into a node.
func ParseJSON(name string, data []byte) (*Node, *mistake.List) {
	return parseJSON(nil, name, data, maxValues)
}

// ParseJSONRows is ParseJSON for a table of rows, which has more values than what
// people write; for steps see ParseSteps.
func ParseJSONRows(steps *heed.Steps, name string, data []byte) (*Node, *mistake.List) {
	return parseJSON(steps, name, data, maxTableValues)
}

func parseJSON(steps *heed.Steps, name string, data []byte, most int) (*Node, *mistake.List) {
	p := &jsonParser{file: name, most: most, steps: steps, line: 1, column: 1, lastLine: 1}
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		return nil, mistake.One(p.here(), "the file is UTF-16; save it as UTF-8")
	}
	p.data = strings.TrimPrefix(string(data), byteOrderMark)
	n, err := p.document()
	if err != nil {
		p.problems.Items = append(p.problems.Items, err)
	}
	return n, &p.problems
}

func (p *jsonParser) document() (*Node, *mistake.Error) {
	p.skipBlanks()
	if p.pos == len(p.data) {
		return nil, p.failf("the config is empty; it starts with {")
	}
	n, err := p.value()
	if err != nil {
		return nil, err
	}
	p.skipBlanks()
	if p.pos < len(p.data) {
		return nil, p.unexpected("the config ends here, but there is more: ")
	}
	return n, nil
}

// here is the place of the next character.
func (p *jsonParser) here() mistake.Position {
	p.column += utf8.RuneCountInString(p.data[p.counted:p.pos])
	p.counted = p.pos
	return mistake.Position{File: p.file, Line: p.line, Column: p.column}
}

// skipBlanks moves to the next character that is not blank. Only here can a
// line end, for texts may not run over lines.
func (p *jsonParser) skipBlanks() {
	p.lastLine = p.line
	for ; p.pos < len(p.data); p.pos++ {
		switch p.data[p.pos] {
		case ' ', '\t', '\r':
		case '\n':
			p.line, p.column, p.counted = p.line+1, 1, p.pos+1
		default:
			return
		}
	}
}

// peek returns the next character, or 0 at the end.
func (p *jsonParser) peek() byte {
	if p.pos < len(p.data) {
		return p.data[p.pos]
	}
	return 0
}

func (p *jsonParser) value() (*Node, *mistake.Error) {
	if p.made++; p.made > p.most {
		return nil, p.failf("there are more than %d values, which is refused; tables are files of their own", p.most)
	}
	if err := p.steps.Take(1); err != nil {
		return nil, p.failf("%v", err)
	}
	switch c := p.peek(); {
	case c == '{' || c == '[':
		if p.depth++; p.depth > maxDepth {
			return nil, p.failf("lists and mappings nest more than %d deep", maxDepth)
		}
		defer func() { p.depth-- }()
		if c == '{' {
			return p.mapping()
		}
		return p.list()
	case c == '"':
		n := &Node{Kind: Text, At: p.here()}
		var err *mistake.Error
		n.Text, err = p.text()
		return n, err
	case c == '-' || c >= '0' && c <= '9':
		return p.number()
	case strings.IndexByte("tfn", c) >= 0:
		if n := p.constant(); n != nil {
			return n, nil
		}
	}
	return nil, p.unexpected("expected a value, found ")
}

func (p *jsonParser) constant() *Node {
	word := p.word()
	n := &Node{Kind: Bool, Text: word, At: p.here()}
	switch word {
	case "true":
		n.Number = 1
	case "false":
	case "null":
		n.Kind = Null
	default:
		return nil
	}
	p.pos += len(word)
	return n
}

// word is the run of letters, digits and signs that starts here.
func (p *jsonParser) word() string {
	rest := p.data[p.pos:]
	end := strings.IndexFunc(rest, func(r rune) bool {
		return strings.ContainsRune(" \t\r\n,:;{}[]\"'", r)
	})
	if end < 0 {
		end = len(rest)
	}
	return rest[:end]
}

func (p *jsonParser) mapping() (*Node, *mistake.Error) {
	n := &Node{Kind: Map, At: p.here()}
	p.pos++
	for p.skipBlanks(); p.peek() != '}'; {
		if p.peek() != '"' {
			return nil, p.noKey(n)
		}
		key := Key{At: p.here()}
		var err *mistake.Error
		if key.Name, err = p.text(); err != nil {
			return nil, err
		}
		if p.skipBlanks(); p.peek() != ':' {
			return nil, p.unexpected("expected \":\" after the key " + strconv.Quote(key.Name) + ", found ")
		}
		p.pos++
		p.skipBlanks()
		value, err := p.value()
		if err != nil {
			return nil, err
		}
		n.Keys = append(n.Keys, key)
		n.Items = append(n.Items, value)
		if err := p.separator('}', n.At); err != nil {
			return nil, err
		}
	}
	p.pos++
	n.dropRepeated(&p.problems)
	return n, nil
}

func (p *jsonParser) list() (*Node, *mistake.Error) {
	n := &Node{Kind: List, At: p.here()}
	p.pos++
	for p.skipBlanks(); p.peek() != ']'; {
		if p.pos == len(p.data) {
			return nil, p.unclosed(n.At, ']')
		}
		value, err := p.value()
		if err != nil {
			return nil, err
		}
		n.Items = append(n.Items, value)
		if err := p.separator(']', n.At); err != nil {
			return nil, err
		}
	}
	p.pos++
	return n, nil
}

// separator reads the comma between two entries, or stops before the bracket
// that closes what was opened at start.
func (p *jsonParser) separator(closing byte, start mistake.Position) *mistake.Error {
	p.skipBlanks()
	switch p.peek() {
	case closing:
		return nil
	case ',':
		comma := p.here()
		p.pos++
		if p.skipBlanks(); p.peek() == closing {
			return &mistake.Error{Position: comma, Problem: "there is a comma before the closing " +
				strconv.Quote(string(closing)) + "; JSON has none after the last entry"}
		}
		return nil
	}
	return p.noSeparator(closing, start)
}

func (p *jsonParser) number() (*Node, *mistake.Error) {
	n := &Node{Kind: Number, Text: p.word(), At: p.here()}
	if !isJSONNumber(n.Text) {
		return nil, p.failf("%s is not a number of JSON%s", Shorten(n.Text, 40), numberHint(n.Text))
	}
	var err error
	if n.Number, err = strconv.ParseFloat(n.Text, 64); err != nil {
		return nil, p.failf("the number %s is too large", Shorten(n.Text, 40))
	}
	p.pos += len(n.Text)
	return n, nil
}
