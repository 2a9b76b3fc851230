package kartograph

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/render"
)

// TestSchemaKeysHaveAnEffect loops over the keys of the schema: each changes a map, or
// its user is told why not. A key without an entry fails the test.
func TestSchemaKeysHaveAnEffect(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long under the race detector, and does one thing after the other")
	}
	var schema map[string]any
	if err := json.Unmarshal(config.Schema(), &schema); err != nil {
		t.Fatal(err)
	}
	keys := map[string]bool{}
	collectKeys(schema, schema, "", 0, keys)
	entries := keyEffects()
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		if _, ok := entries[key]; !ok {
			t.Errorf("%s has no entry: say here what it changes", key)
		}
	}
	known := map[string]map[string]string{}
	written := func(text string) map[string]string {
		if known[text] == nil {
			known[text] = writtenOrTold(t, text)
		}
		return known[text]
	}
	for _, key := range slices.Sorted(maps.Keys(entries)) {
		e := entries[key]
		if !keys[key] {
			t.Errorf("%s has an entry and is no key", key)
		}
		without, with := written(e.text(e.without)), written(e.text(e.with))
		for _, format := range keyFormats() {
			if of(without, format) == of(with, format) && !slices.Contains(strings.Fields(onlyNamed), key+":"+format) && !strings.HasPrefix(key, "layers.*.data") {
				t.Errorf("%s changes nothing in %s, and nobody is told: %s", key, format, e.text(e.with))
			}
		}
	}
}

// keyFormats are the formats that each key is tried with.
func keyFormats() []string { return []string{"svg", "html", "pdf", "png"} }

// onlyNamed are the keys that need not show in a format: they name columns and parts of the map, which stylesheets,
// labels and classes may look at, or say what a format does in any case. So do those of joined data.
const onlyNamed = `lang:png layers.*.id:png views.*.id:png layers.*.class:pdf layers.*.class:png layers.*.attributes:png
	layers.*.attributes.equals:pdf layers.*.attributes.equals:png layers.*.attributes.set:pdf layers.*.attributes.set:png layers.*.attributes.src:pdf
	layers.*.attributes.src:png layers.*.attributes.tgt:pdf layers.*.attributes.tgt:png layers.*.attributes.to:pdf layers.*.attributes.to:png
	layers.*.attributes.value:pdf layers.*.attributes.value:png layers.*.borders.group-by:html layers.*.borders.group-by:pdf layers.*.borders.group-by:png
	layers.*.charset:pdf layers.*.charset:png layers.*.classify.title:png layers.*.classify.unit:png layers.*.grid.sum:pdf layers.*.grid.sum:png
	layers.*.join.group-as:pdf layers.*.join.group-as:png layers.*.join.group-by:png layers.*.route.name:pdf layers.*.route.name:png export.text:png`

// of is what comes of a map in a format; what keeps it from being drawn is the same in all.
func of(written map[string]string, format string) string { return written[""] + written[format] }

// writtenOrTold is a map in each format and all that is told of it, or the error.
func writtenOrTold(t *testing.T, text string) map[string]string {
	t.Helper()
	cfg, m, err := builtWithKeys(t, text)
	if err != nil {
		return map[string]string{"": err.Error()}
	}
	all := map[string]string{}
	for _, name := range keyFormats() {
		format, err := render.FormatNamed(name)
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		stats, err := m.Write(&b, WriteOptions{Format: format})
		all[name] = fmt.Sprint(b.String(), m.Warnings, cfg.Idle(name), stats.Passed, err)
	}
	return all
}

// collectKeys adds the keys of a schema to found. What is one form at several
// places, or within itself, is looked at once.
func collectKeys(root, n map[string]any, path string, depth int, found map[string]bool) {
	for ref, ok := n["$ref"].(string); ok; ref, ok = n["$ref"].(string) {
		n = root
		for _, step := range strings.Split(strings.TrimPrefix(ref, "#/"), "/") {
			n = n[step].(map[string]any)
		}
	}
	for _, of := range []string{"oneOf", "anyOf", "allOf"} {
		list, _ := n[of].([]any)
		for _, member := range list {
			collectKeys(root, member.(map[string]any), path, depth, found)
		}
	}
	properties, _ := n["properties"].(map[string]any)
	for name, child := range properties {
		at := strings.TrimPrefix(path+"."+name, ".")
		again := strings.HasPrefix(path, "views.") && (strings.Contains(path, ".proj") || strings.Contains(path, ".bounds")) ||
			strings.HasSuffix(path, "filter") && path != "layers.*.filter" || strings.Count(at, "filter.") > 0 && depth > 3
		if again || found[at] {
			continue
		}
		found[at] = true
		collectKeys(root, child.(map[string]any), at, depth+1, found)
	}
	for _, inner := range []string{"additionalProperties", "items"} {
		if child, ok := n[inner].(map[string]any); ok && depth < 6 {
			at := path
			if path == "layers" || path == "views" {
				at += ".*"
			}
			collectKeys(root, child, at, depth+1, found)
		}
	}
}

// keyEffect is what a key changes: a map without it and one with it, as what a
// config has, or a layer of a kind where there is one.
type keyEffect struct{ kind, without, with string }

// text is the whole config.
func (e keyEffect) text(more string) string {
	layer, top := `"src": "poly.geojson"`, more
	if e.kind != "" {
		layer, top = layerKinds[e.kind], ""
		if more != "" {
			layer = strings.TrimPrefix(layer+", "+more, ", ")
		}
	}
	if top != "" {
		top = ", " + top
	}
	if strings.HasPrefix(more, "{") {
		return more
	}
	return `{"layers": {"L": {` + layer + `}, "other": {"src": "poly.geojson", "attributes": "all"}, "mask": {"src": "mask.geojson"}, "pts": {"src": "points.csv"}}` + top + `}`
}

// drawnOrTold is a map and all that is told of it, or the error.
func drawnOrTold(t *testing.T, text string) string {
	t.Helper()
	_, m, err := builtWithKeys(t, text)
	if err != nil {
		return err.Error()
	}
	var svg bytes.Buffer
	if _, err := m.Write(&svg, WriteOptions{}); err != nil {
		t.Fatal(err)
	}
	return svg.String() + fmt.Sprint(m.Warnings)
}

// builtWithKeys is the map of a config that reads keyFiles.
func builtWithKeys(t *testing.T, text string) (*Config, *Map, error) {
	database := func(_ context.Context, _ string, o layers.DatabaseOptions) (layers.Source, error) {
		return rowOfSquares(append([]string{"n"}, strings.Split(o.Table+o.Query+o.Geometry, "")...)...), nil
	}
	cfg, err := Parse("map.json", []byte(text))
	if err != nil {
		return nil, nil, err
	}
	m, err := Build(t.Context(), cfg, Options{Files: keyFiles(), Database: database})
	return cfg, m, err
}

func keyFiles() fstest.MapFS {
	ring := func(x, y, s float64) string {
		return fmt.Sprintf("[[%g,%g],[%g,%g],[%g,%g],[%g,%g],[%g,%g]]", x, y, x+s, y, x+s, y+s, x, y+s, x, y)
	}
	feature := func(geometry, properties string) string {
		return `{"type": "Feature", "properties": {` + properties + `}, "geometry": ` + geometry + `}`
	}
	collection := func(features ...string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte(`{"type": "FeatureCollection", "features": [` + strings.Join(features, ",") + `]}`)}
	}
	text := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	return fstest.MapFS{
		"poly.geojson": collection(
			feature(`{"type": "Polygon", "coordinates": [[[0,0],[4,0.3],[8,-0.3],[10,0],[10,10],[0,10],[0,0]],`+ring(3, 3, 2)+`]}`, `"n": "a long name", "v": 1, "g": "x"`),
			feature(`{"type": "Polygon", "coordinates": [`+ring(10, 0, 10)+`]}`, `"n": "b", "v": 2, "g": "x"`),
			feature(`{"type": "MultiPolygon", "coordinates": [[`+ring(25, 0, 10)+`],[`+ring(40, 12, .2)+`]]}`, `"n": "c", "v": 3, "g": "y"`)),
		"mask.geojson":   collection(feature(`{"type": "Polygon", "coordinates": [`+ring(-2, -2, 14)+`]}`, `"n": "m"`)),
		"tiny.geojson":   collection(feature(`{"type": "Polygon", "coordinates": [`+ring(0, 0, .001)+`]}`, `"n": "t"`), feature(`{"type": "Polygon", "coordinates": [`+ring(10, 0, 10)+`]}`, `"n": "b"`)),
		"line.geojson":   collection(feature(`{"type": "LineString", "coordinates": [[0,0],[3,0.2],[5,0],[9,1],[40,50],[80,60]]}`, `"n": "l"`)),
		"seam.geojson":   collection(feature(`{"type": "MultiPolygon", "coordinates": [[[[170,0],[179.5,0],[179.5,10],[170,10],[170,0]]],[[[-179.5,0],[-170,0],[-170,10],[-179.5,10],[-179.5,0]]]]}`, "")),
		"metres.geojson": collection(feature(`{"type": "Point", "coordinates": [500000, 5000000]}`, "")),
		"points.csv":     text("n,lon,lat,v,g,a,b,w\na,1,1,1,x,5,6,POINT(3 3)\nb,12,5,2,x,7,8,POINT(4 4)\nc,30,8,3,y,9,9,POINT(5 5)\n"),
		"many.csv":       text("n,w\na long name,5\na long name,6\nb,7\n"),
		"t.csv":          text("n,w,z\na long name,5,1\nb,6,2\n"),
		"codes.csv":      text("n,w\n7,5\n8,6\n"),
		"code.csv":       text("n,lon,lat\n007,1,1\n008,12,5\n"),
		"latin.csv":      text("n,lon,lat\n\xd6l,1,1\n"),
		"latinkeys.csv":  text("n,w\nb,\xd6l\n"),
		"top.topojson":   text(`{"type": "Topology", "arcs": [], "objects": {"p": {"type": "Point", "coordinates": [1, 1]}, "q": {"type": "Point", "coordinates": [9, 9]}}}`),
	}
}

// layerKinds are layers to add keys to.
var layerKinds = map[string]string{
	"polygons": `"src": "poly.geojson"`,
	"csv":      `"src": "points.csv", "attributes": "all"`,
	"topojson": `"src": "top.topojson"`,
	"postgis":  `"src": "postgis:host=h", "table": "t"`,
	"nothing":  ``,
}
