package kartograph

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	shp "github.com/jonas-p/go-shp"
	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/leak"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/filter"
	"github.com/seed-898ab921/kartograph/layers/special"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/styles"
)

// streamsAll has a map stream every source that can be; passesAll has it take all
// through that can be taken, holdsAll has it hold all.
func streamsAll(o Options) Options {
	o.Sources = sourcesOfOneMap(o.Files, streaming{oneMap: true})
	return o
}

func passesAll(o Options) Options {
	o.Sources = sourcesOfOneMap(o.Files, streaming{oneMap: true, from: math.MaxInt64})
	return o
}

func holdsAll(o Options) Options {
	o.Sources = sourcesOfOneMap(o.Files, streaming{})
	return o
}

// printsSome has a map that is written as SVG only print so many bytes of streamed layers at once.
func printsSome(o Options, bytes int64) Options {
	o.OnlySVG, o.Sources.streaming.prints = true, bytes
	return o
}

// coastline writes a shapefile of the countries' outlines as lines into files.
func coastline(t testing.TB) fs.FS {
	t.Helper()
	in, err := shp.Open("testdata/data/ne_110m_countries.shp")
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	name := filepath.Join(t.TempDir(), "coast.shp")
	out, err := shp.Create(name, shp.POLYLINE)
	if err != nil {
		t.Fatal(err)
	}
	for in.Next() {
		_, shape := in.Shape()
		p := shape.(*shp.Polygon)
		for i, from := range p.Parts {
			to := len(p.Points)
			if i+1 < len(p.Parts) {
				to = int(p.Parts[i+1])
			}
			out.Write(shp.NewPolyLine([][]shp.Point{p.Points[from:to]}))
		}
	}
	out.Close()
	coast, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{"coast.shp": {Data: coast}}
	for _, name := range []string{"ne_110m_countries", "ne_50m_states", "naturalearth_cities"} {
		for _, ending := range []string{".shp", ".dbf", ".prj", ".cpg"} {
			data, err := os.ReadFile("testdata/data/" + name + ending)
			if err != nil {
				t.Fatal(err)
			}
			files[name+ending] = &fstest.MapFile{Data: data}
		}
	}
	return files
}

// drawn is what comes of a map.
type drawn struct {
	svg      string
	layer    LayerReport
	warnings []config.Warning
}

func drawWith(t testing.TB, cfg *Config, o Options) drawn {
	t.Helper()
	m, err := Build(context.Background(), cfg, o)
	if err != nil {
		t.Fatal(err)
	}
	d := drawn{layer: m.Report.Layers[0], warnings: slices.Clone(m.Warnings)}
	for range 2 { // a map may be written more than once
		var svg bytes.Buffer
		if _, err := m.Write(&svg, WriteOptions{}); err != nil {
			t.Fatal(err)
		}
		if d.svg != "" && d.svg != svg.String() {
			t.Error("written again, the map is another one")
		}
		d.svg = svg.String()
	}
	if !slices.Equal(d.warnings, m.Warnings) || d.layer != m.Report.Layers[0] {
		t.Error("writing has changed the warnings or the report")
	}
	return d
}

// mustStream fails where the first layer is not read as wanted.
func mustStream(t testing.TB, cfg *Config, o Options, want reading) {
	t.Helper()
	if how := planReading(context.Background(), cfg, o, requestsOf(cfg, o))[0]; how != want {
		t.Errorf("the layer is read as %d, want %d", how, want)
	}
}

// randomMap is a map of one source in a window that may be anywhere, with
// something or other asked of it.
func randomMap(r *rand.Rand, src string) *Config {
	cfg := &Config{
		Layers: []config.Layer{{ID: "l", Src: src, Attributes: config.Attributes{All: r.IntN(2) == 0}}},
		Export: config.Export{Width: []float64{60, 400, 1300}[r.IntN(3)], StyleMode: []render.StyleMode{"", render.StyleCSS, render.StyleClasses}[r.IntN(3)]},
	}
	if id := []string{"", "robinson", "lonlat", "ortho", "mercator"}[r.IntN(5)]; id != "" {
		cfg.Proj.ID = id
	}
	west, south := 360*r.Float64()-180, 140*r.Float64()-70
	east, north := flat.WrapLon(west+2+80*r.Float64()), min(80, south+2+40*r.Float64())
	box := config.Degrees{West: west, South: south, East: east, North: north}
	switch r.IntN(5) {
	case 0: // all data
	case 1:
		cfg.Bounds.Crop = &box
	default:
		cfg.Bounds = config.Bounds{Mode: "bbox", BBox: box, Padding: 0.1 * r.Float64()}
	}
	if r.IntN(4) == 0 {
		cfg.Layers[0].Where = func(record layers.Record) bool { return len(record.Values) == 0 || record.Values[0].String() < "M" }
	}
	if r.IntN(4) == 0 {
		cfg.Export.KeepOutside = true
	}
	if r.IntN(4) == 0 {
		cfg.Views = []config.View{{ID: "inset", Frame: config.Frame{Left: 0.6, Top: 0.6, Width: 0.3, Height: 0.3}, Border: true}}
	}
	if decimals := r.IntN(5); decimals < 4 {
		cfg.Export.Round = &decimals
	}
	return cfg
}

// The same config gives the same bytes, counts and warnings alone, beside a
// hidden layer of the same source, with sources that serve other maps, drawn
// for the first time or again, and streamed.
func TestSizeNeverChangesAMap(t *testing.T) {
	defer leak.Check(t)()
	files := coastline(t)
	sheet, _, err := styles.Parse("s.css", []byte(`#l { fill: #eee; r: 3 } #l[name="France"], #l[name="Rome"] { fill: red; r: 5 }`))
	if err != nil {
		t.Fatal(err)
	}
	shared := NewSources(files)
	r := rand.New(rand.NewPCG(8, 8))
	shows := 0
	for i := range 40 {
		src := []string{"coast.shp", "ne_110m_countries.shp", "ne_50m_states.shp", "naturalearth_cities.shp"}[i%4]
		cfg := randomMap(r, src)
		o := holdsAll(Options{Files: files, Style: sheet})
		mustStream(t, cfg, o, held)
		want := drawWith(t, cfg, o)
		if want.layer.Drawn > 0 {
			shows++
		}
		beside := *cfg
		beside.Layers = append(slices.Clone(cfg.Layers), cfg.Layers[0])
		beside.Layers[1].ID, beside.Layers[1].Hidden = "hidden", true
		for name, test := range map[string]struct {
			cfg *Config
			o   Options
			how reading
		}{
			"streamed":                    {cfg, streamsAll(Options{Files: files, Style: sheet}), streamed},
			"going through":               {cfg, passesAll(Options{Files: files, Style: sheet}), throughUnless(cfg.Layers[0].Where != nil)},
			"beside a hidden layer":       {&beside, streamsAll(Options{Files: files, Style: sheet}), held},
			"with shared sources":         {cfg, Options{Files: files, Style: sheet, Sources: shared}, held},
			"with shared sources, again":  {cfg, Options{Files: files, Style: sheet, Sources: shared}, held},
			"within limits, and streamed": {cfg, streamsAll(Options{Files: files, Style: sheet, Limits: Limits{Features: 1000, Vertices: 100_000}}), streamed},
			"streamed and printed":        {cfg, printsSome(streamsAll(Options{Files: files, Style: sheet}), math.MaxInt64), streamed},
			"streamed, printed in part":   {cfg, printsSome(streamsAll(Options{Files: files, Style: sheet}), 2000), streamed},
			"with sources of its own":     {cfg, Options{Files: files, Style: sheet, Sources: NewSources(files)}, held},
		} {
			mustStream(t, test.cfg, test.o, test.how)
			got := drawWith(t, test.cfg, test.o)
			if got.svg != want.svg {
				t.Fatalf("map %d of %s, %s: the bytes differ\n%+v", i, src, name, cfg)
			}
			if got.layer != want.layer {
				t.Errorf("map %d of %s, %s: the report is %+v, want %+v", i, src, name, got.layer, want.layer)
			}
			if name != "beside a hidden layer" && !slices.Equal(got.warnings, want.warnings) {
				t.Errorf("map %d of %s, %s: the warnings are %q, want %q", i, src, name, got.warnings, want.warnings)
			}
		}
	}
	if shows < 28 {
		t.Errorf("only %d of 40 maps show anything", shows)
	}
}

// staleHeader changes the box in a shapefile's header, and makes it large.
func staleHeader(t *testing.T, files fs.FS, box [4]float64) fstest.MapFS {
	t.Helper()
	stale := fstest.MapFS{}
	for _, ending := range []string{".shp", ".dbf", ".prj", ".cpg"} {
		data, err := fs.ReadFile(files, "ne_50m_states"+ending)
		if err != nil {
			t.Fatal(err)
		}
		if ending == ".shp" {
			data = slices.Clone(data)
			for i, v := range box {
				binary.LittleEndian.PutUint64(data[36+8*i:], math.Float64bits(v))
			}
		}
		stale["states"+ending] = &fstest.MapFile{Data: data}
	}
	return stale
}

// The frame follows the features that the filters keep, never the box in a
// file's header.
func TestFramesFollowTheFeatures(t *testing.T) {
	whole := coastline(t)
	australia, err := filter.NewIn("ADMIN", []layers.Value{layers.Text("Australia")})
	if err != nil {
		t.Fatal(err)
	}
	for name, l := range map[string]config.Layer{
		"all":      {ID: "l", Src: "states.shp"},
		"filtered": {ID: "l", Src: "states.shp", Filter: australia},
	} {
		cfg := &Config{Layers: []config.Layer{l}}
		want := drawWith(t, cfg, holdsAll(Options{Files: staleHeader(t, whole, [4]float64{-180, -90, 180, 90})}))
		if want.layer.Drawn == 0 {
			t.Fatalf("%s: nothing is drawn", name)
		}
		for _, box := range [][4]float64{{-20, -20, -10, -10}, {0, 0, 0, 0}, {-180, -90, 180, 90}, {100, -60, 170, 0}} {
			got := drawWith(t, cfg, streamsAll(Options{Files: staleHeader(t, whole, box)}))
			if got.svg != want.svg || got.layer != want.layer {
				t.Errorf("%s, with the header's box %v: another map: %+v, want %+v", name, box, got.layer, want.layer)
			}
		}
	}
}

// What is wrong with a layer is told in the same words however it is read.
func TestReadingsWarnAlike(t *testing.T) {
	files := coastline(t)
	nowhere := config.Degrees{West: -170, South: -80, East: -160, North: -70}
	nobody, err := filter.NewIn("NAME", []layers.Value{layers.Text("Nobody")})
	if err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		cfg  Config
		want string
	}{
		"filter": {Config{Layers: []config.Layer{{ID: "l", Src: "ne_110m_countries.shp", Filter: nobody}}}, "none of the 177 features is kept by the filter; check its values; values of NAME are"},
		"crop":   {Config{Layers: []config.Layer{{ID: "l", Src: "naturalearth_cities.shp"}}, Bounds: config.Bounds{Crop: &nowhere}}, "none of the 243 features lies within bounds.crop"},
		"source": {Config{Layers: []config.Layer{{ID: "l", Src: "coast.shp"}}}, "no .dbf file"},
	} {
		held := drawWith(t, &test.cfg, holdsAll(Options{Files: files}))
		streamed := drawWith(t, &test.cfg, streamsAll(Options{Files: files}))
		if !slices.Equal(held.warnings, streamed.warnings) {
			t.Errorf("%s: held it warns %q, streamed %q", name, held.warnings, streamed.warnings)
		}
		if text := fmt.Sprint(held.warnings); !strings.Contains(text, test.want) {
			t.Errorf("%s: it warns %q, want %q", name, text, test.want)
		}
	}
}

// A finished map needs neither its context nor its files.
func TestMapsAreComplete(t *testing.T) {
	defer leak.Check(t)()
	files := coastline(t).(fstest.MapFS)
	cfg := &Config{Layers: []config.Layer{{ID: "l", Src: "ne_110m_countries.shp"}}}
	ctx, cancel := context.WithCancel(context.Background())
	m, err := Build(ctx, cfg, streamsAll(Options{Files: files}))
	if err != nil {
		t.Fatal(err)
	}
	cancel()
	delete(files, "ne_110m_countries.shp")
	var svg bytes.Buffer
	if _, err := m.Write(&svg, WriteOptions{}); err != nil || strings.Count(svg.String(), "<path") != 177 {
		t.Errorf("%d countries are written, %v", strings.Count(svg.String(), "<path"), err)
	}
	l := m.Report.Layers[0]
	if l.Read != 177 {
		t.Errorf("%d features are read, want 177", l.Read)
	}
	if l.Drawn != 177 {
		t.Errorf("%d features are drawn, want 177", l.Drawn)
	}
	if l.VerticesRead == 0 {
		t.Error("the report counts no vertices read")
	}
	if l.VerticesDrawn == 0 {
		t.Error("the report counts no vertices drawn")
	}
}

// A streamed layer is an error, and not a shorter map, when its context ends,
// when it is damaged, and when it is beyond the limits.
func TestStreamedErrors(t *testing.T) {
	defer leak.Check(t)()
	files := coastline(t).(fstest.MapFS)
	short := slices.Clone(files["ne_110m_countries.shp"].Data)
	files["short.shp"] = &fstest.MapFile{Data: short[:len(short)/2]}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	bounds := config.Bounds{Mode: "bbox", BBox: config.Degrees{West: -30, South: 30, East: 40, North: 70}}
	var limit *LimitError
	for name, test := range map[string]struct {
		ctx    context.Context
		src    string
		limits Limits
		is     func(error) bool
	}{
		"cancelled": {ctx, "ne_110m_countries.shp", Limits{}, func(err error) bool { return errors.Is(err, context.Canceled) }},
		"cut off":   {context.Background(), "short.shp", Limits{}, func(err error) bool { return strings.Contains(err.Error(), `layer "l": short.shp`) }},
		"features":  {context.Background(), "ne_110m_countries.shp", Limits{Features: 100}, func(err error) bool { return errors.As(err, &limit) }},
		"vertices":  {context.Background(), "ne_110m_countries.shp", Limits{Vertices: 5000}, func(err error) bool { return errors.As(err, &limit) }},
	} {
		cfg := &Config{Layers: []config.Layer{{ID: "l", Src: test.src}}, Bounds: bounds}
		if m, err := Build(test.ctx, cfg, streamsAll(Options{Files: files, Limits: test.limits})); err == nil || !test.is(err) {
			t.Errorf("%s: the map is %v and the error %v", name, m, err)
		}
	}
}

// What asks for a layer's features at once, or looks at them, is told by the
// config alone.
func TestPlanReading(t *testing.T) {
	files := coastline(t)
	const src = "ne_110m_countries.shp"
	for name, test := range map[string]struct {
		layer  config.Layer
		others []config.Layer
		want   reading
	}{
		"plain":            {config.Layer{}, nil, streamed},
		"filtered":         {config.Layer{Where: func(layers.Record) bool { return true }, Attributes: config.Attributes{All: true}}, nil, streamed},
		"joined":           {config.Layer{Join: &config.Join{}}, nil, held},
		"simplified":       {config.Layer{Simplify: config.Simplify{Auto: true}}, nil, through},
		"without islands":  {config.Layer{FilterIslands: 1}, nil, through},
		"without holes":    {config.Layer{IgnoreHoles: true}, nil, through},
		"cropped":          {config.Layer{CropTo: "o"}, []config.Layer{{ID: "o", Special: special.Sea{}}}, through},
		"cut out":          {config.Layer{SubtractFrom: []string{"o"}}, []config.Layer{{ID: "o", Special: special.Sea{}}}, through},
		"cut":              {config.Layer{}, []config.Layer{{ID: "o", Src: "coast.shp", SubtractFrom: []string{"l"}}}, held},
		"cutting others":   {config.Layer{}, []config.Layer{{ID: "o", Src: "coast.shp", SubtractFrom: []string{"p"}}, {ID: "p", Special: special.Sea{}}}, streamed},
		"a mask":           {config.Layer{}, []config.Layer{{ID: "o", Src: "coast.shp", CropTo: "l"}}, held},
		"bordered":         {config.Layer{}, []config.Layer{{ID: "o", Special: special.Borders{Layer: "l"}}}, held},
		"counted":          {config.Layer{}, []config.Layer{{ID: "o", Special: special.Grid{Layer: "l"}}}, held},
		"labelled":         {config.Layer{Labeling: &config.Labeling{Key: "NAME"}}, nil, through},
		"with a table":     {config.Layer{Data: []config.DataJoin{{Src: "t.csv", Key: "a"}}}, nil, held},
		"hidden":           {config.Layer{Hidden: true}, nil, held},
		"twice":            {config.Layer{}, []config.Layer{{ID: "o", Src: src}}, held},
		"twice, otherwise": {config.Layer{}, []config.Layer{{ID: "o", Src: src, CRS: "EPSG:4269"}}, streamed},
	} {
		test.layer.ID, test.layer.Src = "l", src
		cfg := &Config{Layers: append([]config.Layer{test.layer}, test.others...)}
		o := streamsAll(Options{Files: files})
		if how := planReading(context.Background(), cfg, o, requestsOf(cfg, o))[0]; how != test.want {
			t.Errorf("%s: it is read as %d, want %d", name, how, test.want)
		}
	}
	cfg := &Config{Layers: []config.Layer{{ID: "l", Src: src}}, Bounds: config.Bounds{Mode: "polygons", Layer: "l"}}
	mustStream(t, cfg, streamsAll(Options{Files: files}), held)
	for _, src := range []string{"nowhere.shp", "builtin:countries", "postgis:x", "t.geojson"} {
		mustStream(t, &Config{Layers: []config.Layer{{ID: "l", Src: src}}}, streamsAll(Options{Files: files}), held)
	}
}
