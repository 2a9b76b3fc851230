package kartograph

import (
	"context"
	"io"
	"io/fs"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/styles"
)

// silentFiles say nothing from some operation on, until they are woken.
type silentFiles struct {
	fs.FS
	left  *atomic.Int64
	awake chan struct{}
}

func (f silentFiles) wait() {
	if f.left.Add(-1) == 0 {
		<-f.awake
	}
}

func (f silentFiles) Open(name string) (fs.File, error) {
	f.wait()
	file, err := f.FS.Open(name)
	if err != nil {
		return nil, err
	}
	return silentFile{file, f}, nil
}

// silentFile is a file of silentFiles.
type silentFile struct {
	fs.File
	all silentFiles
}

func (f silentFile) Read(to []byte) (int, error) { f.all.wait(); return f.File.Read(to) }

func (f silentFile) Stat() (fs.FileInfo, error) { f.all.wait(); return f.File.Stat() }

func (f silentFile) ReadDir(n int) ([]fs.DirEntry, error) {
	f.all.wait()
	return f.File.(fs.ReadDirFile).ReadDir(n)
}

// TestNobodyWaitsForSilentFiles has files that say nothing from any operation on, whatever
// a map reads them for.
func TestNobodyWaitsForSilentFiles(t *testing.T) {
	files := fstest.MapFS{"p.csv": {Data: []byte("lon,lat,n\n1,2,a\n3,4,b\n")}, "p.json": {Data: []byte(keptPoint)},
		"f.ttf": {Data: []byte("no font")}, "p.icc": {Data: []byte("no profile")}, "g/a.gsb": {Data: []byte("no grid")}}
	draw := func(text, css string) func(context.Context, fs.FS) error {
		return func(ctx context.Context, files fs.FS) error {
			cfg, err := Parse("m.json", []byte(text))
			if err != nil {
				return err
			}
			o := Options{Files: files}
			if o.Style, _, err = styles.Parse("s.css", []byte(css)); err != nil {
				return err
			}
			return Generate(ctx, cfg, o, io.Discard)
		}
	}
	for name, do := range map[string]func(context.Context, fs.FS) error{
		"a layer":   draw(`{"layers": {"l": {"src": "p.json"}}}`, ""),
		"a table":   draw(`{"layers": {"l": {"src": "builtin:land", "data": {"src": "p.csv", "key": "n", "on": "featurecla"}}}}`, ""),
		"a font":    draw(`{"layers": {"l": {"src": "builtin:land"}}}`, "@font-face { font-family: f; src: url(f.ttf) }"),
		"a profile": draw(`{"layers": {"l": {"src": "builtin:land"}}, "export": {"output-intent": "p.icc"}}`, ""),
		"grids":     draw(`{"layers": {"l": {"src": "builtin:land"}}, "grids": "g"}`, ""),
		"an inspection": func(ctx context.Context, files fs.FS) error {
			_, err := Inspect(ctx, config.Layer{Src: "p.csv"}, Options{Files: files})
			return err
		},
	} {
		for k := int64(1); k <= 8; k++ {
			silent := silentFiles{files, &atomic.Int64{}, make(chan struct{})}
			silent.left.Store(k)
			ctx, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)
			done := make(chan error, 1)
			go func() { done <- do(ctx, silent) }()
			select {
			case <-done:
			case <-time.After(10 * time.Second):
				t.Errorf("%s: it waits for operation %d", name, k)
			}
			cancel()
			close(silent.awake)
		}
	}
	for LeftBehind() > 0 {
		time.Sleep(time.Millisecond)
	}
}
