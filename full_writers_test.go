package kartograph

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/seed-898ab921/kartograph/render"
)

var errFull = errors.New("full")

// fullWriter takes so many bytes; lazy ones say nothing of the rest.
type fullWriter struct {
	left int
	lazy bool
}

func (w *fullWriter) Write(p []byte) (int, error) {
	n := min(len(p), w.left)
	if w.left -= n; n == len(p) || w.lazy {
		return n, nil
	}
	return n, errFull
}

// TestWritersThatAreFullAreTold writes a map, and an atlas, in every format to writers that are full after
// some bytes: it is an error, wherever that is, and no file is left.
func TestWritersThatAreFullAreTold(t *testing.T) {
	cfg, err := Parse("m.json", []byte(`{"title": "A", "layers": {"l": {"src": "builtin:countries", "labeling": {"key": "NAME"}}, "g": {"special": "graticule"}}, "export": {"width": 120}}`))
	if err != nil {
		t.Fatal(err)
	}
	m, err := Build(t.Context(), cfg, Options{})
	if err != nil {
		t.Fatal(err)
	}
	scene := m.Scene()
	ways := map[string]func(io.Writer) error{"atlas": func(w io.Writer) error {
		a := render.NewAtlas(w, "A")
		for range 2 {
			if _, err := a.Add(&scene, render.AtlasSheet{Name: "p", Bounds: &[4]float64{0, 0, 10, 10}}, render.Options{}); err != nil {
				return err
			}
		}
		_, err := a.Close(nil)
		return err
	}}
	for _, f := range render.Formats() {
		ways[f.Name] = func(w io.Writer) error { _, err := m.Write(w, WriteOptions{Format: f}); return err }
	}
	for name, write := range ways {
		var whole counting
		if err := write(&whole); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		last := int(whole)
		for i := range 12 {
			at := []int{i, last - 1 - i, last * i / 12}[i%3]
			if err := write(&fullWriter{left: at}); !errors.Is(err, errFull) {
				t.Errorf("%s, full after %d of %d bytes: %v", name, at, last, err)
			}
			if err := write(&fullWriter{left: at, lazy: true}); err == nil {
				t.Errorf("%s, full after %d of %d bytes without a word: no error", name, at, last)
			}
		}
		folder := t.TempDir()
		err := render.WriteFile(filepath.Join(folder, "m"), func(w io.Writer) error {
			return write(io.MultiWriter(w, &fullWriter{left: last / 2}))
		})
		if left, _ := os.ReadDir(folder); !errors.Is(err, errFull) || len(left) > 0 {
			t.Errorf("%s: %v leaves %s", name, err, fmt.Sprint(left))
		}
	}
}

// counting counts what is written.
type counting int

func (c *counting) Write(p []byte) (int, error) { *c += counting(len(p)); return len(p), nil }
