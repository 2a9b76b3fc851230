package source

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"github.com/seed-898ab921/kartograph/internal/format"
	"github.com/seed-898ab921/kartograph/layers"
)

// point is a GeoJSON file of one point at this longitude.
func point(lon int) *fstest.MapFile {
	text := fmt.Sprintf(`{"type": "Feature", "geometry": {"type": "Point", "coordinates": [%d, 0]}}`, lon)
	return &fstest.MapFile{Data: []byte(text)}
}

// read reads a source and returns the longitude of its first point.
func read(t *testing.T, s *Store, r Request, o Options) float64 {
	t.Helper()
	data, err := s.Read(context.Background(), r, o)
	if err != nil {
		t.Fatal(err)
	}
	return data.Features[0].Geometry.FlatCoords()[0]
}

// counting counts how often files are opened; with a gate they open when it is.
type counting struct {
	fs.FS
	opened atomic.Int64
	gate   chan struct{}
}

func (c *counting) Open(name string) (fs.File, error) {
	c.opened.Add(1)
	if c.gate != nil {
		<-c.gate
	}
	return c.FS.Open(name)
}

func (c *counting) Stat(name string) (fs.FileInfo, error) { return fs.Stat(c.FS, name) }

func TestStoreReadsOnce(t *testing.T) {
	files := &counting{FS: fstest.MapFS{"a/p.json": point(7)}}
	s := &Store{}
	s.Bind(files)
	o := Options{Files: files, DataPath: []string{"a"}}
	first := read(t, s, Request{Src: "a/p.json"}, o)
	once := files.opened.Load()
	// Other ways to the same file are the same question.
	for _, r := range []Request{{Src: "a/p.json"}, {Src: "p.json", Dir: "a"}, {Src: "p.json"}, {Src: "./a/../a/p.json"}} {
		if lon := read(t, s, r, o); lon != first {
			t.Errorf("%+v lies at %g, want %g", r, lon, first)
		}
	}
	if n := files.opened.Load(); n != once {
		t.Errorf("files were opened %d times, want %d", n, once)
	}
}

// Whatever decides what is read is part of the question.
func TestStoreTellsQuestionsApart(t *testing.T) {
	files := fstest.MapFS{"p.json": point(1), "a/p.json": point(2), "b/p.json": point(3), "c.csv": {Data: []byte("x,y,z\n4,5,6\n")}}
	s := &Store{}
	s.Bind(files)
	for _, test := range []struct {
		r    Request
		path string
		want float64
	}{
		{Request{Src: "p.json"}, "", 1},
		{Request{Src: "q/../p.json", Dir: "a"}, "", 1},
		{Request{Src: "./p.json", Dir: "a"}, "", 1},
		{Request{Src: "c.csv", CSV: CSV{X: "x", Y: "y"}}, "", 4},
		{Request{Src: "c.csv", CSV: CSV{X: "y", Y: "z"}}, "", 5},
		{Request{Src: "c.csv", CSV: CSV{X: "z", Y: "y"}}, "", 6},
	} {
		if lon := read(t, s, test.r, Options{Files: files}); lon != test.want {
			t.Errorf("%+v lies at %g, want %g", test.r, lon, test.want)
		}
	}
	delete(files, "p.json")
	for folder, want := range map[string]float64{"a": 2, "b": 3} {
		if lon := read(t, s, Request{Src: "p.json"}, Options{Files: files, DataPath: []string{folder}}); lon != want {
			t.Errorf("with the data path %s it lies at %g, want %g", folder, lon, want)
		}
		if lon := read(t, s, Request{Src: "p.json", Dir: folder}, Options{Files: files}); lon != want {
			t.Errorf("in the folder %s it lies at %g, want %g", folder, lon, want)
		}
	}
}

// Nobody gets what he could not have read himself.
func TestStoreGivesNobodyMore(t *testing.T) {
	files := fstest.MapFS{"p.json": point(1)}
	s := &Store{}
	s.Bind(files)
	read(t, s, Request{Src: "p.json"}, Options{Files: files})
	if _, err := s.Read(context.Background(), Request{Src: "p.json"}, Options{}); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("without files the error is %v, want fs.ErrPermission", err)
	}
	for _, l := range []Limits{{FileBytes: 10}} {
		var limit *layers.LimitError
		if _, err := s.Read(context.Background(), Request{Src: "p.json"}, Options{Files: files, Limits: l}); !errors.As(err, &limit) {
			t.Errorf("with %+v the error is %v", l, err)
		}
	}
}

// openedBy are files that a function opens, of which nothing tells whether it is
// another one.
type openedBy struct {
	open func(string) (fs.File, error)
}

// Open calls the function.
func (o openedBy) Open(name string) (fs.File, error) { return o.open(name) }

func TestStoreServes(t *testing.T) {
	a, b := fstest.MapFS{}, fstest.MapFS{}
	pa, pb := &counting{}, &counting{}
	opened := openedBy{func(string) (fs.File, error) { return nil, fs.ErrNotExist }}
	for name, test := range map[string]struct {
		bound, asked fs.FS
		want         bool
	}{
		"same map":       {a, a, true},
		"other map":      {a, b, false},
		"same pointer":   {pa, pa, true},
		"other pointer":  {pa, pb, false},
		"other type":     {a, pa, false},
		"no files":       {a, nil, true},
		"bound to none":  {nil, a, false},
		"none and none":  {nil, nil, true},
		"map within":     {struct{ fstest.MapFS }{a}, struct{ fstest.MapFS }{a}, true},
		"other within":   {struct{ fstest.MapFS }{a}, struct{ fstest.MapFS }{b}, false},
		"not comparable": {opened, opened, false},
	} {
		s := &Store{}
		s.Bind(test.bound)
		if s.Serves(test.asked) != test.want {
			t.Errorf("%s: want %t", name, test.want)
		}
	}
}

func TestStoreReadsChangedFilesAgain(t *testing.T) {
	files := fstest.MapFS{"p.json": point(1)}
	s := &Store{}
	s.Bind(files)
	o := Options{Files: files}
	read(t, s, Request{Src: "p.json"}, o)
	files["p.json"] = point(20) // another size
	if lon := read(t, s, Request{Src: "p.json"}, o); lon != 20 {
		t.Errorf("after a change of size it lies at %g, want 20", lon)
	}
	files["p.json"] = point(30)
	files["p.json"].ModTime = time.Unix(1, 0)
	if lon := read(t, s, Request{Src: "p.json"}, o); lon != 30 {
		t.Errorf("after a change of time it lies at %g, want 30", lon)
	}
	files["p.json"] = point(40) // neither tells
	files["p.json"].ModTime = time.Unix(1, 0)
	for _, forget := range []string{"p.json", ""} {
		s.Forget(forget)
		if lon := read(t, s, Request{Src: "p.json"}, o); lon != 40 {
			t.Errorf("after Forget(%q) it lies at %g, want 40", forget, lon)
		}
	}
	delete(files, "p.json")
	if _, err := s.Read(context.Background(), Request{Src: "p.json"}, o); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("after it was deleted the error is %v", err)
	}
}

// What failed is asked again, and leaves nothing behind.
func TestStoreKeepsNoFailures(t *testing.T) {
	files := fstest.MapFS{"bad.json": {Data: []byte("{")}}
	s := &Store{}
	s.Bind(files)
	o := Options{Files: files}
	for i := range 1000 {
		for _, r := range []Request{{Src: fmt.Sprint(i, ".json")}, {Src: "bad.json", Object: fmt.Sprint(i)}, {Src: "builtin:" + fmt.Sprint(i)}} {
			if _, err := s.Read(context.Background(), r, o); err == nil {
				t.Fatalf("%+v is read", r)
			}
		}
	}
	if len(s.items) > 0 || len(s.reading) > 0 || s.Bytes() > 0 {
		t.Errorf("%d answers and %d readings are kept, %d bytes", len(s.items), len(s.reading), s.Bytes())
	}
	files["bad.json"] = point(5)
	if lon := read(t, s, Request{Src: "bad.json"}, o); lon != 5 {
		t.Errorf("once it is mended, it lies at %g, want 5", lon)
	}
}

// Those who ask at once wait for one of them, but no longer than they want to.
func TestStoreSharesReadings(t *testing.T) {
	files := &counting{FS: fstest.MapFS{"p.json": point(7)}, gate: make(chan struct{})}
	s := &Store{}
	s.Bind(files)
	s.SetLimit(1) // nothing is kept, and they share it all the same
	o := Options{Files: files}
	var all sync.WaitGroup
	for range 10 {
		all.Go(func() {
			data, err := s.Read(context.Background(), Request{Src: "p.json"}, o)
			if err != nil || len(data.Features) != 1 {
				t.Errorf("%v, %v", data, err)
			}
		})
	}
	for waiting := 0; waiting < 10; time.Sleep(time.Millisecond) {
		s.mu.Lock()
		for _, turn := range s.reading {
			waiting = turn.waiting
		}
		s.mu.Unlock()
	}
	hurried, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := s.Read(hurried, Request{Src: "p.json"}, o); !errors.Is(err, context.Canceled) {
		t.Errorf("the error of one who cannot wait is %v", err)
	}
	close(files.gate)
	all.Wait()
	if n := files.opened.Load(); n > 2 { // a look, and the reading
		t.Errorf("files were opened %d times", n)
	}
	if len(s.reading) > 0 || s.Bytes() > 1 {
		t.Errorf("%d readings, %d bytes are kept", len(s.reading), s.Bytes())
	}
}

func TestStoreBoundsWhatItKeeps(t *testing.T) {
	files := fstest.MapFS{}
	for i := range 100 {
		files[fmt.Sprint(i, ".json")] = point(i)
	}
	s := &Store{}
	s.Bind(files)
	s.SetLimit(50_000)
	for i := range 100 {
		if lon := read(t, s, Request{Src: fmt.Sprint(i, ".json")}, Options{Files: files}); lon != float64(i) {
			t.Errorf("point %d lies at %g", i, lon)
		}
		if s.Bytes() > 50_000 {
			t.Fatalf("%d bytes are kept", s.Bytes())
		}
	}
	if s.Bytes() < 40_000 {
		t.Errorf("only %d bytes are kept", s.Bytes())
	}
}

// zipped is an archive of empty files.
func zipped(t *testing.T, names ...string) *fstest.MapFile {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range names {
		if _, err := w.Create(name); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return &fstest.MapFile{Data: b.Bytes()}
}

func TestFiles(t *testing.T) {
	files := fstest.MapFS{"d/a.shp": {}, "d/a.dbf": {}, "d/a.PRJ": {}, "d/b.dbf": {}, "d/b.json": point(1), "z.zip": zipped(t, "a.shp")}
	o := Options{Files: files}
	for _, test := range []struct {
		r    Request
		want string
	}{
		{Request{Src: "d/a.shp"}, "d/a.shp d/a.dbf d/a.PRJ"},
		{Request{Src: "b.json", Dir: "d"}, "d/b.json"},
		{Request{Src: "d/a.dbf", Table: true}, "d/a.dbf"},
		{Request{Src: "z.zip"}, "z.zip"},
		{Request{Src: "builtin:countries"}, ""},
		{Request{Src: "postgis:x"}, ""},
	} {
		got, err := Files(test.r, o)
		if err != nil || strings.Join(got, " ") != test.want {
			t.Errorf("%+v has %v, %v; want %s", test.r, got, err, test.want)
		}
	}
	if _, err := Files(Request{Src: "c.shp"}, o); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the error of a missing file is %v", err)
	}
}

// A neighbour that a shapefile gets later changes what is read.
func TestStampsNoticeNewNeighbours(t *testing.T) {
	files := fstest.MapFS{"a.shp": {}, "a.dbf": {}}
	o := Options{Files: files}
	before, err := Request{Src: "a.shp"}.stamps(o, format.Found{Format: format.Shapefile, Name: "a.shp"})
	if err != nil || !unchanged(files, before) {
		t.Fatalf("%v, %v", before, err)
	}
	for _, name := range []string{"a.prj", "a.CPG"} {
		files[name] = &fstest.MapFile{}
		if unchanged(files, before) {
			t.Errorf("%s is not noticed", name)
		}
		delete(files, name)
	}
}

// What is found out about data is found out once.
func TestDataRememberWhatWasFoundOut(t *testing.T) {
	var data Data
	times := 0
	find := func() (any, int64) { times++; return times, 8 }
	type key struct{ name string }
	for range 3 {
		if got := data.Once(key{"a"}, find); got != 1 {
			t.Errorf("a is %v, want 1", got)
		}
	}
	if got := data.Once(key{"b"}, find); got != 2 || times != 2 {
		t.Errorf("b is %v after %d times, want 2", got, times)
	}
}

// What is found out about data counts as kept, and is not kept where there is no room for it.
func TestNotesCountAsKept(t *testing.T) {
	s := &Store{}
	o := Options{Files: fstest.MapFS{"a.geojson": point(5)}}
	data, err := s.Read(context.Background(), Request{Src: "a.geojson"}, o)
	if err != nil {
		t.Fatal(err)
	}
	before, times := s.Bytes(), 0
	find := func() (any, int64) { times++; return times, 1000 }
	s.SetLimit(before + 1500)
	for range 2 {
		data.Once("a", find)
	}
	if grown := s.Bytes() - before; times != 1 || grown < 1000 || grown > 1500 {
		t.Errorf("found out %d times, %d bytes more are kept", times, grown)
	}
	for range 2 {
		data.Once("b", find)
	}
	if times != 3 || s.Bytes() > before+1500 {
		t.Errorf("found out %d times, want 3, and %d bytes are kept", times, s.Bytes())
	}
	s.Forget("")
	for range 2 {
		data.Once("b", find)
	}
	if times != 4 || s.Bytes() != 0 {
		t.Errorf("found out %d times, want 4, and %d bytes are kept of nothing", times, s.Bytes())
	}
}
