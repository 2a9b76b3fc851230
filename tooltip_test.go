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

// TestTold gives pages, and them alone, the names and the values that classes and labels
// are made of, where the config says nothing of attributes.
func TestTold(t *testing.T) {
	const classes = `"classify": {"by": "v", "method": "threshold", "breaks": [2], "title": "Worth", "unit": "kg"}`
	for name, tt := range map[string]struct{ layer, want string }{
		"classes":       {classes, ` data-worth-kg="1234.5" data-class=`},
		"an expression": {`"classify": {"by": "v * 2", "method": "threshold", "breaks": [2]}`, ` data-v-2="2469" data-class=`},
		"labels":        {`"labeling": {"key": "n"}`, ` data-name="&lt;b&gt;A &amp; B&lt;/b&gt;"`},
		"a template":    {`"labeling": {"template": "{v:,.1f}"}`, ` data-name="1.234,5"`},
		"both":          {classes + `, "labeling": {"key": "n"}`, ` data-name="&lt;b&gt;A &amp; B&lt;/b&gt;" data-worth-kg="1234.5" data-class=`},
		"the same":      {`"classify": {"by": "n", "method": "category"}, "labeling": {"key": "n"}`, ` data-name="&lt;b&gt;A &amp; B&lt;/b&gt;" data-class=`},
		"sizes as well": {`"classify": [{"by": "v", "method": "threshold", "breaks": [2]}, {"by": "v", "method": "threshold", "property": "opacity", "breaks": [2]}]`, ` data-v="1234.5" data-class=`},
		"attributes":    {classes + `, "attributes": {"a": "n"}`, ` data-a="&lt;b&gt;A &amp; B&lt;/b&gt;" data-class=`},
		"none":          {classes + `, "attributes": false`, ` data-class=`},
		"an empty list": {classes + `, "attributes": []`, ` data-class=`},
		"not told":      {classes + `, "tooltip": false`, ``},
		"nothing":       {``, ``},
	} {
		t.Run(name, func(t *testing.T) {
			layer := strings.TrimPrefix(tt.layer+`, "class": "x"`, ", ")
			if data := dataOf(markOf(t, written(t, layer, render.HTML()))); !strings.HasPrefix(data, tt.want) || tt.want == "" && data != "" {
				t.Errorf("the page has %s, want %s", data, tt.want)
			}
			if data := dataOf(markOf(t, written(t, layer, render.SVG()))); strings.Contains(data, "data-name") || strings.Contains(data, "data-v") || strings.Contains(data, "data-worth") {
				t.Errorf("SVG has %s as well", data)
			}
		})
	}
}

// markOf is the tag of the first path of layer l.
func markOf(t *testing.T, text string) string {
	t.Helper()
	_, rest, ok := strings.Cut(text, `<g id="l"`)
	_, rest, found := strings.Cut(rest, "<path")
	if !ok || !found {
		t.Fatal("there is no layer l")
	}
	tag, _, _ := strings.Cut(rest, ">")
	return tag
}

// dataOf are the data of a tag, from where they begin.
func dataOf(tag string) string {
	i := strings.Index(tag, " data-")
	if i < 0 {
		return ""
	}
	return tag[i:]
}
