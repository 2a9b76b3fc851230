package kartograph

import (
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
