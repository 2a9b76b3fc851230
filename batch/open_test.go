package batch

import (
	"context"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/twpayne/go-geom"
)

// TestOpenInBatches draws a format of a program's own in every map of a batch:
// opened once, skipped while its file stays as it is, drawn again when not.
func TestOpenInBatches(t *testing.T) {
	var opened atomic.Int32
	open := func(_ context.Context, r layers.OpenRequest) (layers.Source, error) {
		if path.Ext(r.Src) != ".names" {
			return nil, nil
		}
		opened.Add(1)
		text, err := fs.ReadFile(r.Files, r.Src)
		if err != nil {
			return nil, err
		}
		return layers.Map(strings.Fields(string(text)), func(name string) (geom.T, layers.Fields) {
			return layers.Point(15, 47), layers.Fields{"name": name}
		}), nil
	}
	files := fstest.MapFS{"a.names": {Data: []byte("Graz Linz"), ModTime: time.Unix(1, 0)}}
	spec, err := Parse("b.json", []byte(`{"output": "${n}.svg", "each": [{"n": 1}, {"n": 2}, {"n": 3}],
		"map": {"title": "Map ${n}", "layers": {"a": {"src": "a.names"}}}}`))
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	run := func() string {
		o := Options{Folder: folder, Jobs: 2}
		o.Options = kartograph.Options{Files: files, Open: open}
		var all []string
		for result, err := range Run(t.Context(), spec, o) {
			if err != nil || result.Err != nil {
				t.Fatal(err, result.Err)
			}
			all = append(all, fmt.Sprint(result.Output, " ", result.Status))
		}
		slices.Sort(all)
		return strings.Join(all, ", ")
	}
	const drawn, skipped = "1.svg drawn, 2.svg drawn, 3.svg drawn", "1.svg skipped, 2.svg skipped, 3.svg skipped"
	if got := run(); got != drawn {
		t.Errorf("at first: %s", got)
	}
	if n := opened.Load(); n != 1 {
		t.Errorf("opened %d times for one batch, want once", n)
	}
	if got := run(); got != skipped {
		t.Errorf("a second time: %s", got)
	}
	files["a.names"] = &fstest.MapFile{Data: []byte("Wien"), ModTime: time.Unix(2, 0)}
	if got := run(); got != drawn {
		t.Errorf("after the file has changed: %s", got)
	}
}
