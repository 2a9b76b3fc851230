package format

import "bufio"

// jsonFormat tells what kind of map data a JSON object is, by its member
// "type", wherever that stands. What it cannot make out for other types is left
// to the reader of GeoJSON, which says what is wrong.
func jsonFormat(r *bufio.Reader) Format {
	s := jsonScan{r: r}
	switch s.topLevelType() {
	case "Topology":
		return TopoJSON
	case "":
		return JSON
	}
	return GeoJSON
}

// jsonScan walks over a JSON text without keeping more of it than one short
// word.
type jsonScan struct {
	r *bufio.Reader
	// chunk is what is at hand of the text, and next where in it the walk is.
	chunk []byte
	next  int
	// depth is the number of brackets that are open.
	depth int
}

// topLevelType returns the text of the first object's member "type", empty
// where it has none.
func (s *jsonScan) topLevelType() string {
	key, isKey := "", false
	for {
		b, ok := s.mark()
		if !ok {
			return ""
		}
		switch b {
		case '{', '[':
			s.depth++
			isKey = s.depth == 1
		case '}', ']':
			if s.depth--; s.depth <= 0 {
				return ""
			}
		case ',':
			isKey = s.depth == 1
		case '"':
			word, ok := s.text()
			if !ok {
				return ""
			}
			switch {
			case s.depth == 1 && isKey:
				key, isKey = word, false
			case s.depth == 1 && key == "type":
				return word
			}
		}
	}
}

// more gets the next chunk of the text; it reports whether there is one.
func (s *jsonScan) more() bool {
	if _, err := s.r.Discard(len(s.chunk)); err != nil {
		return false
	}
	s.chunk, s.next = nil, 0
	if _, err := s.r.Peek(1); err != nil {
		return false
	}
	s.chunk, _ = s.r.Peek(s.r.Buffered())
	return true
}

// mark takes the text up to the next bracket, comma or quote.
func (s *jsonScan) mark() (byte, bool) {
	for {
		for i, b := range s.chunk[s.next:] {
			switch b {
			case '{', '[', '}', ']', ',', '"':
				s.next += i + 1
				return b, true
			}
		}
		if !s.more() {
			return 0, false
		}
	}
}

// longestWord is longer than any text that matters here.
const longestWord = 32

// text takes the rest of a text in quotes and returns its beginning.
func (s *jsonScan) text() (string, bool) {
	var word []byte
	escaped := false
	for {
		for i, b := range s.chunk[s.next:] {
			switch {
			case !escaped && b == '"':
				s.next += i + 1
				return string(word), true
			case !escaped && b == '\\':
				escaped = true
				continue
			}
			escaped = false
			if len(word) < longestWord {
				word = append(word, b)
			}
		}
		if !s.more() {
			return "", false
		}
	}
}
