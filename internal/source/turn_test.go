package source

import (
	"context"
	"io/fs"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/internal/heed"
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
