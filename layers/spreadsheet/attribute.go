package spreadsheet

import "bytes"

// attribute returns the value of an attribute of the last tag, by its name
// without a prefix, and nil where there is none. It holds until the next call.
func (s *scanner) attribute(name string) []byte { return s.attributeOf("", name) }

// attributeOf is attribute for one with a certain prefix; empty is any.
func (s *scanner) attributeOf(prefix, name string) []byte {
	rest := s.tag
	for {
		rest = withoutBlanks(rest)
		equals := bytes.IndexByte(rest, '=')
		if equals < 0 {
			return nil
		}
		key := rest[:equals]
		for n := len(key); n > 0 && isBlank(key[n-1]); n-- {
			key = key[:n-1]
		}
		rest = withoutBlanks(rest[equals+1:])
		if len(rest) == 0 || rest[0] != '"' && rest[0] != '\'' {
			return nil
		}
		end := bytes.IndexByte(rest[1:], rest[0])
		if end < 0 {
			return nil
		}
		value := rest[1 : 1+end]
		rest = rest[end+2:]
		if string(localName(key)) != name {
			continue
		}
		if prefix == "" || bytes.HasPrefix(key, []byte(prefix+":")) {
			if bytes.IndexByte(value, '&') >= 0 {
				return unescape(bytes.Clone(value))
			}
			return value
		}
	}
}

// isBlank reports whether a byte is a blank of XML.
func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

// withoutBlanks is a text without those that it begins with.
func withoutBlanks(text []byte) []byte {
	for len(text) > 0 && isBlank(text[0]) {
		text = text[1:]
	}
	return text
}

// whole returns the whole number, of at most nine digits, that an attribute is.
func (s *scanner) whole(name string) (n int, ok bool) {
	value := bytes.TrimSpace(s.attribute(name))
	if len(value) == 0 || len(value) > 9 {
		return 0, false
	}
	for _, c := range value {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = 10*n + int(c-'0')
	}
	return n, true
}

// flag reports whether an attribute is true, in the ways that XML spells it.
func (s *scanner) flag(name string) bool {
	value := string(s.attribute(name))
	return value == "1" || value == "true"
}
