package source

import (
	"context"
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/internal/format"
	"github.com/seed-898ab921/kartograph/internal/heed/ending"
)

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
		ending.Heard(t, string(r.format), 5, func(ctx context.Context) error {
			_, err := r.parse(ctx, Request{}, "x", text, "")
			return err
		})
	}
}

// Tables whose text is in memory are as well.
func TestTablesHearTheContext(t *testing.T) {
	for name, text := range map[string]string{
		"t.json": `[` + strings.Repeat(`{"a": 1},`, 100_000) + `{"a": 2}]`,
		"t.csv":  "a,b\n" + strings.Repeat("1,2\n", 100_000),
	} {
		o := Options{Files: fstest.MapFS{name: {Data: []byte(text)}}}
		whole := &ending.Context{Context: t.Context(), Left: 1 << 30}
		if _, err := Open(whole, Request{Src: name, Table: true}, o); err != nil || whole.Asked < 4 {
			t.Fatalf("%s: asks its context %d times, %v", name, whole.Asked, err)
		}
		ctx := &ending.Context{Context: t.Context(), Left: whole.Asked / 2}
		if _, err := Open(ctx, Request{Src: name, Table: true}, o); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: the error is %v", name, err)
		}
	}
}
