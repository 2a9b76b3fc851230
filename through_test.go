package kartograph

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/config"
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
	label := func(l *config.Layer) {
		if key := map[string]string{"ne_50m_states.shp": "NAME", "naturalearth_cities.shp": "name"}[l.Src]; key != "" {
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
	for i := range 12 {
		src := []string{"coast.shp", "ne_50m_states.shp", "places.geojson"}[i%3]
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
		}
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
