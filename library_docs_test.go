package kartograph

import (
	"os"
	"strings"
	"testing"
)

// The code in docs/library.md is that of the examples, which are compiled and
// run.
func TestLibraryDocs(t *testing.T) {
	source := ""
	for _, name := range []string{"library_example_test.go", "library_maps_example_test.go"} {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		source += string(text)
	}
	examples := strings.ReplaceAll(source, "\n\t", "\n")
	blocks := codeBlocks(t, "docs/library.md", "go")
	if len(blocks) != strings.Count(examples, "\nfunc Example") {
		t.Errorf("%d blocks of code, %d examples", len(blocks), strings.Count(examples, "\nfunc Example"))
	}
	for _, block := range blocks {
		if !strings.Contains(examples, "{\n"+block) {
			t.Errorf("this is no example in library_*example_test.go:\n%s", block)
		}
	}
}
