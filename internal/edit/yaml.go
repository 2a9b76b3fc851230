package edit

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// yamlSpans finds where values stand in a text, from where the YAML library says that
// they begin.
type yamlSpans struct {
	text string
	// lines are where lines begin.
	lines []int
}

func spansOfYAML(text string) (*node, error) {
	if strings.HasPrefix(text, "\xff\xfe") || strings.HasPrefix(text, "\xfe\xff") {
		return nil, fmt.Errorf("the file is UTF-16: %w", ErrByHand)
	}
	var document yaml.Node
	if err := yaml.Unmarshal([]byte(text), &document); err != nil {
		return nil, err
	}
	s := &yamlSpans{text: text, lines: []int{len(text) - len(strings.TrimPrefix(text, "\ufeff"))}}
	for i, r := range text {
		if r == '\n' || r == '\r' && !strings.HasPrefix(text[i:], "\r\n") || r == '\u0085' || r == '\u2028' || r == '\u2029' {
			s.lines = append(s.lines, i+utf8.RuneLen(r))
		}
	}
	return s.node(document.Content[0], 0, -1), nil
}

// offset is the place of a line and column, from 1, in bytes.
func (s *yamlSpans) offset(line, column int) int {
	if line < 1 || line > len(s.lines) {
		return len(s.text)
	}
	at := s.lines[line-1]
	for range column - 1 {
		_, size := utf8.DecodeRuneInString(s.text[at:])
		at += size
	}
	return at
}

// node is a value; after is where what leads to it ends, indent how many blanks stand
// before the entries of the block that it is in.
func (s *yamlSpans) node(y *yaml.Node, after, indent int) *node {
	n := &node{after: after, start: s.offset(y.Line, y.Column), flow: y.Style&yaml.FlowStyle != 0}
	first := s.properties(n.start)
	switch y.Kind {
	case yaml.AliasNode:
		n.end = n.start + 1 + len(y.Value)
	case yaml.ScalarNode:
		n.open = y.ShortTag() == "!!null" || y.ShortTag() == "!!bool" && strings.EqualFold(y.Value, "true")
		if n.empty = y.Value == "" && y.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) == 0; n.empty {
			n.start, n.end = after, after
			return n
		}
		n.end = s.scalarEnd(y, first, indent)
	case yaml.SequenceNode:
		n.kind = sequence
		s.sequence(n, y, first)
	case yaml.MappingNode:
		n.kind = mapping
		s.mapping(n, y, first)
	}
	return n
}

// properties is where a value begins behind its tag and anchor.
func (s *yamlSpans) properties(at int) int {
	for at < len(s.text) && (s.text[at] == '&' || s.text[at] == '!') {
		at += len(s.text[at:]) - len(strings.TrimLeft(s.text[at:], "&!"))
		for at < len(s.text) && strings.IndexByte(" \t\r\n", s.text[at]) < 0 {
			at++
		}
		at = s.blanks(at)
	}
	return at
}

// blanks is where blanks, ends of lines and comments end.
func (s *yamlSpans) blanks(at int) int {
	for at < len(s.text) {
		switch s.text[at] {
		case ' ', '\t', '\r', '\n':
			at++
		case '#':
			at = lineEnd(s.text, at)
		default:
			return at
		}
	}
	return at
}

func (s *yamlSpans) sequence(n *node, y *yaml.Node, first int) {
	at := first + 1
	indent := first - lineStart(s.text, first)
	for _, item := range y.Content {
		after := 0
		if !n.flow {
			// The dash before it.
			at = s.blanks(at - 1)
			after = at + 1
		}
		child := s.node(item, after, indent)
		n.items = append(n.items, child)
		n.end = child.end
		at = child.end + 1
	}
	if n.flow {
		n.end = s.closing(max(first+1, n.end), ']')
	}
}

func (s *yamlSpans) mapping(n *node, y *yaml.Node, first int) {
	braces := n.flow && first < len(s.text) && s.text[first] == '{'
	indent := first - lineStart(s.text, first)
	for i := 0; i+1 < len(y.Content); i += 2 {
		name := s.node(y.Content[i], 0, indent)
		n.keys = append(n.keys, key{y.Content[i].Value, name.start, name.end})
		colon := s.blanks(name.end)
		if colon < len(s.text) && s.text[colon] == ':' {
			colon++
		} else {
			colon = name.end
		}
		value := s.node(y.Content[i+1], colon, indent)
		n.items = append(n.items, value)
		n.end = max(value.end, colon)
	}
	if braces {
		n.end = s.closing(max(first+1, n.end), '}')
	}
}

// closing is where a flow collection ends, from the end of its last entry on.
func (s *yamlSpans) closing(at int, bracket byte) int {
	for at = s.blanks(at); at < len(s.text) && s.text[at] != bracket; at = s.blanks(at + 1) {
	}
	return min(at+1, len(s.text))
}

// scalarEnd is where a scalar ends that begins at a place.
func (s *yamlSpans) scalarEnd(y *yaml.Node, at, indent int) int {
	switch {
	case y.Style&yaml.DoubleQuotedStyle != 0:
		for at++; at < len(s.text) && s.text[at] != '"'; at++ {
			if s.text[at] == '\\' {
				at++
			}
		}
		return min(at+1, len(s.text))
	case y.Style&yaml.SingleQuotedStyle != 0:
		for at++; at < len(s.text) && (s.text[at] != '\'' || strings.HasPrefix(s.text[at:], "''")); at++ {
			if s.text[at] == '\'' {
				at++
			}
		}
		return min(at+1, len(s.text))
	case y.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return s.blockEnd(at, indent)
	}
	return s.plainEnd(y.Value, at)
}

// plainEnd is where a text without quotes ends: it has no escapes, and blanks and ends
// of lines alone are folded.
func (s *yamlSpans) plainEnd(value string, at int) int {
	for _, word := range strings.Fields(value) {
		at += len(s.text[at:]) - len(strings.TrimLeft(s.text[at:], " \t\r\n"))
		if !strings.HasPrefix(s.text[at:], word) {
			return at
		}
		at += len(word)
	}
	return at
}

// blockEnd is where a text in lines of its own (| or >) ends: before the first line that
// is indented no more than the entry that it belongs to.
func (s *yamlSpans) blockEnd(at, indent int) int {
	end := lineEnd(s.text, at)
	for next := end; next < len(s.text); {
		start := next + len(s.text[next:]) - len(strings.TrimLeft(s.text[next:], "\r"))
		if start++; start >= len(s.text) {
			break
		}
		line := s.text[start:lineEnd(s.text, start)]
		if strings.TrimSpace(line) != "" {
			if len(line)-len(strings.TrimLeft(line, " ")) <= indent {
				break
			}
			end = start + len(line)
		}
		next = start + len(line)
	}
	return end
}
