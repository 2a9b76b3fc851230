package edit

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/tree"
)

func TestSet(t *testing.T) {
	over := Map{{"dx", 4.0}, {"dy", -2.5}}
	for _, c := range []struct {
		name, file, text, path string
		value                  any
		want                   string
	}{
		{"a scalar", "a.yaml", "a: 1 # one\nb: 2\n", "a", 3.0, "a: 3 # one\nb: 2\n"},
		{"a text in quotes", "a.yaml", "a: 'it''s' # x\n", "a", "no", "a: \"no\" # x\n"},
		{"nothing yet", "a.yaml", "a: # none\nb: 2\n", "a.x", 1.0, "a: {x: 1} # none\nb: 2\n"},
		{"a switch", "a.yaml", "legend: true\n", "legend.at", []any{0.5, 0.25}, "legend: {at: [0.5, 0.25]}\n"},
		{"a new key", "a.yaml", "l:\n  c: # the land\n    src: x # from here\n  # the end\nz: 1\n", "l.c.labeling.overrides.Spain", over,
			"l:\n  c: # the land\n    src: x # from here\n    labeling:\n      overrides:\n        Spain: {dx: 4, dy: -2.5}\n  # the end\nz: 1\n"},
		{"a new key in braces", "a.yaml", "labeling: {key: NAME, min: 1} # one\n", "labeling.overrides.Spain", over, "labeling: {key: NAME, min: 1, overrides: {Spain: {dx: 4, dy: -2.5}}} # one\n"},
		{"braces in lines", "a.yaml", "a: {\n  b: 1, # one\n  c: 2 # two\n}\n", "a.d", 3.0, "a: {\n  b: 1, # one\n  c: 2, # two\n  d: 3\n}\n"},
		{"braces in lines with a last comma", "a.yaml", "a: {\n  b: 1, # one\n}\n", "a", Map{{"d", 3.0}, {"e", 4.0}}, "a: {\n  b: 1, # one\n  d: 3,\n  e: 4,\n}\n"},
		{"keys of one and a new one", "a.yaml", "o: {dx: 1, text: x}\n", "o", over, "o: {dx: 4, text: x, dy: -2.5}\n"},
		{"no braces content", "a.yaml", "o: {}\n", "o.x", 1.0, "o: {x: 1}\n"},
		{"the numbers of a list", "a.yaml", "f: [0.1,  0.2, 0.3, 0.3] # where\n", "f", []any{0.5, 0.25, 0.3, 0.3}, "f: [0.5,  0.25, 0.3, 0.3] # where\n"},
		{"the lines of a list", "a.yaml", "f:\n- 0.1 # left\n- 0.2\n", "f", []any{0.5, 0.25}, "f:\n- 0.5 # left\n- 0.25\n"},
		{"an entry of a list", "a.yaml", "l:\n  - id: a\n    src: x\n  - id: b # b\n\nz: 1", "l.1.q", true, "l:\n  - id: a\n    src: x\n  - id: b # b\n    q: true\n\nz: 1"},
		{"behind a text in lines", "a.yaml", "a:\n  t: |\n    one\n    # no comment\n\nb: 1\n", "a.x", 1.0, "a:\n  t: |\n    one\n    # no comment\n  x: 1\n\nb: 1\n"},
		{"the end without a line's end", "a.yaml", "a: 1", "b", 2.0, "a: 1\nb: 2"},
		{"lines of Windows", "a.yaml", "a: 1\r\nb: 2\r\n", "c", 2.0, "a: 1\r\nb: 2\r\nc: 2\r\n"},
		{"letters of all lengths", "a.yaml", "ä: {ö: 1, ü: 2} # ß\n", "ä.ü", 3.0, "ä: {ö: 1, ü: 3} # ß\n"},
		{"a key that needs quotes", "a.yaml", "o: {a: 1}\n", "o.40", 2.0, "o: {a: 1, \"40\": 2}\n"},
		{"a longer list", "a.yaml", "f:\n  - 1\n  - 2\ng: 1\n", "f", []any{1.0}, "f: [1]\ng: 1\n"},
		{"JSON", "a.json", "{\"a\": 1,\n \"b\": [1, 2]}", "b", []any{3.0, 4.0}, "{\"a\": 1,\n \"b\": [3, 4]}"},
		{"JSON in lines", "a.json", "{\n\t\"l\": {\n\t\t\"key\": \"N\"\n\t}\n}\n", "l.overrides.Spain", over,
			"{\n\t\"l\": {\n\t\t\"key\": \"N\",\n\t\t\"overrides\": {\n\t\t\t\"Spain\": {\"dx\": 4, \"dy\": -2.5}\n\t\t}\n\t}\n}\n"},
		{"JSON in one line", "a.json", `{"l":{"key":"N"}}`, "l.x", "<é", `{"l":{"key":"N", "x": "<é"}}`},
		{"JSON with lines and the brace behind", "a.json", "{\n  \"a\": 1}", "b", 2.0, "{\n  \"a\": 1,\n  \"b\": 2}"},
		{"beside what an alias repeats", "a.yaml", "a: &a {x: 1}\nb: *a\nc: 1\n", "c", 2.0, "a: &a {x: 1}\nb: *a\nc: 2\n"},
		{"an alias itself", "a.yaml", "a: &a 1\nb: *a\n", "b", 2.0, "a: &a 1\nb: 2\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := Set(c.file, []byte(c.text), strings.Split(c.path, "."), c.value)
			if err != nil || string(got) != c.want {
				t.Errorf("%v\n%s\nwant\n%s", err, got, c.want)
			}
		})
	}
}

func TestSetGivesUp(t *testing.T) {
	for _, c := range []struct{ name, text, path string }{
		{"what an alias repeats", "a: &a {x: 1}\nb: *a\n", "a.x"},
		{"within an alias", "a: &a {x: {y: 1}}\nb: *a\n", "b.x.y"},
		{"what is merged", "a: &a {x: {y: 1}}\nb: {<<: *a}\n", "b.x.z"},
		{"within a text", "a: x\n", "a.b"},
		{"beyond a list", "a: [1]\n", "a.7"},
	} {
		if got, err := Set("a.yaml", []byte(c.text), strings.Split(c.path, "."), 2.0); !errors.Is(err, ErrByHand) {
			t.Errorf("%s: %v\n%s", c.name, err, got)
		}
	}
	if _, err := Set("a.yaml", []byte("a: [\n"), []string{"a"}, 1.0); err == nil || errors.Is(err, ErrByHand) {
		t.Errorf("half a file: %v", err)
	}
}

// TestEveryKey changes every value of every test config to another one, and adds a key to
// every mapping: each becomes what it has to, and no line but that of the value changes.
func TestEveryKey(t *testing.T) {
	var names []string
	for _, pattern := range []string{"../../testdata/config/*", "../starter/*.yaml", "../../docs/*/*.yaml", "../../docs/*/*.json"} {
		found, _ := filepath.Glob(pattern)
		names = append(names, found...)
	}
	edits := 0
	for _, name := range names {
		if ext := filepath.Ext(name); ext != ".json" && ext != ".yaml" {
			continue
		}
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		root, problems := tree.Parse(name, text)
		if problems.Err() != nil || len(text) > 20000 {
			continue
		}
		aliases := strings.Contains(string(text), ": *") || strings.Contains(string(text), "- *")
		try := func(path []string, value any, clean bool) {
			edited, err := Set(name, text, path, value)
			if err != nil {
				if !aliases {
					t.Errorf("%s: %v: %v", name, path, err)
				}
				return
			}
			edits++
			if gone := removed(string(text), string(edited)); clean && strings.ContainsAny(gone, "\n#") {
				t.Errorf("%s: %v takes %q away", name, path, gone)
			}
		}
		everyPath(root, nil, func(path []string, n *tree.Node) {
			switch n.Kind {
			case tree.Map:
				try(append(path[:len(path):len(path)], "x-new"), Map{{"a b", Map{{"c", 1.0}}}}, false)
			case tree.List:
			default:
				try(path, []any{12.5, "a: #b"}[len(n.Text)%2], !strings.ContainsAny(n.Text, "\n#"))
			}
		})
	}
	if edits < 500 {
		t.Errorf("only %d edits were tried", edits)
	}
}

// removed is what of a text is not in another one, between what both begin and end with.
func removed(from, to string) string {
	p := 0
	for p < min(len(from), len(to)) && from[p] == to[p] {
		p++
	}
	from, to = from[p:], to[p:]
	for from != "" && to != "" && from[len(from)-1] == to[len(to)-1] {
		from, to = from[:len(from)-1], to[:len(to)-1]
	}
	return from
}

func everyPath(n *tree.Node, path []string, visit func([]string, *tree.Node)) {
	visit(path, n)
	for i, item := range n.Items {
		segment := strconv.Itoa(i)
		if n.Kind == tree.Map {
			segment = n.Keys[i].Name
		}
		everyPath(item, append(path[:len(path):len(path)], segment), visit)
	}
}

func FuzzSet(f *testing.F) {
	f.Add("a: {b: 1, c: [1, 2]} # x\n", "a", false)
	f.Add("a:\n- b: |\n   x\n  c: &d 1\n", "c", false)
	f.Add(`{"a": {"b": [1, {}]}}`, "b", true)
	f.Fuzz(func(t *testing.T, text, key string, json bool) {
		if len(text) > 1000 {
			return
		}
		name := map[bool]string{true: "a.json", false: "a.yaml"}[json]
		for _, path := range [][]string{{key}, {"a", key}, {"0", key}} {
			if edited, err := Set(name, []byte(text), path, 1.5); err == nil && string(edited) == "" {
				t.Error("nothing is left")
			}
		}
	})
}
