package spare_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/spare"
)

// Outputs are found by whatever name and by links.
func TestOver(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{"data.csv", "a.svg", "sub/data.csv"} {
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte("x\n"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for name, to := range map[string]string{"link.svg": "data.csv", "sub/far.svg": "../data.csv", "other.svg": "a.svg", "astray.svg": "nothing"} {
		if err := os.Symlink(to, name); err != nil {
			t.Skip(err)
		}
	}
	var inputs spare.Inputs
	for range 2 {
		info, err := os.Stat("data.csv")
		if err != nil {
			t.Fatal(err)
		}
		inputs.Add(info)
	}
	for output, want := range map[string]struct{ over, link bool }{
		"data.csv": {true, false}, "./data.csv": {true, false}, "sub/../data.csv": {true, false},
		"link.svg": {true, true}, "sub/far.svg": {true, true},
		"other.svg": {}, "sub/data.csv": {}, "a.svg": {}, "new.svg": {}, "astray.svg": {}, "sub": {}, os.DevNull: {},
	} {
		if got := inputs.Over(output); got != want.over {
			t.Errorf("%s: over an input: %v", output, got)
		}
		if got := inputs.OverLink(output); got != want.link {
			t.Errorf("%s: over an input by a link: %v", output, got)
		}
	}
}

func TestKey(t *testing.T) {
	for _, names := range [][2]string{{"A.SVG", "a.svg"}, {"\u00c9.svg", "e\u0301.svg"}} {
		if spare.Key(names[0]) != spare.Key(names[1]) {
			t.Errorf("%q and %q are two", names[0], names[1])
		}
	}
	if spare.Key("a.svg") == spare.Key("b.svg") {
		t.Error("all are the same")
	}
}
