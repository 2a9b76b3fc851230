package main

import (
	"bytes"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
)

// What internal/largepages/start does is for the variables of the packages behind it, so that it may import
// next to nothing.
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
		if strings.HasSuffix(name[1], "internal/largepages/start") {
			before = i
		}
	}
	if len(names) < 100 || before > len(names)/5 {
		t.Errorf("%d of %d packages have their variables before the start of the heap is left, want a fifth at most", before, len(names))
	}
}
