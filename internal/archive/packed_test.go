package archive_test

import (
	"fmt"
	"io"
	"io/fs"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/seed-898ab921/kartograph/internal/archive"
)

// counted counts what is read of files, and which are open.
type counted struct {
	fs.FS
	mu                 sync.Mutex
	opened, open, read int
}

func (c *counted) Open(name string) (fs.File, error) {
	f, err := c.FS.Open(name)
	if err != nil {
		return nil, err
	}
	c.add(1, 1, 0)
	return &countedFile{f, f.(io.ReaderAt), c}, nil
}

func (c *counted) add(opened, open, read int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.opened, c.open, c.read = c.opened+opened, c.open+open, c.read+read
}

type countedFile struct {
	fs.File
	at io.ReaderAt
	c  *counted
}

func (f *countedFile) ReadAt(p []byte, at int64) (int, error) {
	n, err := f.at.ReadAt(p, at)
	f.c.add(0, 0, n)
	return n, err
}

func (f *countedFile) Close() error {
	f.c.add(0, -1, 0)
	return f.File.Close()
}

// many is an archive of so many small files.
func many(t *testing.T, files int) (*counted, *archive.FS, int) {
	var texts []string
	for i := range files {
		texts = append(texts, fmt.Sprintf("a-rather-long-name/of-a-file/%d.csv", i), "x")
	}
	data := packed(t, texts...)
	c := &counted{FS: fstest.MapFS{"a.zip": {Data: data}}}
	a, err := archive.Open(c, "a.zip", archive.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return c, a, len(data)
}

// Reading all files of an archive, one after the other, costs what the archive has,
// not its list for each file.
func TestListIsReadOnce(t *testing.T) {
	c, a, size := many(t, 2000)
	for _, name := range a.Names() {
		if _, err := fs.ReadFile(a, name); err != nil {
			t.Fatal(err)
		}
	}
	if most := 10 * size; c.read > most {
		t.Errorf("%d bytes of %d were read, at most %d were to be", c.read, size, most)
	}
	if c.open != 0 {
		t.Errorf("%d files are left open", c.open)
	}
}

// Files of an archive that are open together share one file of the system.
func TestFilesShareTheArchive(t *testing.T) {
	c, a, _ := many(t, 50)
	var files []fs.File
	for _, name := range a.Names() {
		f, err := a.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
	}
	if c.open != 1 {
		t.Errorf("%d files are open", c.open)
	}
	var readers sync.WaitGroup
	for _, f := range files {
		readers.Go(func() {
			if text, err := io.ReadAll(f); err != nil || string(text) != "x" {
				t.Errorf("%q, %v", text, err)
			}
			if err := f.Close(); err != nil {
				t.Error(err)
			}
			if err := f.Close(); err == nil {
				t.Error("closing twice is no mistake")
			}
		})
	}
	readers.Wait()
	if c.open != 0 {
		t.Errorf("%d files are left open", c.open)
	}
}

func TestChangedArchive(t *testing.T) {
	day := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	data := packed(t, "a.csv", "x")
	for name, later := range map[string]*fstest.MapFile{
		"time": {Data: data, ModTime: day.Add(time.Second)},
		"size": {Data: append([]byte("more"), data...), ModTime: day},
	} {
		files := fstest.MapFS{"a.zip": {Data: data, ModTime: day}}
		a, err := archive.Open(files, "a.zip", archive.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := fs.ReadFile(a, "a.csv"); err != nil {
			t.Errorf("%s: before: %v", name, err)
		}
		files["a.zip"] = later
		if _, err := fs.ReadFile(a, "a.csv"); err == nil || !strings.Contains(err.Error(), "has changed") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
