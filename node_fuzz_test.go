package kartograph

import (
	"bytes"
	"encoding/json"
	"errors"
	"testing"
)

// fuzzJSON compares with encoding/json: what we accept is valid there.
func fuzzJSON(t *testing.T, data []byte) {
	n, problems := parseJSON("", data)
	if n == nil {
		if problems.err() == nil {
			t.Error("neither a node nor a mistake")
		}
		return
	}
	if !json.Valid(bytes.TrimPrefix(data, []byte(byteOrderMark))) {
		t.Errorf("accepted %q", data)
	}
	checkPlaces(t, n, n.at)
}

// checkPlaces shows that no value stands before the one that holds it.
func checkPlaces(t *testing.T, n *node, from Position) {
	if n.at.Line < from.Line || n.at.Line == from.Line && n.at.Column < from.Column {
		t.Errorf("a value at %v is within one at %v", n.at, from)
	}
	for _, item := range n.items {
		checkPlaces(t, item, n.at)
	}
}

// FuzzParse shows that every config is refused with places, or accepted and
// then valid by the rules for configs made by programs as well.
func FuzzParse(f *testing.F) {
	for _, pattern := range []string{"*.[jy]*", "bad/*.[jy]*"} {
		for name, data := range configFiles(f, pattern) {
			f.Add(name, data)
		}
	}
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		c, err := Parse(name, data)
		if err != nil {
			var all ConfigErrors
			if !errors.As(err, &all) || len(all) == 0 {
				t.Errorf("%T without mistakes: %v", err, err)
			}
			return
		}
		if err := c.Validate(); err != nil {
			t.Errorf("accepted %q, but: %v", data, err)
		}
	})
}
