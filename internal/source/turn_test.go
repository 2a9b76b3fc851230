package source

import (
	"context"
	"io/fs"
	"testing"
	"testing/fstest"
	"testing/synctest"
	"time"

	"github.com/seed-898ab921/kartograph/internal/conveyor"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/layers"
)

// One who reads lets others go first; when one of those wants what he reads, he
// goes on.
func TestReadingIsHurried(t *testing.T) {
	files := fstest.MapFS{"a.geojson": {Data: []byte(`{"type":"Point","coordinates":[1,2]}`)}}
	s := &Store{}
	s.Bind(files)
	done := make(chan error, 2)
	read := func(ctx context.Context) {
		_, err := s.Read(ctx, Request{Src: "a.geojson"}, Options{Files: files})
		done <- err
	}
	first := make(chan struct{})
	n := 0
	paced := heed.With(t.Context(), func(ctx context.Context) {
		if n++; n == 2 { // the first is where the file is found, of which nobody waits
			close(first)
			<-ctx.Done()
		}
	})
	go read(paced)
	<-first
	read(t.Context())
	for range 2 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
}

// One whose map has no seat left for his reading keeps nobody else from it: what
// his other readings wait for is not what others want.
func TestNobodyWaitsForASeatOfOthers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		files := fstest.MapFS{"a.geojson": {Data: []byte(`{"type":"Point","coordinates":[1,2]}`)}}
		s := &Store{}
		s.Bind(files)
		read := func(ctx context.Context) error {
			_, err := s.Read(ctx, Request{Src: "a.geojson"}, Options{Files: files})
			return err
		}
		one := conveyor.WithWorkers(t.Context(), 1)
		_, stand, err := conveyor.Sit(one) // for a reading that others go before
		if err != nil {
			t.Fatal(err)
		}
		first := make(chan error)
		go func() { first <- read(one) }()
		synctest.Wait()
		other, stop := context.WithTimeout(t.Context(), time.Minute)
		defer stop()
		if err := read(other); err != nil {
			t.Errorf("the other map: %v", err)
		}
		stand()
		if err := <-first; err != nil {
			t.Error(err)
		}
	})
}

// A reading within a reading, by a source of the program's own, has its seat.
func TestReadingsWithinReadings(t *testing.T) {
	files := fstest.MapFS{"a.geojson": {Data: []byte(`{"type":"Point","coordinates":[1,2]}`)}}
	s := &Store{}
	s.Bind(files)
	inner := func(ctx context.Context, ask layers.OpenRequest) (layers.Source, error) {
		data, err := s.Read(ctx, Request{Src: "a.geojson"}, Options{Files: files})
		if err != nil {
			return nil, err
		}
		return layers.NewMemory("own", data.Schema, data.Features), nil
	}
	ctx, stop := context.WithTimeout(conveyor.WithWorkers(t.Context(), 1), time.Minute)
	defer stop()
	if _, err := s.Read(ctx, Request{Src: "own"}, Options{Files: files, Open: inner}); err != nil {
		t.Error(err)
	}
}

// A file system within another, as programs wrap them, is told by what it holds.
func TestWrappedFilesAreTheSame(t *testing.T) {
	type wrapped struct {
		fs.FS
		names []string
	}
	one, other, names := fstest.MapFS{"a": {}}, fstest.MapFS{"a": {}}, []string{"a"}
	for name, test := range map[string]struct {
		a, b fs.FS
		want bool
	}{
		"a map":             {one, one, true},
		"another map":       {one, other, false},
		"wrapped":           {wrapped{one, names}, wrapped{one, names}, true},
		"wrapped twice":     {wrapped{wrapped{one, nil}, nil}, wrapped{wrapped{one, nil}, nil}, true},
		"another in it":     {wrapped{one, names}, wrapped{other, names}, false},
		"another list":      {wrapped{one, names}, wrapped{one, []string{"a"}}, false},
		"of another type":   {wrapped{one, names}, one, false},
		"nothing in it":     {wrapped{nil, names}, wrapped{nil, names}, true},
		"nothing in one":    {wrapped{nil, names}, wrapped{one, names}, false},
		"pointers to equal": {&wrapped{one, nil}, &wrapped{one, nil}, false},
	} {
		if got := same(test.a, test.b); got != test.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
