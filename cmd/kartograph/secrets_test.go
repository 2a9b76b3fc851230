package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// secretPlaces are files of configs in which an address of a database stands where
// a source does, with the command lines that read them.
var secretPlaces = []struct {
	name, file string
	lines      []string
}{
	{"a layer", `{"layers": {"l": {"src": %q, "table": "t"}}}`, []string{"s.json", "s.json --verbose", "labels s.json"}},
	{"a layer without a table", `{"layers": {"l": {"src": %q}}}`, []string{"s.json"}},
	{"a layer with a wrong key", `{"layers": {"l": {"src": %q, "tabel": "t", "simplfy": 1}}}`, []string{"s.json"}},
	{"a layer's object", `{"layers": {"l": {"src": %q, "table": "t", "object": "o"}}}`, []string{"s.json"}},
	{"a table", `{"layers": {"l": {"src": "builtin:countries", "data": {"src": %q, "key": "a", "on": "NAME"}}}}`, []string{"s.json"}},
	{"grids", `{"grids": %q, "layers": {"l": {"src": "builtin:land"}}}`, []string{"s.json"}},
	{"rows of a batch", `{"output": "${n}.svg", "each": [{"n": "a", "dsn": %q}], "map": {"layers": {"l": {"src": "${dsn}", "table": "t"}}}}`,
		[]string{"batch s.json", "batch s.json --json", "batch s.json --dry-run", "batch s.json --json --dry-run"}},
	{"rows with a wrong key", `{"output": "a.svg", "each": [{"dsn": %q}], "map": {"layers": {"l": {"src": "${dsn}", "tabel": "t"}}}}`, []string{"batch s.json", "batch s.json --json"}},
	{"the table of a batch", `{"output": "${n}.svg", "each": {"src": %q}, "map": {"layers": {"l": {"src": "builtin:land"}}}}`, []string{"batch s.json", "batch s.json --json"}},
	{"the layer of a batch", `{"output": "${n}.svg", "each": {"layer": {"src": %q, "table": "t"}}, "map": {"layers": {"l": {"src": "builtin:land"}}}}`, []string{"batch s.json", "batch s.json --json"}},
}

// secretAddresses are addresses of databases, right and mistyped ones.
var secretAddresses = []string{
	"postgis:postgres://u:hunter2@localhost:1/db", "postgis:postgres://localhost:1/db?user=u&password=hunter2&x=%zz", "postgis:host=localhost port=1 password=hunter2",
	"postgres://u:hunter2@localhost:1/db", "Postgis:postgres://u:hunter2@localhost:1/db", "postgresql://localhost/db?password=hunter2", "host=localhost password=hunter2 dbname=d",
	"u:hunter2@localhost/db", "https://u:hunter2@localhost:1/a.geojson",
}

// TestPasswordsAreNotPrinted gives all commands addresses of databases, right and
// mistyped ones, and looks through all that they print and write.
func TestPasswordsAreNotPrinted(t *testing.T) {
	const secret = "hunter2"
	for _, dsn := range secretAddresses {
		inFolder(t)
		check := func(line, stdout, stderr string, status int) {
			if strings.Contains(stdout+stderr, secret) {
				t.Errorf("%s with %s: the password is printed: %s%s", line, dsn, stdout, stderr)
			}
			if status == 0 {
				t.Errorf("%s with %s: status 0", line, dsn)
			}
		}
		for _, p := range secretPlaces {
			if err := os.WriteFile("s.json", fmt.Appendf(nil, p.file, dsn), 0o644); err != nil {
				t.Fatal(err)
			}
			for _, line := range p.lines {
				status, stdout, stderr := kartographCommand(t, "", strings.Fields(line)...)
				if strings.Contains(line, "dry-run") && status == 0 {
					status = 1 // nothing is opened
				}
				check(p.name+": "+line, stdout, stderr, status)
			}
		}
		for _, args := range [][]string{{"info", dsn}, {"info", dsn, "--table", "t"}, {"init", "new", "--from", dsn}} {
			status, stdout, stderr := kartographCommand(t, "", args...)
			check(args[0], stdout, stderr, status)
		}
		os.Remove("s.json")
		noFileHolds(t, secret)
	}
}

// noFileHolds looks through the files of the folder.
func noFileHolds(t *testing.T, secret string) {
	t.Helper()
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(name)
		if strings.Contains(string(text), secret) {
			t.Errorf("%s holds the password", name)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}
