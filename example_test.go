package kartograph_test

import (
	"context"
	"fmt"
	"log"
	"os"
	"strings"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/styles"
	"github.com/twpayne/go-geom"
)

// A config and a stylesheet from a folder become an SVG.
func ExampleGenerate() {
	folder, err := os.OpenRoot("testdata") // no link leads out of it
	if err != nil {
		fmt.Println(err)
		return
	}
	defer folder.Close()
	files := folder.FS()
	cfg, err := kartograph.Load(files, "maps/spain.json")
	if err != nil {
		log.Fatal(err)
	}
	sheet, _, err := styles.Parse("inline", []byte("#spain { fill: #c8453b }"))
	if err != nil {
		log.Fatal(err)
	}
	var svg strings.Builder
	err = kartograph.Generate(context.Background(), cfg, kartograph.Options{Files: files, Style: sheet}, &svg)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(strings.Contains(svg.String(), `<g id="spain" class="land" fill="#c8453b">`))
	// Output: true
}

// A program can bring its own features; no files are needed.
func ExampleBuild() {
	schema := layers.NewSchema([]string{"name"})
	towns := layers.NewMemory("towns", schema, []layers.Feature{
		{ID: "graz", Geometry: geom.NewPointFlat(geom.XY, []float64{15.44, 47.07}),
			Record: layers.Record{Schema: schema, Values: []layers.Value{layers.Text("Graz")}}},
		{ID: "linz", Geometry: geom.NewPointFlat(geom.XY, []float64{14.29, 48.31}),
			Record: layers.Record{Schema: schema, Values: []layers.Value{layers.Text("Linz")}}},
	})
	cfg := &config.Config{
		Title:  "Two towns",
		Proj:   config.Proj{ID: "mercator"},
		Bounds: config.Bounds{Mode: "bbox", BBox: config.Degrees{West: 9, South: 46, East: 18, North: 50}},
		Layers: []config.Layer{{
			ID: "towns", Source: towns, Attributes: config.Attributes{All: true},
			Where: func(r layers.Record) bool { name, _ := r.Get("name"); return name.String() != "Linz" },
		}},
	}
	m, err := kartograph.Build(context.Background(), cfg, kartograph.Options{})
	if err != nil {
		log.Fatal(err)
	}
	for _, group := range m.Scene().Groups {
		for _, mark := range group.Marks {
			fmt.Println(group.ID, mark.ID, mark.Attributes)
		}
	}
	// Output: towns graz [{name Graz}]
}
