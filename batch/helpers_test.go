package batch

import (
	"context"
	"crypto/sha256"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/seed-898ab921/kartograph"
)

// batchFolder makes a folder with files: "a.txt: text" by name.
func batchFolder(t testing.TB, files map[string]string) string {
	t.Helper()
	folder := t.TempDir()
	for name, text := range files {
		path := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// townsBatch is a batch of three small maps that need no large file.
var townsBatch = map[string]string{
	"towns.yaml": `
each: towns.csv
output: maps/${code}.svg
style: towns.css
map: map.json
`,
	"towns.csv": "code,name,lon,lat,big\nGRZ,Graz,15.44,47.07,true\nLNZ,Linz,14.29,48.31,false\nWIE,Wien,16.37,48.21,true\n",
	"towns.css": "#places { fill: red }",
	"map.json": `{"title": "${name}", "proj": {"id": "ortho", "lon0": "${lon}", "lat0": "${lat}", "clip-angle": 20},
		"layers": {"places": {"src": "places.geojson"}}, "export": {"width": 200}}`,
	"places.geojson": `{"type": "FeatureCollection", "features": [
		{"type": "Feature", "properties": {"name": "a"}, "geometry": {"type": "Polygon", "coordinates": [[[14, 47], [16, 47], [15, 49], [14, 47]]]}}]}`,
}

// with returns a copy of files with some replaced.
func with(files map[string]string, changes ...string) map[string]string {
	changed := maps.Clone(files)
	for i := 0; i < len(changes); i += 2 {
		changed[changes[i]] = changes[i+1]
	}
	return changed
}

func batchOptions(folder string) Options {
	return Options{Options: kartograph.Options{Files: os.DirFS(folder)}, Folder: folder, Jobs: 2}
}

func planBatch(t testing.TB, folder, name string, o Options) *Planned {
	t.Helper()
	spec, err := Load(os.DirFS(folder), name)
	if err != nil {
		t.Fatal(err)
	}
	plan, err := Plan(context.Background(), spec, o)
	if err != nil {
		t.Fatal(err)
	}
	return plan
}

// runBatch makes the maps of a batch and returns what became of each: "drawn
// new", "skipped", "failed".
func runBatch(t testing.TB, folder, name string, o Options) map[string]string {
	t.Helper()
	became := map[string]string{}
	for result, err := range planBatch(t, folder, name, o).Run(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		if _, twice := became[result.Output]; twice {
			t.Errorf("%s is made twice", result.Output)
		}
		became[result.Output] = strings.TrimSpace(string(result.Status) + " " + result.Reason)
		if result.Err != nil {
			t.Logf("%s: %v", result.Output, result.Err)
		}
	}
	return became
}

// expect compares what became of maps.
func expect(t *testing.T, got map[string]string, want ...string) {
	t.Helper()
	wanted := map[string]string{}
	for i := 0; i < len(want); i += 2 {
		wanted[want[i]] = want[i+1]
	}
	if !maps.Equal(got, wanted) {
		t.Errorf("got %v, want %v", got, wanted)
	}
}

// outputs hashes all files of a folder but the batch's own.
func outputs(t testing.TB, folder string) map[string][32]byte {
	t.Helper()
	found := map[string][32]byte{}
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			if entry != nil && entry.Name() == stateFolder {
				return fs.SkipDir
			}
			return err
		}
		text, err := os.ReadFile(path)
		name, _ := filepath.Rel(folder, path)
		found[filepath.ToSlash(name)] = sha256.Sum256(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// strays lists what is in the batch's own folders but manifests.
func strays(t testing.TB, folder string) []string {
	t.Helper()
	var found []string
	entries, err := os.ReadDir(filepath.Join(folder, stateFolder))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".manifest") {
			found = append(found, e.Name())
		}
	}
	return found
}

func write(t testing.TB, folder, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// countingFS counts how often each file is opened.
type countingFS struct {
	fs.FS
	mu    sync.Mutex
	count map[string]int
}

func (c *countingFS) Open(name string) (fs.File, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.count == nil {
		c.count = map[string]int{}
	}
	c.count[name]++
	return c.FS.Open(name)
}

func (c *countingFS) Stat(name string) (fs.FileInfo, error) { return fs.Stat(c.FS, name) }

func (c *countingFS) opened(name string) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.count[name]
}

// both are the files of two file systems, of which the first comes first.
type both struct{ first, second fs.FS }

func (b both) Open(name string) (fs.File, error) {
	if f, err := b.first.Open(name); err == nil {
		return f, nil
	}
	return b.second.Open(name)
}
