package kartograph

import (
	"os"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/styles"
)

// codeBlocks returns the blocks of a language in a Markdown file.
func codeBlocks(t *testing.T, file, language string) []string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var blocks []string
	for _, rest := range strings.Split(string(text), "```"+language+"\n")[1:] {
		block, _, ok := strings.Cut(rest, "```")
		if !ok {
			t.Fatalf("%s: a block does not end", file)
		}
		blocks = append(blocks, block)
	}
	return blocks
}

// The examples of the documentation are stylesheets without a fault, and the
// selectors in its tables can be parsed.
func TestStylesheetDocs(t *testing.T) {
	const file = "docs/stylesheets.md"
	blocks := codeBlocks(t, file, "css")
	if len(blocks) < 4 {
		t.Errorf("%d examples found", len(blocks))
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(string(text), "\n") {
		first, _, _ := strings.Cut(strings.TrimPrefix(line, "| "), " | ")
		if !strings.HasPrefix(line, "| `") || strings.Contains(first, "...") {
			continue
		}
		for i, selector := range strings.Split(first, "`") {
			if i%2 == 1 {
				selector = strings.NewReplacer(`\|`, "|", "ID", "inset", ">n", ">1", ">=n", ">=1", "<n", "<1", "<=n", "<=1").Replace(selector)
				blocks = append(blocks, selector+" { fill: red }")
			}
		}
	}
	for _, block := range blocks {
		if _, warnings, err := styles.Parse(file, []byte(block)); err != nil || len(warnings) > 0 {
			t.Errorf("%s\n%v %v", block, err, warnings)
		}
	}
}

// What the documentation says of tests holds.
func TestStylesheetDocsTests(t *testing.T) {
	sheet := parseSheet(t, strings.Join(codeBlocks(t, "docs/stylesheets.md", "css"), "\n"))
	fill := func(id string, attributes map[string]string) string {
		style := sheet.Style(styles.Element{ID: id, Attribute: func(name string) (string, bool) { v, ok := attributes[name]; return v, ok }})
		value, _ := style.Get("fill")
		return value
	}
	for rate, want := range map[string]string{"1.9": "#eee", "2": "#fdd49e", "5": "#fc8d59", "10": "#b30000", "n/a": "#eee"} {
		if got := fill("counties", map[string]string{"rate": rate}); got != want {
			t.Errorf("a rate of %s is filled %s, want %s", rate, got, want)
		}
	}
	if got := fill("countries", map[string]string{"CONTINENT": "Africa"}); got != "#e3b261" {
		t.Errorf("a test of \"continent\" on a column CONTINENT gives %q", got)
	}
}
