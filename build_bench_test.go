package kartograph

import (
	"context"
	"io"
	"os"
	"testing"

	"github.com/seed-898ab921/kartograph/config"
)

// BenchmarkWorld draws Natural Earth 50m countries (99,566 points) on Robinson
// and on the dearer Winkel tripel, 1000 px wide, from the shapefile to the SVG.
func BenchmarkWorld(b *testing.B) {
	for _, id := range []string{"robinson", "winkel3"} {
		b.Run(id, func(b *testing.B) { drawWorld(b, id) })
	}
}

func drawWorld(b *testing.B, id string) {
	cfg := &Config{
		Proj:   config.Proj{ID: id},
		Layers: []config.Layer{{ID: "countries", Src: "data/ne_50m_countries.shp"}},
	}
	files := os.DirFS("testdata")
	if src := os.Getenv("KARTOGRAPH_BENCH_SRC"); src != "" {
		files, cfg.Layers[0].Src = OSFiles(), src
	}
	for b.Loop() {
		if err := Generate(context.Background(), cfg, Options{Files: files}, io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}
