package config

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/internal/golden"
)

// TestConfigDocs keeps docs/config.md true to the table that decodes configs.
func TestConfigDocs(t *testing.T) {
	golden.Check(t, "../docs/config.md", configDocs())
}

const docsHead = `# The config file

A config describes one map. It is JSON or YAML; both know the same keys. This page is made from the table that decodes
configs (` + "`go test ./config -run ConfigDocs -update`" + `); ` + "`kartograph schema`" + ` prints the same as JSON Schema, which editors use to
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
	var walk func(s form.Facts)
	walk = func(s form.Facts) {
		if s.Title != "" && !seen[s.Title] {
			seen[s.Title] = true
			fmt.Fprintf(&b, "\n## %s\n\n%s\n", s.Title, s.Intro)
			docsTable(&b, s.Keys)
		}
		for _, part := range s.Parts {
			walk(part)
		}
		for _, k := range s.Keys {
			walk(k.Value.Made())
		}
	}
	walk(configForm().Facts)
	return []byte(b.String())
}

func docsTable(b *strings.Builder, keys []form.KeyFacts) {
	if len(keys) == 0 {
		return
	}
	b.WriteString("\n| key | value | default | meaning |\n|---|---|---|---|\n")
	for _, k := range keys {
		preset, doc := k.Preset, k.Doc
		if json.Valid([]byte(preset)) {
			preset = "`" + preset + "`"
		}
		if k.Example != "" {
			doc += " Example: `" + k.Example + "`"
		}
		fmt.Fprintf(b, "| `%s` | %s | %s | %s |\n", k.Name, k.Value.Made().Want, strings.Trim(preset, "()"), strings.ReplaceAll(doc, "|", `\|`))
	}
}
