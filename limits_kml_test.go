package kartograph

import (
	"errors"
	"io/fs"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/kml"
)

// metredFiles count the bytes that are read of them.
type metredFiles struct {
	fs.FS
	read *atomic.Int64
}

// Open opens a file that counts.
func (m metredFiles) Open(name string) (fs.File, error) {
	f, err := m.FS.Open(name)
	return metredFile{f, m.read}, err
}

type metredFile struct {
	fs.File
	read *atomic.Int64
}

// Read reads, and counts.
func (m metredFile) Read(to []byte) (int, error) {
	n, err := m.File.Read(to)
	m.read.Add(int64(n))
	return n, err
}

// TestPlacemarksKeepToLimits holds that a KML file, all of whose features are held before one is
// given, is given up where there are too many of them, and not at its end; and that they are
// reckoned once.
func TestPlacemarksKeepToLimits(t *testing.T) {
	const mark = "<Placemark><name>a</name><Point><coordinates>1,2</coordinates></Point></Placemark>"
	text := func(n int) string { return "<kml>" + strings.Repeat(mark, n) + "</kml>" }
	long := text(30_000)
	for want, limits := range map[string]Limits{"Features": {Features: 100}, "Vertices": {Vertices: 100}, "Memory": {Memory: 1 << 20}} {
		files := metredFiles{fstest.MapFS{"a.kml": {Data: []byte(long)}}, new(atomic.Int64)}
		limit, told := limitOfLayer(t, config.Layer{ID: "l", Src: "a.kml"}, Options{Files: files, Limits: limits})
		if n := files.read.Load(); limit != want || n > int64(len(long)/4) {
			t.Errorf("%s: %q after %d of %d bytes", want, told, n, len(long))
		}
		if strings.Contains(told, "a.kml") {
			t.Errorf("%s is said to be the file's: %q", want, told)
		}
	}
	files := fstest.MapFS{"a.kml": {Data: []byte(text(1000))}}
	s, err := kml.Open(files, "a.kml", kml.Options{})
	if err != nil {
		t.Fatal(err)
	}
	least := func(l config.Layer) (bytes int64) {
		for bytes = 1 << 10; ; bytes += bytes / 8 {
			if limit, _ := limitOfLayer(t, l, Options{Files: files, Limits: Limits{Memory: bytes}}); limit == "" {
				return bytes
			}
		}
	}
	if a, b := least(config.Layer{ID: "l", Src: "a.kml"}), least(config.Layer{ID: "l", Source: s}); a > b+b/4 {
		t.Errorf("from a file the features take %d bytes, from memory %d", a, b)
	}
	if _, err := kml.Open(fstest.MapFS{"a.kml": {Data: []byte("<kml")}}, "a.kml", kml.Options{}); err == nil || errors.As(err, new(*layers.LimitError)) {
		t.Errorf("error is %v", err)
	}
}
