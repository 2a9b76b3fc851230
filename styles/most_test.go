package styles

import (
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/pace"
)

// What is out of all proportion is refused where it begins, and what repeats is
// not held: a stylesheet takes memory for what it says, not for its length.
func TestStylesheetsAreHeldInPart(t *testing.T) {
	cost := func(text string) (taken uint64, err error) {
		taken = pace.Taken(func() { _, _, err = Parse("t.css", []byte(text)) })
		return taken, err
	}
	for name, test := range map[string]struct{ begin, piece, end, fault string }{
		"declarations":         {"#a {", "fill:red;", "}", ""},
		"brackets":             {"#a {fill:", "(", "}", "nested more than"},
		"a value":              {"#a {fill:", "r ", "}", "parts"},
		"a selector":           {"", "#a ", "{fill:red}", "parts"},
		"a query":              {"@media ", "a ", "{}", "parts"},
		"an at-rule":           {"@import ", "a ", ";", ""},
		"blanks":               {"#a {fill: red}", " \n", "", ""},
		"comments and nothing": {"#a {fill: red}", "/*a*/", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			text := test.begin + strings.Repeat(test.piece, (2<<20)/len(test.piece)) + test.end
			taken, err := cost(text)
			if got := err != nil && strings.Contains(err.Error(), test.fault); got != (test.fault != "") || err != nil && !got {
				t.Errorf("the error is %v, want %q", err, test.fault)
			}
			if most := uint64(48 * len(text)); taken > most {
				t.Errorf("%d bytes take %d bytes of memory in all, want at most %d", len(text), taken, most)
			}
		})
	}
}
