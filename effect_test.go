package kartograph

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/filter"
	"github.com/seed-898ab921/kartograph/layers/special"
	"github.com/seed-898ab921/kartograph/projection/crs"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/render/label"
	"github.com/seed-898ab921/kartograph/styles"
	"github.com/twpayne/go-geom"
)

// TestWhatHasNoEffectIsAnError lists what a program can say that would be passed
// over in silence, and what it is told.
func TestWhatHasNoEffectIsAnError(t *testing.T) {
	box := config.Degrees{West: 0, South: 0, East: 10, North: 10}
	points := [][2]float64{{0, 0}, {1, 1}}
	filtered, err := filter.FromValue([]any{"n", "=", 1.0})
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		bounds config.Bounds
		o      Options
		want   string
	}{
		{bounds: config.Bounds{Mode: "points", Points: points, BBox: box}, want: `bounds: BBox has no effect in the mode "points"; it belongs to "bbox"`},
		{bounds: config.Bounds{BBox: box, Points: points}, want: `bounds: Points has no effect in the mode "bbox"; it belongs to "points"`},
		{bounds: config.Bounds{BBox: box, Layer: "l"}, want: `bounds: Layer has no effect in the mode "bbox"`},
		{bounds: config.Bounds{BBox: box, MinArea: 0.5}, want: `bounds: MinArea has no effect in the mode "bbox"`},
		{bounds: config.Bounds{MinArea: 0.5}, want: `bounds: MinArea has no effect without Layer`},
		{bounds: config.Bounds{Filter: filtered}, want: `bounds: Filter has no effect without Layer`},
		{bounds: config.Bounds{Values: []string{"1"}}, want: `bounds: Values has no effect without Layer`},
		{bounds: config.Bounds{Attribute: "n"}, want: `bounds: Attribute has no effect without Layer`},
		{bounds: config.Bounds{Crop: &box, CropAuto: true}, want: `bounds.crop: Crop and CropAuto exclude each other`},
		{o: Options{Workers: -1}, want: "Options.Workers is -1; want 0, for no limit, or more"},
		{o: Options{Limits: Limits{Memory: -1}}, want: "Options.Limits.Memory is -1"},
		{o: Options{Limits: Limits{Views: -1}}, want: "Options.Limits.Views is -1"},
		{o: Options{Limits: Limits{Features: -1}}, want: "Options.Limits.Features is -1"},
		{o: Options{Limits: Limits{Duration: -time.Second}}, want: "Options.Limits.Duration is"},
		{o: Options{DataPath: []string{"data"}}, want: "without Options.Files, whose folders it names, Options.DataPath has no effect"},
	} {
		cfg := &Config{Bounds: test.bounds, Layers: []config.Layer{{ID: "l", Source: rowOfSquares("n", "1", "2")}}}
		if _, err := Build(t.Context(), cfg, test.o); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%+v: the error is %v, want %q", test, err, test.want)
		}
	}
	for _, bounds := range []config.Bounds{{}, {BBox: box}, {Points: points}, {Layer: "l", MinArea: 0.1}} {
		cfg := &Config{Bounds: bounds, Layers: []config.Layer{{ID: "l", Source: rowOfSquares("n", "1", "2")}}}
		if _, err := Build(t.Context(), cfg, Options{}); err != nil {
			t.Errorf("%+v: %v", bounds, err)
		}
	}
}

// TestCombinationsWithoutEffect lists what a config can ask for that does nothing
// beside what else it says, and what is told of it.
func TestCombinationsWithoutEffect(t *testing.T) {
	const work = "a special layer, which the map makes itself, has no features of a source"
	const hidden = "the layer is not drawn"
	for _, test := range []struct{ layer, more, want string }{
		{`"special": "sea"`, `"filter": ["n", "=", 1]`, `layers.L.filter: ignored: ` + work},
		{`"special": "sea"`, `"attributes": "all"`, `layers.L.attributes: ignored: ` + work},
		{`"special": "sea"`, `"edges": "geodesic"`, `layers.L.edges: ignored: ` + work},
		{`"special": "sea"`, `"seam": 0.5`, `layers.L.seam: ignored: ` + work},
		{`"special": "sea"`, `"simplify": 2`, `layers.L.simplify: ignored: ` + work},
		{`"special": "graticule"`, `"unify-precision": 2`, `layers.L.unify-precision: ignored: ` + work},
		{`"special": "graticule"`, `"filter-islands": 2`, `layers.L.filter-islands: ignored: ` + work},
		{`"special": "frame"`, `"keep-shapes": true`, `layers.L.keep-shapes: ignored: ` + work},
		{`"special": "frame"`, `"join": true`, `layers.L.join: ignored: ` + work},
		{`"special": "borders", "borders": {"layer": "other"}`, `"ignore-holes": true`, `layers.L.ignore-holes: ignored: ` + work},
		{`"src": "poly.geojson"`, `"keep-shapes": true`, `layers.L.keep-shapes: ignored: neither filter-islands nor simplify drops any shape here`},
		{`"src": "poly.geojson"`, `"unify-precision": 1`, `layers.L.unify-precision: ignored: no shared border of this layer is looked for`},
		{`"src": "poly.geojson"`, `"simplify": {"tolerance": 0, "weighted": true}`, `layers.L.simplify.weighted: ignored: without a tolerance nothing is simplified`},
		{`"src": "poly.geojson"`, `"simplify": {"tolerance": 1, "method": "distance", "weighted": true}`, `layers.L.simplify.weighted: ignored: it belongs to the method visvalingam-whyatt`},
		{`"src": "poly.geojson", "render": false`, `"labeling": {"key": "n"}`, `layers.L.labeling: ignored: ` + hidden},
		{`"src": "poly.geojson", "render": false`, `"attributes": "all"`, `layers.L.attributes: ignored: ` + hidden},
		{`"src": "poly.geojson", "render": false`, `"class": "k"`, `layers.L.class: ignored: ` + hidden},
		{`"src": "mask.geojson", "subtract-from": "other"`, `"hairlines": "crisp"`, `layers.L.hairlines: ignored: ` + hidden},
		{`"src": "poly.geojson"`, `"labeling": {"key": "n", "split-at": 3}`, `layers.L.labeling.split-at: ignored: without "split-chars" no label is broken`},
		{`"src": "poly.geojson"`, `"object": "x"`, `layer "L": object has no effect on a file of the format geojson`},
		{`"src": "points.csv"`, `"object": "x"`, `layer "L": object has no effect on a file of the format csv`},
		{`"src": "points.csv"`, `"sheet": 2`, `layer "L": sheet has no effect on a file of the format csv`},
		{`"src": "builtin:land"`, `"object": "x"`, `"object" is for files that hold several; builtin is one`},
		{`"src": "poly.geojson"`, `"data": {"src": "t.csv", "key": "n", "sheet": 2, "object": "x"}`, `object, sheet has no effect on a table of text`},
		{`"src": "points.csv"`, `"simplify": 2`, `layer "L": simplify has no effect: no feature of the layer has lines or polygons`},
		{`"src": "points.csv"`, `"edges": "short"`, `layer "L": edges has no effect: no feature of the layer has lines or polygons`},
		{`"src": "points.csv"`, `"seam": 0.5`, `layer "L": seam has no effect: no feature of the layer has lines or polygons`},
		{`"src": "line.geojson"`, `"filter-islands": 2`, `layer "L": filter-islands has no effect: no feature of the layer has polygons`},
		{`"src": "line.geojson"`, `"ignore-holes": true`, `layer "L": ignore-holes has no effect: no feature of the layer has polygons`},
		{`"src": "line.geojson"`, `"join": {"buffer": 2}`, `layer "L": join.buffer has no effect: no feature of the layer has polygons`},
		{`"src": "points.csv"`, `"labeling": {"key": "n", "min-area": 3}`, `layer "L": labeling.min-area has no effect: no feature of the layer has polygons`},
		{`"src": "points.csv"`, `"crs": "EPSG:25832"`, `layer "L": the coordinates look like degrees (1, 1 to 30, 8), and are taken for those of ETRS89 / UTM zone 32N, next to whose origin they lie`},
		{`"src": "line.geojson"`, `"crs": "EPSG:3857"`, `layer "L": the coordinates look like degrees (0, 0 to 80, 60)`},
		{`"src": "points.csv"`, `"labeling": {"key": "n", "position": "centroid"}`, `layer "L": labeling.position has no effect: no feature of the layer has polygons`},
	} {
		text := func(more string) string {
			return `{"layers": {"L": {` + test.layer + more + `}, "other": {"src": "poly.geojson"}, "mask": {"src": "mask.geojson"}}}`
		}
		if got := drawnOrTold(t, text(", "+test.more)); !strings.Contains(got, test.want) {
			t.Errorf("%s, %s: want %q, got %s", test.layer, test.more, test.want, got[max(0, len(got)-300):])
		}
		if got := drawnOrTold(t, text("")); strings.Contains(got, test.want) {
			t.Errorf("%s: told without a reason: %q", test.layer, test.want)
		}
	}
}

// TestLegendsTellIdleKeys lists keys of legends that change nothing of what the legend explains.
func TestLegendsTellIdleKeys(t *testing.T) {
	for _, test := range []struct{ legend, src, classify, idle string }{
		{`"histogram": true`, `poly.geojson`, `{"by": "n", "method": "category"}`, "histogram"},
		{`"histogram": true`, `points.csv`, `{"by": "v", "property": "r"}`, "histogram"},
		{`"histogram": true`, `poly.geojson`, `{"by": "v", "method": "equal", "classes": 2}`, ""},
		{`"histogram": true, "columns": 2`, `poly.geojson`, `{"by": "v", "method": "equal", "classes": 2}`, "columns"},
		{`"direction": "horizontal", "order": "descending"`, `points.csv`, `{"by": "v", "property": "r"}`, "direction"},
		{`"direction": "horizontal", "order": "descending"`, `poly.geojson`, `{"by": "v", "method": "equal", "classes": 2}`, ""},
		{`"direction": "horizontal", "at": "below"`, `poly.geojson`, `{"by": "v", "method": "equal", "classes": 2}`, ""},
		{`"columns": 2`, `poly.geojson`, `{"by": "n", "method": "category"}`, ""},
	} {
		_, m, err := builtWithKeys(t, `{"layers": {"L": {"src": "`+test.src+`", "classify": `+test.classify+`}}, "legend": {`+test.legend+`}}`)
		if err != nil {
			t.Fatal(err)
		}
		told := fmt.Sprint(m.Warnings)
		for _, key := range strings.Fields(test.idle) {
			if !strings.Contains(told, "legend."+key+": it changes nothing of what this legend explains") {
				t.Errorf("%s of %s: want %s: %s", test.legend, test.classify, key, told)
			}
		}
		if n := strings.Count(told, "it changes nothing"); n != len(strings.Fields(test.idle)) {
			t.Errorf("%s of %s: want %q: %s", test.legend, test.classify, test.idle, told)
		}
	}
}

// What a file is told of a key, a program is told of the field.
func TestProgramsAreToldWhatHasNoEffect(t *testing.T) {
	m := buildMap(t, &Config{
		Strict: true,
		Layers: []config.Layer{{ID: "sea", Special: special.Sea{}, IgnoreHoles: true}},
		Views:  []config.View{{ID: "v", Bounds: config.Bounds{BBox: config.Degrees{East: 9, North: 9}, Crop: &config.Degrees{East: 1, North: 1}}, Frame: config.Frame{Left: .5, Width: .5, Height: .5}}},
	}, Options{})
	told := fmt.Sprint(m.Warnings)
	for _, want := range []string{"layers.sea.ignore-holes: ignored: a special layer", "strict: ignored: no layer reads data", "bounds.crop: ignored: data is left out"} {
		if strings.Count(told, want) != 1 {
			t.Errorf("want %q once: %s", want, told)
		}
	}
}

// Coordinates of a program's own source that are no degrees are told, or are an
// error where strictness is asked for.
func TestCoordinatesThatAreNoDegrees(t *testing.T) {
	for name, test := range map[string]struct {
		lon, lat float64
		want     string
	}{
		"metres":             {500_000, 5_000_000, "the coordinates of 1 of 2 features are no degrees, longitude first; those of feature 2 reach from 500000, 5e+06 to"},
		"latitude first":     {45, 120, "the coordinates of 1 of 2 features are no degrees"},
		"no number":          {math.NaN(), 5, ""},
		"a turn away":        {370, 10, ""},
		"as they are wanted": {17, 10, ""},
	} {
		source := layers.Map([][2]float64{{1, 1}, {test.lon, test.lat}}, func(at [2]float64) (geom.T, layers.Fields) { return layers.Point(at[0], at[1]), nil })
		cfg := tenDegrees(config.Layer{ID: "l", Source: source})
		m, err := Build(t.Context(), cfg, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if told := fmt.Sprint(m.Warnings); test.want == "" && strings.Contains(told, "no degrees") || !strings.Contains(told, test.want) {
			t.Errorf("%s: %s, want %q", name, told, test.want)
		}
		if _, err := Build(t.Context(), cfg, Options{Strict: true}); (err != nil) != (test.want != "") {
			t.Errorf("%s, strictly: %v", name, err)
		}
	}
}

func openSquares(context.Context, layers.OpenRequest) (layers.Source, error) {
	return rowOfSquares("n", "1"), nil
}

// oneLabelled is a layer with the label "b".
func oneLabelled() []config.Layer {
	return []config.Layer{{ID: "p", Source: rowOfSquares("n", "b"), Labeling: &config.Labeling{Key: "n"}}}
}

// besideTheMap leaves a layer of which nothing is on the map.
func besideTheMap(o *Options, c *Config) {
	o.Several, c.Bounds, c.Layers = true, config.BBox(100, 0, 110, 5), c.Layers[1:2]
}

// TestOptionsHaveEffects loops over the fields of Options and Limits: each changes
// what comes of a map, or is told. A field without an entry fails the test.
func TestOptionsHaveEffects(t *testing.T) {
	cfg := func() *Config {
		return &Config{Layers: []config.Layer{{ID: "l", Src: "metres.geojson", CRS: "EPSG:32633"}, {ID: "p", Src: "poly.geojson"}, {ID: "bad", Src: "bad.csv"}}}
	}
	files := keyFiles()
	files["bad.csv"] = &fstest.MapFile{Data: []byte("lon,lat\n1,1\n2,2\n3,3\n4,x\n")}
	files["deep/more.geojson"] = files["poly.geojson"]
	sheet, _, err := styles.Parse("s", []byte("#p { fill: red }"))
	if err != nil {
		t.Fatal(err)
	}
	grids, err := crs.OpenGrids(fstest.MapFS{"moved.gsb": {Data: shiftFile()}})
	if err != nil {
		t.Fatal(err)
	}
	moved := []config.Layer{{ID: "a", Src: "points.csv", CRS: "+proj=longlat +ellps=WGS84 +nadgrids=moved.gsb"}}
	database := func(context.Context, string, layers.DatabaseOptions) (layers.Source, error) {
		return rowOfSquares("n", "1"), nil
	}
	set := map[string]func(o *Options, c *Config){
		"Files":    func(o *Options, _ *Config) { o.Files = nil },
		"DataPath": func(o *Options, c *Config) { o.DataPath, c.Layers[1].Src = []string{"deep"}, "more.geojson" },
		"Open":     func(o *Options, _ *Config) { o.Open = openSquares },
		"Database": func(o *Options, c *Config) {
			o.Database, c.Layers[1] = database, config.Layer{ID: "p", Src: "postgis:host=h", PostGIS: config.PostGIS{Table: "t"}}
		},
		"Grids": func(o *Options, c *Config) { o.Grids, c.Layers = grids, moved }, "Strict": func(o *Options, _ *Config) { o.Strict = true },
		"Workers": func(o *Options, _ *Config) { o.Workers = -1 }, // any number draws the same map
		"Yield":   func(o *Options, _ *Config) { o.Yield = func(context.Context) { panic(ouch) } },
		"Style":   func(o *Options, _ *Config) { o.Style = sheet }, "OnlySVG": func(o *Options, _ *Config) { o.OnlySVG = true },
		"ExplainLabel": func(o *Options, c *Config) { o.ExplainLabel, c.Layers = "b", oneLabelled() },
		"Several":      besideTheMap, "OnlyExplained": func(o *Options, c *Config) { o.OnlyExplained, c.Layers = true, oneLabelled() },
		"Labels": func(o *Options, c *Config) { o.Labels, c.Layers = label.NewMemory(), oneLabelled() }, "Sources": func(o *Options, _ *Config) { o.Sources = NewSources(nil) },
		"Limits.Layers": func(o *Options, _ *Config) { o.Limits.Layers = 1 }, "Limits.Features": func(o *Options, _ *Config) { o.Limits.Features = 1 },
		"Limits.Vertices": func(o *Options, _ *Config) { o.Limits.Vertices = 1 }, "Limits.FileBytes": func(o *Options, _ *Config) { o.Limits.FileBytes = 1 },
		"Limits.Memory": func(o *Options, _ *Config) { o.Limits.Memory = 1 }, "Limits.Pixels": func(o *Options, _ *Config) { o.Limits.Pixels = 1 },
		"Limits.Duration": func(o *Options, _ *Config) { o.Limits.Duration = 1 }, "Limits.OutputBytes": func(o *Options, _ *Config) { o.Limits.OutputBytes = 1 },
		"Limits.Views": func(o *Options, c *Config) {
			o.Limits.Views = 1
			for _, id := range []string{"v", "w"} {
				c.Views = append(c.Views, config.View{ID: id, Frame: config.Frame{Width: .1, Height: .1}})
			}
		},
	}
	for _, of := range []struct {
		prefix string
		t      reflect.Type
	}{{"", reflect.TypeFor[Options]()}, {"Limits.", reflect.TypeFor[Limits]()}} {
		for i := range of.t.NumField() {
			if name := of.prefix + of.t.Field(i).Name; of.t.Field(i).IsExported() && name != "Limits" && set[name] == nil {
				t.Errorf("Options.%s has no entry: say here what it changes", name)
			}
		}
	}
	outcome := func(o Options, c *Config) (all string) {
		defer func() {
			if p := recover(); p != nil {
				all = fmt.Sprint(p)
			}
		}()
		m, err := Build(t.Context(), c, o)
		if err != nil {
			return err.Error()
		}
		var svg bytes.Buffer
		_, err = m.Write(&svg, WriteOptions{})
		_, page := m.Write(io.Discard, WriteOptions{Format: render.HTML()})
		return fmt.Sprint(svg.String(), m.Warnings, m.Report.Labels, o.Labels.Len(), err, page)
	}
	if base := outcome(Options{Files: files}, cfg()); !strings.HasPrefix(base, "<?xml") {
		t.Fatal(base)
	}
	for name, change := range set {
		with, without, given := cfg(), cfg(), Options{Files: files}
		change(&given, with)
		change(&Options{}, without) // what the config has for it
		if outcome(given, with) == outcome(Options{Files: files}, without) {
			t.Errorf("Options.%s changes nothing, and nobody is told", name)
		}
	}
}

// TestEveryWriteOptionHasAnEffect changes how a map is written in one way after the
// other: the document is another then.
func TestEveryWriteOptionHasAnEffect(t *testing.T) {
	m := buildMap(t, tenDegrees(config.Layer{ID: "l", Src: "builtin:land-110m"}), Options{})
	packed, err := render.FormatNamed("svgz")
	if err != nil {
		t.Fatal(err)
	}
	one := 1
	set := map[string]WriteOptions{
		"WriteOptions.Format":   {Format: packed},
		"WriteOptions.Notation": {Notation: &render.Options{Round: &one}},
		"Options.Round":         {Notation: &render.Options{Round: &one}},
		"Options.Absolute":      {Notation: &render.Options{Absolute: true}},
		"Options.Pretty":        {Notation: &render.Options{Pretty: true}},
		"Options.StyleMode":     {Notation: &render.Options{StyleMode: render.StyleCSS}},
		"Options.IDPrefix":      {Notation: &render.Options{IDPrefix: "a-"}},
		"Options.Responsive":    {Notation: &render.Options{Responsive: true}},
		"Options.Unit":          {Notation: &render.Options{Unit: "mm"}},
		"Options.Profile":       {Notation: &render.Options{Profile: render.Inkscape}},
		"Options.Density":       {Format: render.PNG(), Notation: &render.Options{Density: 0.5}},
		// What ends the work, and then writes no picture.
		"WriteOptions.Context": {Format: render.PNG(), Context: ended()},
		"Options.Context":      {Format: render.PNG(), Notation: &render.Options{Context: ended()}},
		"Options.MostBytes":    {Format: render.PNG(), Notation: &render.Options{MostBytes: 1000}},
	}
	ends := map[string]bool{"WriteOptions.Context": true, "Options.Context": true, "Options.MostBytes": true}
	for _, of := range []reflect.Type{reflect.TypeFor[WriteOptions](), reflect.TypeFor[render.Options]()} {
		for i := range of.NumField() {
			if name := of.Name() + "." + of.Field(i).Name; set[name].Format.Write == nil && set[name].Notation == nil {
				t.Errorf("%s has no entry: say here what it changes", name)
			}
		}
	}
	for name, o := range set {
		var plain, changed bytes.Buffer
		_, err := m.Write(&plain, WriteOptions{Format: o.Format, Notation: &render.Options{}})
		if name == "WriteOptions.Format" {
			plain.Reset()
		}
		_, other := m.Write(&changed, o)
		if ends[name] {
			if err != nil || other == nil || changed.Len() > 0 {
				t.Errorf("%s ends nothing, or %v", name, err)
			}
			continue
		}
		if err != nil || other != nil || bytes.Equal(plain.Bytes(), changed.Bytes()) {
			t.Errorf("%s changes nothing, or %v, %v", name, err, other)
		}
	}
}

// ended is a context that has ended.
func ended() context.Context {
	ctx, stop := context.WithCancel(context.Background())
	stop()
	return ctx
}
