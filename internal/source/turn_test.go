package source

import (
	"context"
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
