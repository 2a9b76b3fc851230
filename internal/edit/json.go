package edit

import (
	"encoding/json"
	"strings"
)

// jsonScanner finds where values stand in a text that is known to be JSON.
type jsonScanner struct {
	text string
	at   int
}

func spansOfJSON(text string) *node {
	s := &jsonScanner{text: text}
	s.at = len(text) - len(strings.TrimPrefix(text, "\ufeff"))
	return s.value(0)
}

func (s *jsonScanner) skip(these string) {
	for s.at < len(s.text) && strings.IndexByte(these, s.text[s.at]) >= 0 {
		s.at++
	}
}

const jsonBlanks = " \t\r\n"

func (s *jsonScanner) value(after int) *node {
	s.skip(jsonBlanks)
	n := &node{start: s.at, after: after, flow: true}
	switch s.text[s.at] {
	case '{', '[':
		n.kind = sequence
		if s.text[s.at] == '{' {
			n.kind = mapping
		}
		s.at++
		for s.skip(jsonBlanks + ","); s.text[s.at] != '}' && s.text[s.at] != ']'; s.skip(jsonBlanks + ",") {
			colon := 0
			if n.kind == mapping {
				start := s.at
				s.quoted()
				k := key{start: start, end: s.at}
				_ = json.Unmarshal([]byte(s.text[start:s.at]), &k.name) // it was read before
				n.keys = append(n.keys, k)
				s.skip(jsonBlanks)
				s.at++
				colon = s.at
			}
			n.items = append(n.items, s.value(colon))
		}
		s.at++
	case '"':
		s.quoted()
	default:
		for s.at < len(s.text) && strings.IndexByte(jsonBlanks+",]}", s.text[s.at]) < 0 {
			s.at++
		}
	}
	n.end = s.at
	word := s.text[n.start:n.end]
	n.open = word == "null" || word == "true"
	return n
}

// quoted moves behind a text in quotes.
func (s *jsonScanner) quoted() {
	for s.at++; s.text[s.at] != '"'; s.at++ {
		if s.text[s.at] == '\\' {
			s.at++
		}
	}
	s.at++
}
