package watch

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// patience is how long a test waits for what has to come; nothing is measured by it.
const patience = 20 * time.Second

// TestSaves saves a file in the ways of several editors, each of which must be told.
func TestSaves(t *testing.T) {
	write := func(t *testing.T, name, text string) {
		t.Helper()
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, way := range []struct {
		name string
		save func(t *testing.T, file string)
	}{
		{"in place", func(t *testing.T, file string) { write(t, file, "b") }},
		{"a file that takes the name", func(t *testing.T, file string) {
			write(t, file+".tmp", "b")
			if err := os.Rename(file+".tmp", file); err != nil {
				t.Fatal(err)
			}
		}},
		{"the old one becomes a backup first", func(t *testing.T, file string) {
			if err := os.Rename(file, file+"~"); err != nil {
				t.Fatal(err)
			}
			write(t, file, "b")
		}},
		{"taken away and made", func(t *testing.T, file string) {
			if err := os.Remove(file); err != nil {
				t.Fatal(err)
			}
			write(t, file, "b")
		}},
	} {
		t.Run(way.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "a.css")
			write(t, file, "a")
			w := open(t, file)
			for range 3 {
				way.save(t, file)
				heard(t, w)
			}
		})
	}
}

// TestFolderThatComes makes the folder of a file after it was asked for.
func TestFolderThatComes(t *testing.T) {
	folder := t.TempDir()
	file := filepath.Join(folder, "data", "new", "a.csv")
	w := open(t, file)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	heard(t, w)
	if err := w.Set([]string{file}); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte("a"), 0o644); err != nil {
		t.Fatal(err)
	}
	heard(t, w)
}

// TestLink saves the file that a link leads to.
func TestLink(t *testing.T) {
	there, here := t.TempDir(), t.TempDir()
	file, link := filepath.Join(there, "a.csv"), filepath.Join(here, "a.csv")
	if err := os.WriteFile(file, []byte("a"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(file, link); err != nil {
		t.Skip(err)
	}
	w := open(t, link)
	if err := os.WriteFile(file, []byte("b"), 0o644); err != nil {
		t.Fatal(err)
	}
	heard(t, w)
}

// TestOthers saves a neighbour, and then the file itself: only the second is told.
func TestOthers(t *testing.T) {
	folder := t.TempDir()
	w := open(t, filepath.Join(folder, "a.css"))
	for _, name := range []string{"b.css", ".a.css.swp", "4913"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte("b"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	select {
	case <-w.Saved:
		t.Error("told of files that nobody asked for")
	case <-time.After(10 * settle): // more time would find more, and less is no mistake
	}
}

func open(t *testing.T, files ...string) *Watcher {
	t.Helper()
	w, err := New()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Close() })
	if err := w.Set(files); err != nil {
		t.Fatal(err)
	}
	return w
}

func heard(t *testing.T, w *Watcher) {
	t.Helper()
	select {
	case <-w.Saved:
	case <-time.After(patience):
		t.Fatal("a save was not told")
	}
}
