package main

import (
	"os"
	"strings"
	"testing"
)

// TestFmt formats files in place, names those that changed, and looks at them only with
// --check.
func TestFmt(t *testing.T) {
	t.Chdir(t.TempDir())
	const ugly, pretty = "proj:   ortho # seen from far\nlayers:\n    sea:  { special: sea }\n", "proj: ortho # seen from far\nlayers:\n  sea: {special: sea}\n"
	write := func(name, text string) {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	read := func(name string) string {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	write("ugly.yaml", ugly)
	write("pretty.yaml", pretty)
	status, out, errs := kartographCommand(t, "", "fmt", "--check", "ugly.yaml", "pretty.yaml")
	if status != 1 || out != "ugly.yaml\n" || !strings.Contains(errs, "1 of 2 files") || read("ugly.yaml") != ugly {
		t.Errorf("status %d, said %q and %q", status, out, errs)
	}
	status, out, errs = kartographCommand(t, "", "fmt", "ugly.yaml", "pretty.yaml")
	if status != 0 || out != "ugly.yaml\n" || errs != "" || read("ugly.yaml") != pretty || read("pretty.yaml") != pretty {
		t.Errorf("status %d, said %q and %q; the file is %q", status, out, errs, read("ugly.yaml"))
	}
	status, out, _ = kartographCommand(t, "", "fmt", "--check", "ugly.yaml", "pretty.yaml")
	if status != 0 || out != "" {
		t.Errorf("status %d, said %q of what is formatted", status, out)
	}
	if status, out, _ := kartographCommand(t, "{\"a\":1}", "fmt", "-"); status != 0 || out != "{\n  \"a\": 1\n}\n" {
		t.Errorf("status %d, said %q", status, out)
	}
	write("half.yaml", "layers: {")
	if status, _, errs := kartographCommand(t, "", "fmt", "half.yaml"); status != 1 || !strings.Contains(errs, "half.yaml:") || read("half.yaml") != "layers: {" {
		t.Errorf("status %d, said %q; the file is %q", status, errs, read("half.yaml"))
	}
	if status, _, errs := kartographCommand(t, strings.Repeat(" ", maxInput+1), "fmt", "-"); status != 1 || !strings.Contains(errs, "standard input: there are more than 16777216 bytes") {
		t.Errorf("status %d, said %q of a text that is too long", status, errs)
	}
	if status, _, _ := kartographCommand(t, "", "fmt"); status != 2 {
		t.Errorf("status %d without a file", status)
	}
}

// TestInitIsFormatted shows that what init writes is as fmt writes it.
func TestInitIsFormatted(t *testing.T) {
	t.Chdir(t.TempDir())
	if status, _, errs := kartographCommand(t, "", "init", "a"); status != 0 {
		t.Fatal(errs)
	}
	if status, _, errs := kartographCommand(t, "", "init", "b", "--from", "builtin:cities"); status != 0 {
		t.Fatal(errs)
	}
	if status, out, errs := kartographCommand(t, "", "fmt", "--check", "a/map.yaml", "b/map.yaml"); status != 0 {
		t.Errorf("%s%s", out, errs)
	}
}
