package batch

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/internal/silent"
)

// silentBatches read files of every kind, wherever a batch names them.
var silentBatches = map[string]string{
	"lists":  `{"output": "${n}.svg", "style": "${n}.css", "map": "m.json", "each": [{"n": "a"}, {"n": "b"}]}`,
	"tables": `{"output": "${n}.svg", "style": "a.css", "map": "${n}.json", "each": "rows.csv"}`,
	"layers": `{"output": "${n}.svg", "map": "m.json", "each": {"layer": "p.json"}}`,
	"atlas":  `{"output": "all.pdf", "map": "m.json", "each": [{"n": "a"}, {"n": "b"}]}`,
	"scales": `{"output": "${n}.svg", "map": {"layers": {"l": {"src": "${n}.csv", "classify": {"by": "v", "domain": "batch"}}}}, "each": [{"n": "a"}, {"n": "b"}]}`,
}

// TestNobodyWaitsForSilentFiles has files that say nothing from any operation on. Whatever a
// batch reads them for, it comes back when its context ends; Preview does, too.
func TestNobodyWaitsForSilentFiles(t *testing.T) {
	const cfg = `{"layers": {"l": {"src": "p.json", "data": {"src": "a.csv", "key": "n", "on": "n"}}}, "grids": "g"}`
	const table = "lon,lat,n,v\n1,2,a,3\n3,4,b,5\n"
	files := fstest.MapFS{"rows.csv": {Data: []byte("n\na\nb\n")}, "a.csv": {Data: []byte(table)}, "b.csv": {Data: []byte(table)},
		"a.css": {Data: []byte("@font-face { font-family: f; src: url(f.ttf) }")}, "b.css": {}, "f.ttf": {Data: []byte("none")},
		"m.json": {Data: []byte(cfg)}, "a.json": {Data: []byte(cfg)}, "b.json": {Data: []byte(cfg)}, "g/a.gsb": {},
		"p.json": {Data: []byte(`{"type": "Feature", "properties": {"n": "a"}, "geometry": {"type": "Point", "coordinates": [1, 2]}}`)}}
	for name, text := range silentBatches {
		files["batch.json"] = &fstest.MapFile{Data: []byte(text)}
		folder, ops := t.TempDir(), int64(0)
		for k := int64(1); ; k++ {
			ctx, stop := context.WithCancel(t.Context())
			still := silent.At(files, k, stop)
			comesBack(ctx, t, fmt.Sprintf("%s: operation %d", name, k), still, Options{Folder: folder, Jobs: 2, Force: k%2 == 0})
			stop()
			still.Wake()
			for kartograph.LeftBehind() > 0 { // where there is much, everybody waits for his own
				time.Sleep(time.Millisecond)
			}
			if still.Spoke() {
				ops = k
				break
			}
		}
		if ops < 50 {
			t.Errorf("%s: %d operations only", name, ops)
		}
	}
}

// comesBack runs a batch, and then looks at it, until a context ends.
func comesBack(ctx context.Context, t *testing.T, what string, files fs.FS, o Options) {
	o.Files = files
	done := make(chan struct{})
	go func() {
		defer close(done)
		spec, err := LoadContext(ctx, files, "batch.json")
		if err != nil {
			return
		}
		plan, err := Plan(ctx, spec, o)
		if err != nil {
			return
		}
		for range plan.Run(ctx) {
		}
		for range plan.Preview(ctx) {
		}
	}()
	select {
	case <-done:
	case <-time.After(5 * time.Second):
		t.Errorf("%s is waited for", what)
	}
}

// TestEndedReadingsOfOthersAreNobodysAnswer has one wait for what another one reads, whose
// context ends: it is read again for the one whose context has not.
func TestEndedReadingsOfOthersAreNobodysAnswer(t *testing.T) {
	var all onceEach[int]
	first, stop := context.WithCancel(t.Context())
	begun, wake := make(chan struct{}), make(chan struct{})
	go all.of(first, "a", 9, func() (int, error) { close(begun); <-wake; return 0, first.Err() })
	<-begun
	got := make(chan int, 1)
	go func() {
		n, err := all.of(t.Context(), "a", 9, func() (int, error) { return 7, nil })
		if err != nil {
			t.Error(err)
		}
		got <- n
	}()
	short, end := context.WithTimeout(t.Context(), time.Millisecond)
	defer end()
	if _, err := all.of(short, "a", 9, func() (int, error) { return 8, nil }); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("the error of one who does not wait any more is %v", err)
	}
	stop()
	close(wake)
	if n := <-got; n != 7 {
		t.Errorf("got %d", n)
	}
}

// TestHashingOutputsHearsTheContext ends the comparison of an output with what was written.
func TestHashingOutputsHearsTheContext(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.svg")
	if err := os.WriteFile(path, make([]byte, 1<<20), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	s := &folderState{folder: filepath.Dir(path)}
	if reason, err := s.checkOutput(ctx, manifestEntry{Output: "a.svg", Size: 1 << 20}); !errors.Is(err, context.Canceled) {
		t.Errorf("%q, %v", reason, err)
	}
}

// TestManifestsAreFiles has something else in the place of a manifest, which a pipe could be
// that nobody writes to.
func TestManifestsAreFiles(t *testing.T) {
	if _, err := readManifest(t.TempDir()); err == nil || !strings.Contains(err.Error(), "no regular file") {
		t.Errorf("the error of a folder is %v", err)
	}
}
