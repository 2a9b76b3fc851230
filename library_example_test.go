package kartograph_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"strings"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/batch"
	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/special"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/styles"
	"github.com/twpayne/go-geom"
)

// These examples are the code of docs/library.md.

func Example() {
	ctx := context.Background()
	files := os.DirFS("testdata")
	cfg, err := kartograph.Load(files, "maps/spain.json")
	if err != nil {
		fmt.Println(err)
		return
	}
	var svg bytes.Buffer
	err = kartograph.Generate(ctx, cfg, kartograph.Options{Files: files}, &svg)
	fmt.Println(bytes.HasPrefix(svg.Bytes(), []byte("<?xml")), err)
	// Output: true <nil>
}

func ExampleConfig() {
	cfg := &config.Config{
		Proj: config.Proj{ID: "laea", Params: catalogue.Values{"lon0": 10, "lat0": 52}},
		Layers: []config.Layer{
			{ID: "sea", Special: special.Sea{}},
			{ID: "countries", Src: "builtin:countries-110m", Classes: []string{"land"}},
		},
		Bounds: config.BBox(-10, 36, 30, 70),
		Export: config.Export{Width: 600},
	}
	m, err := kartograph.Build(context.Background(), cfg, kartograph.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, layer := range m.Report.Layers {
		fmt.Println(layer.ID, layer.Drawn > 0)
	}
	// Output:
	// sea true
	// countries true
}

func Example_source() {
	schema := layers.NewSchema([]string{"name", "visits"})
	graz := layers.Feature{
		ID:       "graz",
		Geometry: geom.NewPointFlat(geom.XY, []float64{15.44, 47.07}),
		Record:   layers.Record{Schema: schema, Values: []layers.Value{layers.Text("Graz"), layers.Number(12)}},
	}
	layer := config.Layer{
		ID:         "shops",
		Source:     layers.NewMemory("shops", schema, []layers.Feature{graz}),
		Where:      func(r layers.Record) bool { v, _ := r.Get("visits"); n, ok := v.Float(); return ok && n > 10 },
		Attributes: config.Attributes{All: true},
	}
	m, err := kartograph.Build(context.Background(), &config.Config{Layers: []config.Layer{layer}}, kartograph.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(m.Scene().Groups[0].Marks[0].Attributes)
	// Output: [{name Graz} {visits 12}]
}

func ExampleOptions_style() {
	dark, _ := styles.Named("dark")
	base, _, err := styles.Parse("dark", dark)
	if err != nil {
		fmt.Println(err)
		return
	}
	own, warnings, err := styles.Parse("own", []byte("#shops { fill: #e60 }"))
	if err != nil {
		fmt.Println(err)
		return
	}
	o := kartograph.Options{Style: styles.Join(base, own)}
	fmt.Println(o.Style != nil, len(warnings))
	// Output: true 0
}

func ExampleMap() {
	files := os.DirFS("testdata")
	cfg, err := kartograph.Load(files, "maps/world.json")
	if err != nil {
		fmt.Println(err)
		return
	}
	m, err := kartograph.Build(context.Background(), cfg, kartograph.Options{Files: files})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, warning := range m.Warnings {
		fmt.Println(warning)
	}
	fmt.Println(m.Report.Projection)
	var plain, packed bytes.Buffer
	if _, err := m.Write(&plain, kartograph.WriteOptions{}); err != nil {
		fmt.Println(err)
	}
	if _, err := m.Write(&packed, kartograph.WriteOptions{Format: render.SVGZ()}); err != nil {
		fmt.Println(err)
	}
	fmt.Println(packed.Len() < plain.Len())
	// Output:
	// Robinson
	// true
}

func ExampleSources() {
	files := os.DirFS("testdata")
	o := kartograph.Options{Files: files, Sources: kartograph.NewSources(files)}
	for _, name := range []string{"Spain", "France"} {
		config := `{
			"layers": {"country": {"src": "data/ne_110m_countries.shp", "filter": {"NAME": "` + name + `"}}},
			"bounds": {"mode": "polygons", "data": {"layer": "country", "min-area": 0.3}}
		}`
		cfg, err := kartograph.Parse("map.json", []byte(config))
		if err != nil {
			fmt.Println(err)
			return
		}
		var svg strings.Builder
		err = kartograph.Generate(context.Background(), cfg, o, &svg)
		fmt.Println(name, strings.Count(svg.String(), "<path"), err)
	}
	// Output:
	// Spain 1 <nil>
	// France 1 <nil>
}

func Example_mistakes() {
	_, err := kartograph.Parse("map.json", []byte(`{"layers": {"land": {"scr": "land.shp"}}}`))
	var mistakes config.Errors
	if errors.As(err, &mistakes) {
		for _, mistake := range mistakes {
			fmt.Println(mistake.Position.Line, mistake.Path, mistake.Problem)
		}
	}
	// Output:
	// 1 layers.land the layer has no features; give it "src" (a file) or "special" (sea, graticule, borders, frame or grid)
	// 1 layers.land.scr unknown key, did you mean "src"?
}

// A map for each row of a program's.
func Example_batch() {
	spec, err := batch.Parse("towns.json", []byte(`{
		"output": "${name}.svg",
		"map": {
			"title": "${name}",
			"proj": {"id": "ortho", "lon0": "${lon}", "lat0": "${lat}"},
			"layers": {"land": {"src": "builtin:land"}}
		}
	}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	columns := layers.NewSchema([]string{"name", "lon", "lat"})
	rows := func(yield func(layers.Record, error) bool) {
		for _, values := range [][]layers.Value{
			{layers.Text("Graz"), layers.Number(15.4), layers.Number(47.1)},
			{layers.Text("Linz"), layers.Number(14.3), layers.Number(48.3)},
		} {
			if !yield(layers.Record{Schema: columns, Values: values}, nil) {
				return
			}
		}
	}
	folder, err := os.MkdirTemp("", "maps")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(folder)
	plan, err := batch.Plan(context.Background(), spec, batch.Options{Rows: rows, Folder: folder, Jobs: 1})
	if err != nil {
		fmt.Println(err)
		return
	}
	for m := range plan.Maps() {
		lon, _ := m.Row.Get("lon")
		fmt.Println(m.Number, m.Output, lon)
	}
	for result, err := range plan.Run(context.Background()) {
		fmt.Println(result.Output, result.Status, result.Err, err)
	}
	// Output:
	// 1 Graz.svg 15.4
	// 2 Linz.svg 14.3
	// Graz.svg drawn <nil> <nil>
	// Linz.svg drawn <nil> <nil>
}

func Example_errorStatus() {
	status := func(err error) int {
		var mistakes config.Errors
		var limit *kartograph.LimitError
		switch {
		case errors.As(err, &mistakes):
			return http.StatusBadRequest
		case errors.As(err, &limit) && limit.Limit == "Duration":
			return http.StatusServiceUnavailable
		case errors.As(err, &limit):
			return http.StatusBadRequest
		case errors.Is(err, fs.ErrPermission):
			return http.StatusForbidden
		case errors.Is(err, kartograph.ErrNothingShown), errors.Is(err, fs.ErrNotExist):
			return http.StatusNotFound
		case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
			return http.StatusServiceUnavailable
		}
		return http.StatusInternalServerError
	}
	cfg, err := kartograph.Parse("map.json", []byte(`{"layers": {"towns": {"src": "towns.csv"}}}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	_, err = kartograph.Build(context.Background(), cfg, kartograph.Options{Files: os.DirFS("testdata")})
	var in *kartograph.Error
	if errors.As(err, &in) {
		fmt.Println(in.Position.Line, in.Path, status(err))
	}
	// Output: 1 layers.towns.src 404
}
