package tree

import (
	"strings"
	"testing"
)

// A table of rows has more values than a config may.
func TestRowsAreNoConfig(t *testing.T) {
	text := []byte("[" + strings.Repeat("1,", maxValues) + "1]")
	if _, problems := ParseJSON("a.json", text); problems.Err() == nil {
		t.Error("a config has as many values as a table")
	}
	if _, problems := ParseJSONRows(nil, "a.json", text); problems.Err() != nil {
		t.Error(problems.Err())
	}
}
