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
	// depth is the number of brackets that are open.
	depth int
}

// topLevelType returns the text of the first object's member "type", empty
// where it has none.
func (s *jsonScan) topLevelType() string {
	key, isKey := "", false
	for {
		b, err := s.r.ReadByte()
		if err != nil {
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
			word, err := s.text()
			if err != nil {
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

// longestWord is longer than any text that matters here.
const longestWord = 32

// text takes the rest of a text in quotes and returns its beginning.
func (s *jsonScan) text() (string, error) {
	var word []byte
	for {
		b, err := s.r.ReadByte()
		if err != nil || b == '"' {
			return string(word), err
		}
		if b == '\\' {
			if b, err = s.r.ReadByte(); err != nil {
				return "", err
			}
		}
		if len(word) < longestWord {
			word = append(word, b)
		}
	}
}
