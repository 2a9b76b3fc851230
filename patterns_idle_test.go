package kartograph

import (
	"strings"
	"testing"
)

// Patterns of the config's own that nothing names are told, and no others, whatever the data
// are.
func TestIdlePatternsAreTold(t *testing.T) {
	const of = `"layers": {"sea": {"special": "sea"}, "l": {"src": "builtin:countries-110m"KEYS}}, "patterns": {"p": {"kind": "dots"}}`
	for name, test := range map[string]struct {
		keys, css string
		told      bool
	}{
		"nothing":                {"", "", true},
		"another":                {"", "#l { fill: url(#hatch) }", true},
		"a rule":                 {"", "#l { fill: url(#p) }", false},
		"a rule for nothing":     {"", "#l[NAME=Nowhere] { fill: url(#p) }", false},
		"a rule under media":     {"", "@media print { #l { fill: url('#p') } }", false},
		"a palette":              {`, "classify": {"by": "CONTINENT", "palette": {"Africa": "p", "Asia": "red"}}`, "", false},
		"of no category there":   {`, "classify": {"by": "CONTINENT", "palette": {"Atlantis": "p", "Asia": "red"}}`, "", false},
		"what is missing":        {`, "classify": {"by": "POP_EST", "missing": "p"}`, "", false},
		"a palette of colours":   {`, "classify": {"by": "POP_EST", "palette": "Reds"}`, "", true},
		"a custom property":      {"", "#l { --f: url(#p); fill: var(--f) }", false},
		"something of that name": {"", "#p { fill: red }", true},
	} {
		cfg, err := Parse("map.json", []byte("{"+strings.Replace(of, "KEYS", test.keys, 1)+"}"))
		if err != nil {
			t.Fatal(err)
		}
		told := 0
		for _, w := range buildMap(t, cfg, Options{Style: parseSheet(t, test.css)}).Warnings {
			if strings.HasPrefix(w.Text, "patterns.p: nothing is filled with it") {
				told++
			}
		}
		if test.told != (told == 1) || told > 1 {
			t.Errorf("%s: told %d times", name, told)
		}
	}
	cfg, err := Parse("map.json", []byte(`{"layers": {"l": {"src": "builtin:countries-110m", "classify": {"by": "CONTINENT", "property": "pattern"}}}, "patterns": {"dots": {"kind": "dots"}}}`))
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range buildMap(t, cfg, Options{}).Warnings {
		if strings.HasPrefix(w.Text, "patterns.") {
			t.Errorf("a built-in pattern that is given another look: %s", w.Text)
		}
	}
}
