package kartograph

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
)

// TestConfigDocs keeps docs/config.md true to the table that decodes configs.
func TestConfigDocs(t *testing.T) {
	golden(t, "docs/config.md", configDocs())
}

// golden compares got with a file, or writes the file with -update.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != string(got) {
		t.Errorf("%s differs (run go test -update and look at the difference):\n%s", name, firstDifference(string(want), string(got)))
	}
}

func firstDifference(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(w), len(g)) {
		if w[i] != g[i] {
			at := 0
			for at < min(len(w[i]), len(g[i])) && w[i][at] == g[i][at] {
				at++
			}
			return fmt.Sprintf("line %d, byte %d\nwant %s\ngot  %s", i+1, at+1, around(w[i], at), around(g[i], at))
		}
	}
	return fmt.Sprintf("want %d lines, got %d", len(w), len(g))
}

// around is the part of a line, path data perhaps, about a byte.
func around(line string, at int) string {
	from, to := max(0, at-60), min(len(line), at+100)
	return strings.ToValidUTF8(line[from:to], "")
}

const docsHead = `# The config file

A config describes one map. It is JSON or YAML; both know the same keys. This page is made from the table that decodes
configs (` + "`go test . -run ConfigDocs -update`" + `); ` + "`kartograph schema`" + ` prints the same as JSON Schema, which editors use to
complete and check configs.

Where nothing else is said, a key that is missing, or ` + "`null`" + `, has its default. Booleans may also be written 1 and 0, "yes" and
"no"; numbers also as texts. In YAML an unquoted ` + "`no`" + ` or ` + "`007`" + ` is that text where a text is wanted. Unknown keys and wrong values
are errors that name file, line and column.
`

// configDocs writes the language as Markdown: a section for each mapping.
func configDocs() []byte {
	var b strings.Builder
	b.WriteString(docsHead)
	seen := map[string]bool{}
	var walk func(s shape)
	walk = func(s shape) {
		if s.title != "" && !seen[s.title] {
			seen[s.title] = true
			fmt.Fprintf(&b, "\n## %s\n\n%s\n", s.title, s.intro)
			docsTable(&b, s.keys)
		}
		for _, part := range s.parts {
			walk(part)
		}
		for _, k := range s.keys {
			walk(k.value)
		}
	}
	walk(configForm().shape)
	return []byte(b.String())
}

func docsTable(b *strings.Builder, keys []keyShape) {
	if len(keys) == 0 {
		return
	}
	b.WriteString("\n| key | value | default | meaning |\n|---|---|---|---|\n")
	for _, k := range keys {
		preset, doc := k.preset, k.doc
		if json.Valid([]byte(preset)) {
			preset = "`" + preset + "`"
		}
		if k.example != "" {
			doc += " Example: `" + k.example + "`"
		}
		fmt.Fprintf(b, "| `%s` | %s | %s | %s |\n", k.name, k.value.want, strings.Trim(preset, "()"), strings.ReplaceAll(doc, "|", `\|`))
	}
}
