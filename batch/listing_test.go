package batch

import (
	"errors"
	"io/fs"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/internal/source"
)

// statsCounted counts how often it is looked up whether files are there, and fails as told.
type statsCounted struct {
	fstest.MapFS
	count  map[string]int
	broken error
}

func (s statsCounted) Stat(name string) (fs.FileInfo, error) {
	s.count[name]++
	if name == "broken" {
		return nil, s.broken
	}
	return s.MapFS.Stat(name)
}

var _ source.Settled = (*listing)(nil)

// TestListingLooksOnce holds that files that are there, and such as are not, are looked up
// once, and trouble that may pass each time.
func TestListingLooksOnce(t *testing.T) {
	passing := errors.New("the disk is away")
	files := statsCounted{fstest.MapFS{"there": {Data: []byte("abc")}}, map[string]int{}, passing}
	l := &listing{FS: files}
	for range 3 {
		if info, err := l.Stat("there"); err != nil || info.Size() != 3 {
			t.Errorf("a file that is there: %v", err)
		}
		if _, err := l.Stat("missing"); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("a file that is missing: %v", err)
		}
		if _, err := l.Stat("broken"); !errors.Is(err, passing) {
			t.Errorf("a file that cannot be looked at: %v", err)
		}
	}
	if files.count["there"] != 1 || files.count["missing"] != 1 || files.count["broken"] != 3 {
		t.Errorf("looked up %v times", files.count)
	}
	if text, err := fs.ReadFile(l, "there"); err != nil || string(text) != "abc" {
		t.Errorf("read %q, %v", text, err)
	}
	for i := range 2*maxHashedFiles + 1 {
		if _, err := l.Stat(string(rune(i + 1000))); err == nil {
			t.Fatal("found what is not there")
		}
	}
	if len(l.known) > maxHashedFiles {
		t.Errorf("%d files are known", len(l.known))
	}
}

// Which files a source has is found out once, but for trouble, and for some thousands at a time.
func TestListingFindsOnce(t *testing.T) {
	l, times := &listing{FS: fstest.MapFS{}}, 0
	find := func() (any, error) { times++; return []string{"a"}, nil }
	for range 3 {
		if found, err := l.Once("a", find); err != nil || !slices.Equal(found.([]string), []string{"a"}) {
			t.Errorf("%v, %v", found, err)
		}
	}
	passing := errors.New("the disk is away")
	for range 3 {
		if _, err := l.Once("b", func() (any, error) { times++; return nil, passing }); !errors.Is(err, passing) {
			t.Errorf("%v, want %v", err, passing)
		}
	}
	if times != 4 {
		t.Errorf("found %d times, want 4", times)
	}
	for i := range 2*maxHashedFiles + 1 {
		l.Once(i, find)
	}
	if len(l.found) > maxHashedFiles {
		t.Errorf("%d are remembered", len(l.found))
	}
}
