package charset

import (
	"bytes"
	"fmt"
)

// Whole returns a whole text as UTF-8: from the encoding that is named or, where
// the name is empty, from that of its byte order mark; without one it is left as
// it is. The error is one of an unknown name.
func Whole(text []byte, name string) ([]byte, Encoding, error) {
	if plain(name) == "" {
		if name = markOf(text); name == "" {
			return text, Encoding{}, nil
		}
	}
	e, err := Lookup(name)
	if err != nil {
		return nil, e, fmt.Errorf("charset: %w", err)
	}
	if e.IsUTF8() {
		return text, e, nil
	}
	decoded, _ := e.Decode(text)
	return []byte(decoded), e, nil
}

// markOf returns the encoding that a byte order mark tells, but for that of
// UTF-8, or "".
func markOf(text []byte) string {
	switch {
	case bytes.HasPrefix(text, []byte("\xFF\xFE")):
		return "utf-16le"
	case bytes.HasPrefix(text, []byte("\xFE\xFF")):
		return "utf-16be"
	}
	return ""
}
