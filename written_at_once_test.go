package kartograph

import (
	"bytes"
	"context"
	"io"
	"os"
	"reflect"
	"sync"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/leak"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/styles"
)

// TestOneMapWrittenAtOnce writes one map from several goroutines, in several formats and
// restyled, after the context that it was built with has ended: all get the same bytes, and
// its warnings stay what they are. Streamed layers are packed marks, others are not; with
// -race nothing races.
func TestOneMapWrittenAtOnce(t *testing.T) {
	defer leak.Check(t)()
	files := os.DirFS("testdata")
	cfg, err := Parse("map.json", []byte(`{"title": "t", "layers": {"l": {"src": "data/ne_110m_countries.shp", "attributes": "all"},
		"n": {"src": "data/nybb.zip", "labeling": {"key": "BoroName", "repeat": 50}, "tooltip": "{BoroName}"}}}`))
	if err != nil {
		t.Fatal(err)
	}
	sheet, _, err := styles.Parse("s.css", []byte(`#l { fill: red; nope: 3 } #none { fill: blue } .label { font-size: 9px }`))
	if err != nil {
		t.Fatal(err)
	}
	for name, how := range map[string]streaming{"streamed": {oneMap: true}, "held": {}, "through": {oneMap: true, from: 1 << 60}} {
		t.Run(name, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			m, err := Build(ctx, cfg, Options{Files: files, Sources: sourcesOfOneMap(files, how), Style: sheet})
			cancel()
			if err != nil {
				t.Fatal(err)
			}
			write := func(m *Map, f render.Format) []byte {
				var b bytes.Buffer
				if _, err := m.Write(&b, WriteOptions{Format: f}); err != nil {
					t.Errorf("%s: %v", f.Name, err)
				}
				return b.Bytes()
			}
			svg, _ := render.FormatNamed("svg")
			page, _ := render.FormatNamed("html")
			first, paged, warned := write(m, svg), write(m, page), append([]string{}, textsOf(m)...)
			var all sync.WaitGroup
			for range 4 {
				all.Go(func() {
					if !bytes.Equal(write(m, svg), first) || !bytes.Equal(write(m, page), paged) {
						t.Error("other bytes are written")
					}
					again, err := m.Restyle(t.Context(), sheet)
					if err != nil {
						t.Error(err)
						return
					}
					again.Write(io.Discard, WriteOptions{}) // to nothing that fails
					if !reflect.DeepEqual(textsOf(m), warned) {
						t.Errorf("warnings are %q, and were %q", textsOf(m), warned)
					}
				})
			}
			all.Wait()
		})
	}
}

// textsOf are the warnings of a map.
func textsOf(m *Map) []string {
	var texts []string
	for _, w := range m.Warnings {
		texts = append(texts, w.String())
	}
	return texts
}
