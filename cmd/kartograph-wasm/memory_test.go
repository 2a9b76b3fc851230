package main

import (
	"io/fs"
	"testing"
	"testing/fstest"
)

func TestMemoryIsAFileSystem(t *testing.T) {
	files := memory{"a.csv": []byte("x,y\n1,2\n"), "b.shp": nil}
	if err := fstest.TestFS(strict{files}, "a.csv", "b.shp"); err != nil {
		t.Error(err)
	}
}

// strict refuses the names that no fs.FS may take, which memory takes for configs
// that say "./a.csv".
type strict struct{ memory }

func (s strict) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	return s.memory.Open(name)
}

func TestMemoryTakesNamesFromTheRoot(t *testing.T) {
	if _, err := (memory{"a.csv": nil}).Open("/a.csv"); err != nil {
		t.Error(err)
	}
}

func TestMemoryDoesNotFindWhatIsNotThere(t *testing.T) {
	if _, err := (memory{"a.csv": nil}).Open("b.csv"); err == nil {
		t.Error("found b.csv")
	}
}
