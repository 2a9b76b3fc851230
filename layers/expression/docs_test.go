package expression

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/layers"
)

// TestDocs evaluates each example of docs/expressions.md, which has to have one for
// each function.
func TestDocs(t *testing.T) {
	page, err := os.ReadFile("../../docs/expressions.md")
	if err != nil {
		t.Fatal(err)
	}
	row := regexp.MustCompile("(?m)^\\| `([a-z_0-9]+)\\(.*\\| `(.*)` \\| `(.*)` \\|$")
	told := map[string]bool{}
	for _, found := range row.FindAllStringSubmatch(string(page), -1) {
		told[found[1]] = strings.Contains(found[2], found[1]+"(")
		e, err := Parse(found[2], Options{})
		if err != nil {
			t.Errorf("%s: %v", found[2], err)
			continue
		}
		if v, err := e.Value(layers.Record{}); err != nil || v.String() != found[3] {
			t.Errorf("%s: got %q, %v, want %q", found[2], v, err, found[3])
		}
	}
	for _, name := range names() {
		if !told[name] {
			t.Errorf("%s has no example", name)
		}
	}
	if len(told) != len(names()) {
		t.Errorf("%d functions are told of, and there are %d", len(told), len(names()))
	}
}
