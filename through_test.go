package kartograph

import (
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/styles"
	"go.uber.org/goleak"
)

// throughUnless is how a layer is read that goes through, unless it must be held.
func throughUnless(mustBeHeld bool) reading {
	if mustBeHeld {
		return held
	}
	return through
}

// Layers that steps or labels wait for go through as far as to the frames, on any
// number of processors, and the maps are those of layers that are held.
func TestGoingThroughNeverChangesAMap(t *testing.T) {
	defer goleak.VerifyNone(t)
	files := coastline(t).(fstest.MapFS)
	places, err := os.ReadFile("testdata/data/ne_50m_lakes.geojson")
	if err != nil {
		t.Fatal(err)
	}
	files["places.geojson"] = &fstest.MapFile{Data: places}
	files["towns.csv"] = &fstest.MapFile{Data: manyTowns(1200)}
	label := func(l *config.Layer) {
		if key := map[string]string{"towns.csv": "town", "ne_50m_states.shp": "NAME", "naturalearth_cities.shp": "name"}[l.Src]; key != "" {
			l.Labeling = &config.Labeling{Key: key}
		}
	}
	asked := map[string]func(cfg *Config){
		"plain":      func(*Config) {},
		"simplified": func(cfg *Config) { cfg.Layers[0].Simplify.Auto = true },
		"labelled":   func(cfg *Config) { label(&cfg.Layers[0]) },
		"cropped": func(cfg *Config) {
			cfg.Layers = append(cfg.Layers, config.Layer{ID: "mask", Src: "ne_110m_countries.shp"})
			cfg.Layers[0].CropTo = "mask"
		},
		"two layers": func(cfg *Config) {
			cfg.Layers = append(cfg.Layers, config.Layer{ID: "cities", Src: "naturalearth_cities.shp"})
			label(&cfg.Layers[1])
		},
	}
	r := rand.New(rand.NewPCG(9, 9))
	for i := range 16 {
		src := []string{"coast.shp", "ne_50m_states.shp", "places.geojson", "towns.csv"}[i%4]
		for name, ask := range asked {
			cfg := randomMap(r, src)
			cfg.Layers[0].Where = nil
			ask(cfg)
			want := drawWith(t, cfg, holdsAll(Options{Files: files}))
			o := passesAll(Options{Files: files, Workers: []int{1, 2, 8}[i%3]})
			mustStream(t, cfg, o, through)
			got := drawWith(t, cfg, o)
			if got.svg != want.svg {
				t.Errorf("map %d of %s, %s: the bytes differ\n%+v", i, src, name, cfg)
			}
			if got.layer != want.layer {
				t.Errorf("map %d of %s, %s: the report is %+v, want %+v", i, src, name, got.layer, want.layer)
			}
			if !slices.Equal(got.warnings, want.warnings) {
				t.Errorf("map %d of %s, %s: the warnings are %q, want %q", i, src, name, got.warnings, want.warnings)
			}
			o = passesAll(o)
			o.OnlySVG = true
			only := drawWith(t, cfg, o)
			if only.svg != want.svg || only.layer != want.layer || !slices.Equal(only.warnings, want.warnings) {
				t.Errorf("map %d of %s, %s: made for SVG only it is another one: report %+v, want %+v, warnings %q, want %q\n%+v",
					i, src, name, only.layer, want.layer, only.warnings, want.warnings, cfg)
			}
		}
	}
}

// manyTowns is a table of points all over the world, of which some cannot be used.
func manyTowns(n int) []byte {
	r := rand.New(rand.NewPCG(4, 4))
	rows := []byte("town,lon,lat,people\n")
	for i := range n {
		row := fmt.Sprintf("town %d,%.3f,%.3f,%d\n", i, 358*r.Float64()-179, 176*r.Float64()-88, r.IntN(1000))
		switch r.IntN(60) {
		case 0:
			row = fmt.Sprintf("nowhere %d,,,5\n", i)
		case 1:
			row = fmt.Sprintf("odd %d,x,1,n/a\n", i)
		case 2:
			row = fmt.Sprintf("short %d,%d,1\n", i, i%170)
		}
		rows = append(rows, row...)
	}
	return rows
}

// What no feature has is told of a layer that goes through, too.
func TestValuesOfLayersThatGoThroughAreTold(t *testing.T) {
	sheet, _, err := styles.Parse("s.css", []byte(`#l[town="twn 7"] { fill: red }`))
	if err != nil {
		t.Fatal(err)
	}
	o := passesAll(Options{Files: fstest.MapFS{"towns.csv": {Data: manyTowns(40)}}, Style: sheet, OnlySVG: true})
	cfg := &Config{Layers: []config.Layer{{ID: "l", Src: "towns.csv"}}}
	mustStream(t, cfg, o, through)
	if told := fmt.Sprint(drawWith(t, cfg, o).warnings); !strings.Contains(told, `did you mean "town 7"?`) {
		t.Error(told)
	}
}

// Data from all over the world, none of which is in a moved part of a composite map,
// leave its page to the main view, as soon as all of them are known and not before.
func TestCompositeMapsWaitForTheirData(t *testing.T) {
	square := func(lon, lat float64) string {
		return fmt.Sprintf(`{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[%g,%g],[%g,%g],[%g,%g],[%g,%g]]]}}`,
			lon, lat, lon+3, lat, lon+3, lat+3, lon, lat)
	}
	text := `{"type":"FeatureCollection","features":[` + square(-178, -78) + "," + square(170, -70) + "," + square(-99, 38) + `]}`
	files := fstest.MapFS{"a.geojson": {Data: []byte(text)}}
	cfg := &Config{Proj: config.Proj{ID: "albersusa"}, Layers: []config.Layer{{ID: "a", Src: "a.geojson"}}}
	want := drawWith(t, cfg, holdsAll(Options{Files: files}))
	o := passesAll(Options{Files: files})
	mustStream(t, cfg, o, through)
	if got := drawWith(t, cfg, o); got.svg != want.svg {
		t.Error("the bytes differ")
	}
}

// A map made for SVG only holds no coordinates that were printed, says so where it is to be
// written otherwise, and describes itself as it does in full; labels and legends keep them.
func TestOnlySVGLetsGo(t *testing.T) {
	files := os.DirFS("testdata/data")
	for name, tt := range map[string]struct {
		ask  func(cfg *Config)
		gone bool
	}{
		"plain":      {func(*Config) {}, true},
		"told":       {func(cfg *Config) { cfg.Layers[0].Attributes.All = true }, true},
		"labelled":   {func(cfg *Config) { cfg.Layers[0].Labeling = &config.Labeling{Key: "NAME"} }, false},
		"simplified": {func(cfg *Config) { cfg.Layers[0].Simplify.Auto = true }, false},
		"two views":  {func(cfg *Config) { cfg.Views = []config.View{{ID: "v", Frame: config.Frame{Width: 0.5, Height: 0.5}}} }, false},
	} {
		t.Run(name, func(t *testing.T) {
			cfg := &Config{Proj: config.Proj{ID: "robinson"}, Layers: []config.Layer{{ID: "a", Src: "ne_110m_countries.shp"}}}
			tt.ask(cfg)
			full, err := Build(t.Context(), cfg, passesAll(Options{Files: files}))
			if err != nil {
				t.Fatal(err)
			}
			o := passesAll(Options{Files: files})
			o.OnlySVG = true
			m, err := Build(t.Context(), cfg, o)
			if err != nil {
				t.Fatal(err)
			}
			if written(t, m) != written(t, full) || !slices.Equal(m.Report.Layers, full.Report.Layers) {
				t.Error("the map is another one, or its report")
			}
			vertices := 0
			for _, mark := range m.Scene().Groups[0].Marks {
				if shape, ok := mark.Form.(render.Shape); ok {
					vertices += layers.Vertices(shape.Geometry)
				}
			}
			values := 0
			for _, f := range m.worked.placed[0][0].features {
				values += len(f.Record.Values)
			}
			if (values == 0) != tt.gone {
				t.Errorf("%d values are held, want none: %v", values, tt.gone)
			}
			if rows := len(m.worked.read[0].rows); (rows == 0) != (tt.gone || name == "simplified") {
				t.Errorf("%d rows are held", rows)
			}
			if gone := vertices == 0; gone != tt.gone {
				t.Errorf("%d vertices are held, want none: %v", vertices, tt.gone)
			}
			if _, err := m.Write(io.Discard, WriteOptions{Format: render.HTML()}); err == nil || !strings.Contains(err.Error(), "OnlySVG") {
				t.Errorf("written as a page it says %v", err)
			}
			if _, err := m.Write(io.Discard, WriteOptions{Notation: &render.Options{Absolute: true}}); err == nil {
				t.Error("it is written in another notation")
			}
		})
	}
}
