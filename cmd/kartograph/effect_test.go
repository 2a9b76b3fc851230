package main

import (
	"os"
	"strings"
	"testing"
)

// TestFlagsWithoutEffect lists flags that would do nothing beside others, and what
// is said of them.
func TestFlagsWithoutEffect(t *testing.T) {
	inFolder(t)
	if err := os.WriteFile("b.yaml", []byte("output: a.svg\nmap: { layers: { land: { src: \"builtin:land\" } } }\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for line, want := range map[string]string{
		"projections --json --gallery x":        "--json has no effect with --gallery",
		"batch b.yaml --merge --jobs 2":         "--jobs, --fail-fast, --keep-going and --json have no effect with it",
		"batch b.yaml --merge --json":           "have no effect with it",
		"batch b.yaml --merge --fail-fast":      "have no effect with it",
		"batch b.yaml --merge --keep-going":     "have no effect with it",
		"batch b.yaml --merge --shard 1/2":      "leave out --shard",
		"batch b.yaml --merge --dry-run":        "leave out --shard, --force, --dry-run",
		"batch b.yaml --keep-going --fail-fast": "contradict each other",
		"map.json -s - -":                       "one config is drawn at a time",
	} {
		status, _, errs := kartographCommand(t, "", strings.Fields(line)...)
		if status != exitUsage || !strings.Contains(errs, want) {
			t.Errorf("%s: status %d, %s; want %q", line, status, errs, want)
		}
	}
}
