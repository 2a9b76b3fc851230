package kartograph

import (
	"encoding/binary"
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"

	shp "github.com/jonas-p/go-shp"
	"github.com/seed-898ab921/kartograph/config"
)

// africa is a shapefile of the countries between 20 degrees west and 60 east, whose header
// says that it has a box.
func africa(t *testing.T, west, south, east, north float64) []byte {
	t.Helper()
	in, err := shp.Open("testdata/data/ne_110m_countries.shp")
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	name := filepath.Join(t.TempDir(), "a.shp")
	out, err := shp.Create(name, shp.POLYGON)
	if err != nil {
		t.Fatal(err)
	}
	for in.Next() {
		if _, shape := in.Shape(); shape.BBox().MinX > -20 && shape.BBox().MaxX < 60 && shape.BBox().MaxY < 40 {
			out.Write(shape)
		}
	}
	out.Close()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for i, v := range []float64{west, south, east, north} {
		binary.LittleEndian.PutUint64(data[36+8*i:], math.Float64bits(v))
	}
	return data
}

// A file that says that it shows the world, and shows a part of it, is drawn as one that says
// the truth, with its warnings and its report; so is one with something left out.
func TestFilesMayShowLessThanTheySay(t *testing.T) {
	const truth, more, cropped = "truth.shp", "more.shp", "cropped"
	files := fstest.MapFS{
		truth: {Data: africa(t, -18, -35, 59, 39)},
		more:  {Data: africa(t, -180, -90, 180, 83)},
	}
	for _, only := range []bool{false, true} {
		for name, ask := range map[string]func(cfg *Config){
			"plain":      func(*Config) {},
			"simplified": func(cfg *Config) { cfg.Layers[0].Simplify.Auto = true },
			cropped:      func(cfg *Config) { cfg.Bounds.Crop = &config.Degrees{East: 40, North: 30} },
			"bounds": func(cfg *Config) {
				cfg.Bounds = config.Bounds{Mode: config.ModeBBox, BBox: config.Degrees{East: 40, North: 30}}
			},
		} {
			draw := func(src string, through bool) drawn {
				cfg := &Config{Proj: config.Proj{ID: "robinson"}, Layers: []config.Layer{{ID: "a", Src: src}}}
				ask(cfg)
				o := holdsAll(Options{Files: files, OnlySVG: only})
				if through {
					o = passesAll(o)
				}
				return drawWith(t, cfg, o)
			}
			want := draw(truth, false)
			for _, src := range []string{truth, more} {
				got := draw(src, true)
				if got.svg != want.svg || got.layer != want.layer || !slices.Equal(got.warnings, want.warnings) {
					t.Errorf("%s, %s: it is another map: report %+v, want %+v, warnings %q, want %q", src, name, got.layer, want.layer, got.warnings, want.warnings)
				}
			}
		}
	}
}

// What is known of the memory of a map counts a layer that had to be read twice once.
func TestReadAgainTakesNoMoreMemory(t *testing.T) {
	files := fstest.MapFS{"a.shp": {Data: africa(t, -180, -90, 180, 83)}}
	cfg := &Config{Proj: config.Proj{ID: "robinson"}, Layers: []config.Layer{{ID: "a", Src: "a.shp"}}}
	least := func(o func(Options) Options) int64 {
		for bytes := int64(1 << 12); ; bytes += 1 << 10 {
			if _, err := Build(t.Context(), cfg, o(Options{Files: files, Limits: Limits{Memory: bytes}})); err == nil {
				return bytes
			}
		}
	}
	if got, want := least(passesAll), least(holdsAll); got > want {
		t.Errorf("it takes %d bytes to be drawn, %d where it is held", got, want)
	}
}
