package batch

import (
	"context"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/config"
)

func TestManifestThatIsDamaged(t *testing.T) {
	folder := batchFolder(t, townsBatch)
	runBatch(t, folder, "towns.yaml", batchOptions(folder))
	wanted := outputs(t, folder)
	path := filepath.Join(folder, "maps", stateFolder, "towns.manifest")
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitAfter(string(whole), "\n")
	last := lines[len(lines)-2]
	cases := []struct {
		name, text string
		drawn      int
		warned     bool
	}{
		{"whole", string(whole), 0, false},
		{"gone", "", 3, false},
		{"garbage", "\x00\xff\x00garbage", 3, true},
		{"a hole in it", strings.Replace(string(whole), last, strings.Repeat("\x00", len(last))+"\n", 1), 1, true},
		{"the last line cut", strings.TrimSuffix(string(whole), last[len(last)/2:]), 1, false},
		{"no line end", strings.TrimSuffix(string(whole), "\n"), 0, false},
		{"other format", strings.Replace(string(whole), `manifest":1`, `manifest":99`, 1), 3, true},
		{"without head", strings.Join(lines[1:], ""), 3, true},
		{"a list", "[]\n", 3, true},
		{"a name that leads out", string(whole) + `{"map":"../../x.svg","hash":"a","size":1}` + "\n", 0, true},
		{"twice", string(whole) + last, 0, false},
	}
	for _, c := range cases {
		if err := os.WriteFile(path, []byte(c.text), 0o644); err != nil {
			t.Fatal(err)
		}
		warnings, drawn := 0, 0
		o := batchOptions(folder)
		o.Warn = func(config.Warning) { warnings++ }
		for _, became := range runBatch(t, folder, "towns.yaml", o) {
			if became != "skipped" {
				drawn++
			}
		}
		if drawn != c.drawn || (warnings > 0) != c.warned {
			t.Errorf("%s: %d maps drawn with %d warnings, want %d, %t", c.name, drawn, warnings, c.drawn, c.warned)
		}
		if !maps.Equal(outputs(t, folder), wanted) {
			t.Errorf("%s: the files differ", c.name)
		}
		if healed, err := os.ReadFile(path); err != nil || strings.Count(string(healed), "\n") < 4 {
			t.Errorf("%s: the manifest was not rebuilt: %s, %v", c.name, healed, err)
		}
	}
}

func FuzzManifest(f *testing.F) {
	f.Add([]byte(`{"kartograph-manifest":1,"batch":"b"}` + "\n" + "{}\n" +
		`{"map":"a.svg","config":"a","inputs":"b","program":"c","hash":"d","size":1}`))
	path := filepath.Join(f.TempDir(), "m")
	f.Fuzz(func(t *testing.T, text []byte) {
		if err := os.WriteFile(path, text, 0o644); err != nil {
			t.Fatal(err)
		}
		m := newManifest(path, "b")
		if _, err := m.load(path); err != nil {
			t.Fatal(err)
		}
		for name, e := range m.maps {
			if name != e.Output || checkOutputName(name) != nil {
				t.Errorf("%q is in the manifest as %q", e.Output, name)
			}
		}
	})
}

func TestReadOnlyFolder(t *testing.T) {
	if runtime.GOOS == "windows" || os.Getuid() == 0 {
		t.Skip("nothing is read-only for this user")
	}
	folder := batchFolder(t, townsBatch)
	if err := os.Mkdir(filepath.Join(folder, "maps"), 0o555); err != nil {
		t.Fatal(err)
	}
	var failure error
	for _, err := range planBatch(t, folder, "towns.yaml", batchOptions(folder)).Run(context.Background()) {
		failure = err
	}
	if failure == nil || !strings.Contains(failure.Error(), "cannot write into") {
		t.Errorf("the error is %v", failure)
	}
}
