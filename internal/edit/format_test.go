package edit

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestFormat(t *testing.T) {
	for _, c := range []struct{ name, file, text, want string }{
		{"indentation", "a.yaml", "a:\n    b: 1\n    c:\n          d: 2\n", "a:\n  b: 1\n  c:\n    d: 2\n"},
		{"lists", "a.yaml", "a:\n- x\n-   y: 1\n    z: 2\n- - 1\n  - 2\n", "a:\n  - x\n  - y: 1\n    z: 2\n  - - 1\n    - 2\n"},
		{"blanks", "a.yaml", "a :   1  \nb:    {x: 1,y: [ 1,2 ] , z: 3 }   # c\n", "a: 1\nb: {x: 1, y: [1, 2], z: 3}   # c\n"},
		{"comments", "a.yaml", "# top\n\n\n\na:\n     # of b\n     b: 1\n     # the end of a\n# of c\nc: 1\n\n\n", "# top\n\na:\n  # of b\n  b: 1\n  # the end of a\n# of c\nc: 1\n"},
		{"texts in lines", "a.yaml", "a:\n      t: |\n          one\n\n\n            two  \n      u: >-\n          x\n", "a:\n  t: |\n      one\n\n\n        two  \n  u: >-\n      x\n"},
		{"braces in lines", "a.yaml", "a:\n      b: {\n        x: 1,   # one\n        y: 2\n      }\n", "a:\n  b: {\n    x: 1,   # one\n    y: 2\n  }\n"},
		{"lines of Windows", "a.yaml", "\ufeffa: 1\r\nb:\r\n    c: 2\r\n", "a: 1\nb:\n  c: 2\n"},
		{"text over lines", "a.yaml", "a:\n    b: one\n       two\n    c: 'x\n      y'\n", "a:\n  b: one\n     two\n  c: 'x\n    y'\n"},
		{"JSON", "a.json", "{\"a\":1,\n\"b\" : { \"c\": [1,2 , 3] }}", "{\n  \"a\": 1,\n  \"b\": {\"c\": [1, 2, 3]}\n}\n"},
		{"JSON that is empty", "a.json", "{ }", "{}\n"},
	} {
		got, err := Format(c.file, []byte(c.text))
		if err != nil || string(got) != c.want {
			t.Errorf("%s: %v\n%s\nwant\n%s", c.name, err, got, c.want)
		}
		if again, err := Format(c.file, got); err != nil || string(again) != string(got) {
			t.Errorf("%s: formatted again %v\n%s", c.name, err, again)
		}
	}
}

// TestFormatConfigs formats all test configs, and these as they look when somebody has
// indented them otherwise: each says the same, with the same comments, and is formatted to itself.
func TestFormatConfigs(t *testing.T) {
	var names []string
	for _, pattern := range []string{"../../testdata/config/*", "../starter/*.yaml", "../../docs/*/*.yaml", "../../docs/*/*.json", "../../testdata/*/*.yaml"} {
		found, _ := filepath.Glob(pattern)
		names = append(names, found...)
	}
	formatted := 0
	for _, name := range names {
		if ext := filepath.Ext(name); ext != ".json" && ext != ".yaml" {
			continue
		}
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, way := range []func(string) string{
			func(s string) string { return s },
			func(s string) string { return strings.ReplaceAll(s, "\n", "  \n") },
			func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") },
			func(s string) string { // twice as far
				lines := strings.Split(s, "\n")
				for i, line := range lines {
					lines[i] = strings.Repeat(" ", len(line)-len(strings.TrimLeft(line, " "))) + line
				}
				return strings.Join(lines, "\n")
			},
		} {
			changed := way(string(text))
			once, err := Format(name, []byte(changed))
			if err != nil {
				if !errors.Is(err, ErrByHand) {
					continue // it is no config, this way
				}
				t.Errorf("%s: %v\n%.300s", name, err, changed)
				continue
			}
			formatted++
			if again, err := Format(name, once); err != nil || string(again) != string(once) {
				t.Errorf("%s: formatted again: %v\n%s\nwas\n%s", name, err, again, once)
			}
		}
	}
	if formatted < 30 {
		t.Errorf("only %d texts were formatted", formatted)
	}
}

func FuzzFormat(f *testing.F) {
	f.Add("a:\n    b: [1,2]\n    # c\n    d: |\n      x\n", false)
	f.Add("- a\n-  - b\n", false)
	f.Add(`{"a": [1, {}]}`, true)
	f.Fuzz(func(t *testing.T, text string, json bool) {
		name := map[bool]string{true: "a.json", false: "a.yaml"}[json]
		if len(text) > 1000 {
			return
		}
		once, err := Format(name, []byte(text))
		if err != nil {
			return
		}
		if again, err := Format(name, once); err != nil || string(again) != string(once) {
			t.Errorf("%q becomes %q, and that %q, %v", text, once, again, err)
		}
	})
}
