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

// BenchmarkCountry draws a small country with its neighbours, a graticule, the sea and
// its name on a projection of its own, as a batch does, from sources that are held.
func BenchmarkCountry(b *testing.B) {
	const text = `{"proj": {"id": "laea", "lon0": "auto", "lat0": "auto"},
		"bounds": {"mode": "polygons", "padding": 0.1, "data": {"layer": "country"}},
		"layers": {"sea": {"special": "sea"}, "graticule": {"special": "graticule"},
			"neighbours": {"src": "data/ne_50m_countries.shp", "attributes": {"id": "ADM0_A3"}},
			"country": {"src": "data/ne_50m_countries.shp", "filter": {"ADM0_A3": "BEL"}, "attributes": {"name": "NAME"}, "labeling": {"key": "name"}}},
		"export": {"width": 600}}`
	cfg, err := Parse("map.json", []byte(text))
	if err != nil {
		b.Fatal(err)
	}
	files := os.DirFS("testdata")
	o := Options{Files: files, Sources: NewSources(files)}
	b.ReportAllocs()
	for b.Loop() {
		o.Sources.memos.keys = nil // each map of a batch has another projection
		o.Sources.store.Shelf.Forget(func(k, _ any) bool { _, ok := k.(memoKey); return ok })
		if err := Generate(context.Background(), cfg, o, io.Discard); err != nil {
			b.Fatal(err)
		}
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
	b.ReportAllocs()
	for b.Loop() {
		if err := Generate(context.Background(), cfg, Options{Files: files}, io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}
