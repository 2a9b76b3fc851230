// Package golden compares what a test made with a file that holds what is
// right. With -update it writes the file anew, for a person to look at the
// difference; where the environment variable CI is set it refuses to, so that
// no check passes because it has rewritten what it checks.
package golden

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// Check compares got with the file called name, or writes the file with
// -update.
func Check(t testing.TB, name string, got []byte) {
	t.Helper()
	if Updating(t) {
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
		t.Errorf("%s differs (run go test -update and look at the difference):\n%s", name, FirstDifference(string(want), string(got)))
	}
}

// Updating reports whether golden files are to be written anew. It ends the
// test where that is asked for though CI is set.
func Updating(t testing.TB) bool {
	t.Helper()
	if *update && os.Getenv("CI") != "" {
		t.Fatal("golden files are not rewritten where CI is set")
	}
	return *update
}

// FirstDifference shows the first line in which two texts differ.
func FirstDifference(want, got string) string {
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
