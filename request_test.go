package kartograph

import (
	"context"
	"math/rand/v2"
	"testing"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/flat"
)

// inDegrees reports whether a point is in a box, which may cross 180 degrees.
func inDegrees(b config.Degrees, lon, lat float64) bool {
	if lat < b.South || lat > b.North {
		return false
	}
	if b.West <= b.East {
		return lon >= b.West && lon <= b.East
	}
	return lon >= b.West || lon <= b.East
}

// Whatever is visible lies in the box that a database is asked for.
func TestQueryBoxHoldsWhatIsShown(t *testing.T) {
	random := rand.New(rand.NewPCG(21, 22))
	asked := 0
	for _, id := range []string{"mercator", "robinson", "laea", "lcc", "ortho", "lonlat", "albers"} {
		for range 40 {
			west, south := 360*random.Float64()-180, 140*random.Float64()-75
			east, north := flat.WrapLon(west+1+60*random.Float64()), min(80, south+1+40*random.Float64())
			cfg := &Config{Proj: config.Proj{ID: id}, Bounds: config.Bounds{Mode: "bbox", BBox: config.Degrees{West: west, South: south, East: east, North: north}}}
			frames, err := planFrames(context.Background(), cfg, nil, Options{})
			if err != nil {
				continue // bounds that this projection cannot show
			}
			box := queryBox(cfg, &config.Layer{Src: "postgis:"}, nil)
			if box == nil {
				continue
			}
			asked++
			for range 3000 {
				lon, lat := 360*random.Float64()-180, 180*random.Float64()-90
				if x, y, ok := frames[0].proj.Forward(lon, lat); ok && frames[0].rect.Has(x, y) && !inDegrees(*box, lon, lat) {
					t.Fatalf("%s %v: %g, %g is on the map but not in %v", id, cfg.Bounds.BBox, lon, lat, *box)
				}
			}
		}
	}
	if asked < 150 {
		t.Errorf("only %d of 280 maps limit what they ask for", asked)
	}
}

func TestQueryBox(t *testing.T) {
	crop := &config.Degrees{West: 1, South: 2, East: 3, North: 4}
	for name, test := range map[string]struct {
		cfg    Config
		layer  config.Layer
		limits bool
	}{
		"file":     {Config{Bounds: config.Bounds{Crop: crop}}, config.Layer{Src: "a.shp"}, false},
		"crop":     {Config{Bounds: config.Bounds{Crop: crop}}, config.Layer{Src: "postgis:"}, true},
		"bounds":   {Config{Bounds: config.Bounds{Mode: "bbox", BBox: config.Degrees{West: 5, South: 45, East: 15, North: 55}}}, config.Layer{Src: "postgis:"}, true},
		"none":     {Config{}, config.Layer{Src: "postgis:"}, false},
		"polygons": {Config{Bounds: config.Bounds{Mode: "polygons", Layer: "l"}}, config.Layer{Src: "postgis:"}, false},
		"joined":   {Config{Bounds: config.Bounds{Mode: "bbox", BBox: config.Degrees{West: 5, South: 45, East: 15, North: 55}}}, config.Layer{Src: "postgis:", Join: &config.Join{}}, false},
		"pole":     {Config{Proj: config.Proj{ID: "laea"}, Bounds: config.Bounds{Mode: "bbox", BBox: config.Degrees{West: -180, South: 60, East: 180, North: 90}}}, config.Layer{Src: "postgis:"}, false},
	} {
		if got := queryBox(&test.cfg, &test.layer, nil); (got != nil) != test.limits {
			t.Errorf("%s: %v", name, got)
		}
	}
}
