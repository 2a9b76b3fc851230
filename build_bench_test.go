package kartograph

import (
	"context"
	"io"
	"os"
	"testing"
)

// BenchmarkWorld draws Natural Earth 50m countries (99,566 points) on Robinson,
// 1000 px wide, from the shapefile to the SVG.
func BenchmarkWorld(b *testing.B) {
	cfg := &Config{
		Proj:   Proj{ID: "robinson"},
		Layers: []Layer{{ID: "countries", Src: "data/ne_50m_countries.shp"}},
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
