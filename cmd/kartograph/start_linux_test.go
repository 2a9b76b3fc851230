package main

import (
	"bytes"
	"os"
	"os/exec"
	"regexp"
	"testing"
)

// What this package's variables are for are those of the others, which it has to come before: it may
// import next to nothing.
func TestStartIsLeftBeforeOtherVariables(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a program")
	}
	own, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), own, "-test.run=^$")
	cmd.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	var told bytes.Buffer
	cmd.Stderr = &told
	if err := cmd.Run(); err != nil {
		t.Fatal(err)
	}
	names := regexp.MustCompile(`(?m)^init (\S+) @`).FindAllStringSubmatch(told.String(), -1)
	before := len(names)
	for i, name := range names {
		if bytes.HasSuffix([]byte(name[1]), []byte("internal/largepages/start")) {
			before = i
		}
	}
	if len(names) < 100 || before > len(names)/5 {
		t.Errorf("%d of %d packages have their variables before the start of the heap is left, want a fifth at most", before, len(names))
	}
}
