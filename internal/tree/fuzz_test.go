package tree

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/seed-898ab921/kartograph/config/mistake"
)

// longestSample is how long what is tried is: of what is longer, fuzzing spends its
// time on making it shorter.
const longestSample = 2048

// addConfigs starts a fuzz target from the test configs, right and wrong ones.
func addConfigs(f *testing.F, extension string) {
	for _, folder := range []string{"", "bad/"} {
		names, err := filepath.Glob("../../testdata/config/" + folder + "*." + extension)
		if err != nil || len(names) == 0 {
			f.Fatalf("no configs in %s (%v)", folder, err)
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(data)
		}
	}
}

// fuzzJSON compares with encoding/json: what we accept is valid there.
func fuzzJSON(t *testing.T, data []byte) {
	n, problems := ParseJSON("", data)
	if n == nil {
		if problems.Err() == nil {
			t.Error("neither a node nor a mistake")
		}
		return
	}
	if !json.Valid(bytes.TrimPrefix(data, []byte(byteOrderMark))) {
		t.Errorf("accepted %q", data)
	}
	checkPlaces(t, n, n.At)
}

// checkPlaces shows that no value stands before the one that holds it.
func checkPlaces(t *testing.T, n *Node, from mistake.Position) {
	if n.At.Line < from.Line || n.At.Line == from.Line && n.At.Column < from.Column {
		t.Errorf("a value at %v is within one at %v", n.At, from)
	}
	for _, item := range n.Items {
		checkPlaces(t, item, n.At)
	}
}

func FuzzJSON(f *testing.F) {
	addConfigs(f, "json")
	f.Fuzz(fuzzJSON)
}

func FuzzYAML(f *testing.F) {
	addConfigs(f, "yaml")
	f.Add([]byte("a: &a [1]\nb: {<<: {c: *a}}\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > longestSample {
			return
		}
		if n, problems := parseYAML(nil, "", data); (n == nil) && problems.Err() == nil {
			t.Error("neither a node nor a mistake")
		}
	})
}
