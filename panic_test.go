package kartograph

import (
	"context"
	"io/fs"
	"iter"
	"os"
	"runtime"
	"testing"
	"time"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/leak"
	"github.com/seed-898ab921/kartograph/layers"
)

// ouch is what hooks panic with.
const ouch = "the program's mistake"

// panicking is a source that panics after some features, or when it is asked
// what it is.
type panicking struct {
	layers.Source
	after int
	info  bool
}

// Info describes the source, or panics.
func (p panicking) Info() layers.Info {
	if p.info {
		panic(ouch)
	}
	return p.Source.Info()
}

// Features yields some features.
func (p panicking) Features(ctx context.Context) iter.Seq2[layers.Feature, error] {
	return func(yield func(layers.Feature, error) bool) {
		n := 0
		for f, err := range p.Source.Features(ctx) {
			if n == p.after && !p.info {
				panic(ouch)
			}
			n++
			if !yield(f, err) {
				return
			}
		}
	}
}

// panickingFiles panic where a file is opened, described, read or listed.
type panickingFiles struct {
	fs.FS
	when string
}

// Open opens a file, or panics.
func (p panickingFiles) Open(name string) (fs.File, error) {
	if p.when == "open" {
		panic(ouch)
	}
	file, err := p.FS.Open(name)
	return panickingFile{file, p.when}, err
}

// Stat describes a file, or panics.
func (p panickingFiles) Stat(name string) (fs.FileInfo, error) {
	if p.when == "stat" {
		panic(ouch)
	}
	return fs.Stat(p.FS, name)
}

type panickingFile struct {
	fs.File
	when string
}

// Read reads, or panics.
func (p panickingFile) Read(b []byte) (int, error) {
	if p.when == "read" {
		panic(ouch)
	}
	return p.File.Read(b)
}

// panickingWriter panics when it is written to.
type panickingWriter struct{}

// Write panics.
func (panickingWriter) Write([]byte) (int, error) { panic(ouch) }

// TestPanicsAreTheCallers has each hook of a program panic, on all processors
// and on one: it panics in the goroutine that called, none is left behind, and
// the same sources serve the next map.
func TestPanicsAreTheCallers(t *testing.T) {
	squares := func() layers.Source { return rowOfSquares("n", "1", "2", "3", "4") }
	fromFile := func(src string) config.Layer { return config.Layer{ID: "l", Src: src} }
	files := os.DirFS("testdata/data")
	cases := []struct {
		name  string
		layer config.Layer
		files fs.FS
		large bool // streamed
	}{
		{name: "a source at once", layer: config.Layer{ID: "l", Source: panicking{Source: squares()}}},
		{name: "a source later", layer: config.Layer{ID: "l", Source: panicking{Source: squares(), after: 3}}},
		{name: "what a source is", layer: config.Layer{ID: "l", Source: panicking{Source: squares(), info: true}}},
		{name: "a filter", layer: config.Layer{ID: "l", Source: squares(), Where: func(layers.Record) bool { panic(ouch) }}},
		{name: "a filter of a streamed layer", large: true, files: files,
			layer: config.Layer{ID: "l", Src: "ne_110m_countries.shp", Where: func(layers.Record) bool { panic(ouch) }}},
		{name: "opening", layer: fromFile("ne_110m_countries.shp"), files: panickingFiles{files, "open"}},
		{name: "describing", layer: fromFile("ne_110m_countries.shp"), files: panickingFiles{files, "stat"}},
		{name: "reading", layer: fromFile("ne_110m_countries.shp"), files: panickingFiles{files, "read"}},
		{name: "reading a streamed layer", large: true, layer: fromFile("ne_110m_countries.shp"), files: panickingFiles{files, "read"}},
	}
	for _, test := range cases {
		for _, workers := range []int{0, 1} {
			t.Run(test.name, func(t *testing.T) {
				defer leak.Check(t)()
				o := Options{Files: test.files, Workers: workers}
				if test.large {
					o.Sources = sourcesOfOneMap(o.Files, streaming{oneMap: true})
				} else {
					o.Sources = NewSources(o.Files)
				}
				cfg := tenDegrees(test.layer, config.Layer{ID: "good", Source: squares()})
				for range 3 {
					if p := panicOf(func() { _, _ = Build(t.Context(), cfg, o) }); p != any(ouch) {
						t.Fatalf("recovered %v", p)
					}
				}
				good, stop := context.WithTimeout(t.Context(), time.Minute)
				defer stop()
				if _, err := Build(good, tenDegrees(config.Layer{ID: "land", Src: "builtin:land-110m"}), o); err != nil {
					t.Errorf("the next map: %v", err)
				}
			})
		}
	}
}

// TestPanicsOfWriters has the place that a map is written to panic.
func TestPanicsOfWriters(t *testing.T) {
	defer leak.Check(t)()
	m := buildMap(t, tenDegrees(config.Layer{ID: "l", Source: rowOfSquares("n", "1")}), Options{})
	if p := panicOf(func() { _, _ = m.Write(panickingWriter{}, WriteOptions{}) }); p != any(ouch) {
		t.Errorf("recovered %v", p)
	}
}

// TestGoneGoroutines has a hook end its goroutine: that is an error, or the
// caller's end, and no deadlock.
func TestGoneGoroutines(t *testing.T) {
	defer leak.Check(t)()
	layer := config.Layer{ID: "l", Source: rowOfSquares("n", "1"), Where: func(layers.Record) bool { runtime.Goexit(); return true }}
	done := make(chan struct{})
	go func() {
		defer close(done)
		if _, err := Build(context.Background(), tenDegrees(layer), Options{}); err == nil {
			t.Error("no error")
		}
	}()
	select {
	case <-done:
	case <-time.After(time.Minute):
		t.Fatal("Build does not return")
	}
}

func panicOf(do func()) (p any) {
	defer func() { p = recover() }()
	do()
	return nil
}
