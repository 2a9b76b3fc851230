package config

import (
	"strings"
	"testing"
)

// Breaks are one list, or two for the two values of a bivariate scale.
func TestBreaks(t *testing.T) {
	for classify, want := range map[string]string{
		`{"by": ["a", "b"], "breaks": [[1, 2], [3]]}`:                                      "",
		`{"by": ["a", "b"], "method": "bivariate", "breaks": [[1, 2], [3]]}`:               "",
		`{"by": "a", "breaks": [1, 2]}`:                                                    "",
		`{"by": ["a", "b"], "method": "bivariate", "breaks": [1, 2]}`:                      "two lists of breaks",
		`{"by": "a", "method": "threshold", "breaks": [[1, 2], [3]]}`:                      "two lists of breaks are for the method",
		`{"by": ["a", "b"], "breaks": [[1, 2]]}`:                                           "two lists of breaks, with a number",
		`{"by": ["a", "b"], "breaks": [[1, 2], []]}`:                                       "two lists of breaks, with a number",
		`{"by": ["a", "b"], "breaks": [[1, 2], [4, 3]]}`:                                   "breaks ascend, and 4 is followed by 3",
		`{"by": ["a", "b"], "breaks": [[1, 2], ["x"]]}`:                                    "number",
		`{"by": ["a", "b"], "method": "bivariate", "classes": 3, "breaks": [[1, 2], [3]]}`: "",
	} {
		_, err := Parse("m.json", []byte(`{"layers": {"L": {"src": "x.geojson", "classify": `+classify+`}}}`))
		switch {
		case want == "" && err != nil:
			t.Errorf("%s: %v", classify, err)
		case want != "" && (err == nil || !strings.Contains(err.Error(), want)):
			t.Errorf("%s: %v, want %q", classify, err, want)
		}
	}
}
