package source

import (
	"context"
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/internal/format"
)

// ending is a context that ends when it has been asked so many times.
type ending struct {
	context.Context
	left, asked int
}

// Err counts, and is an error in the end.
func (e *ending) Err() error {
	if e.asked++; e.asked > e.left {
		return context.Canceled
	}
	return nil
}

// largeTexts are texts in each format that is parsed as a whole: a piece, how often
// it stands there, and what is around.
var largeTexts = map[format.Format][3]string{
	format.GeoJSON:  {`{"type": "FeatureCollection", "features": [`, `{"type": "Feature", "properties": {"a": [[1]]}, "geometry": null}`, `]}`},
	format.TopoJSON: {`{"type": "Topology", "objects": {}, "arcs": [`, `[[1, 1], [2, 3]]`, `]}`},
	format.EsriJSON: {`{"geometryType": "esriGeometryPoint", "features": [`, `{"geometry": {"x": 1, "y": 1}, "attributes": {"a": 1}}`, `]}`},
}

// Formats whose text is in memory are parsed until the context ends and no further,
// wherever that happens.
func TestParsersHearTheContext(t *testing.T) {
	for _, r := range readers() {
		if r.parse == nil {
			continue
		}
		of := largeTexts[r.format]
		text := []byte(of[0] + strings.Repeat(of[1]+",", 100_000) + of[1] + of[2])
		whole := &ending{Context: t.Context(), left: 1 << 30}
		if _, err := r.parse(whole, Request{}, "x", text, ""); err != nil || whole.asked < 5 {
			t.Fatalf("%s: asks its context %d times, %v", r.format, whole.asked, err)
		}
		for _, after := range []int{0, whole.asked / 2, whole.asked - 1} {
			ctx := &ending{Context: t.Context(), left: after}
			if _, err := r.parse(ctx, Request{}, "x", text, ""); !errors.Is(err, context.Canceled) || ctx.asked > after+1 {
				t.Errorf("%s: ended after %d of %d times, it asks %d times, %v", r.format, after, whole.asked, ctx.asked, err)
			}
		}
	}
}

// Tables whose text is in memory are as well.
func TestTablesHearTheContext(t *testing.T) {
	for name, text := range map[string]string{
		"t.json": `[` + strings.Repeat(`{"a": 1},`, 100_000) + `{"a": 2}]`,
		"t.csv":  "a,b\n" + strings.Repeat("1,2\n", 100_000),
	} {
		o := Options{Files: fstest.MapFS{name: {Data: []byte(text)}}}
		whole := &ending{Context: t.Context(), left: 1 << 30}
		if _, err := Open(whole, Request{Src: name, Table: true}, o); err != nil || whole.asked < 4 {
			t.Fatalf("%s: asks its context %d times, %v", name, whole.asked, err)
		}
		ctx := &ending{Context: t.Context(), left: whole.asked / 2}
		if _, err := Open(ctx, Request{Src: name, Table: true}, o); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: the error is %v", name, err)
		}
	}
}
