package kartograph_test

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/render"
)

// written is the map of a layer as a format writes it.
func written(t *testing.T, layer string, format render.Format) string {
	t.Helper()
	files := fstest.MapFS{"p.geojson": {Data: []byte(`{"type": "FeatureCollection", "features": [{"type": "Feature",
		"properties": {"n": "<b>A & B</b>", "v": 1234.5}, "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [5, 0], [5, 5], [0, 0]]]}}]}`)}}
	cfg, err := kartograph.Parse("c.json", []byte(`{"lang": "de", "layers": {"l": {"src": "p.geojson", `+layer+`}}}`))
	if err != nil {
		t.Fatal(err)
	}
	m, err := kartograph.Build(t.Context(), cfg, kartograph.Options{Files: files})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if _, err := m.Write(&b, kartograph.WriteOptions{Format: format}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestTooltip(t *testing.T) {
	layer := `"attributes": {"name": "n"}, "tooltip": "{name}\n{v:,.1f} km"`
	for _, format := range []render.Format{render.SVG(), render.HTML()} {
		if text := written(t, layer, format); !strings.Contains(text, "<title>&lt;b&gt;A &amp; B&lt;/b&gt;&#xA;1.234,5 km</title>") {
			t.Errorf("%s: the tooltip is not the feature's title", format.Name)
		}
	}
	if text := written(t, `"attributes": "all", "tooltip": false`, render.HTML()); !strings.Contains(text, `<g id="l" data-kartograph="still"`) {
		t.Error("a layer without tooltips can be pointed at")
	}
	if text := written(t, `"attributes": "all", "tooltip": false`, render.SVG()); strings.Contains(text, "data-kartograph") || strings.Contains(text, "<title>") {
		t.Error("SVG tells of pages")
	}
}
