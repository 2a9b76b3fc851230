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
	"github.com/seed-898ab921/kartograph/layers/geojson"
	"github.com/seed-898ab921/kartograph/layers/special"
	"github.com/seed-898ab921/kartograph/layers/topology"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
	"github.com/seed-898ab921/kartograph/styles"
	"github.com/twpayne/go-geom"
)

// These examples are the code of docs/library.md.

func Example() {
	ctx := context.Background()
	folder, err := os.OpenRoot("testdata") // no link leads out of it
	if err != nil {
		fmt.Println(err)
		return
	}
	defer folder.Close()
	files := folder.FS()
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
	type shop struct {
		name     string
		lon, lat float64
		visits   int
	}
	shops := []shop{{"Graz", 15.44, 47.07, 12}, {"Linz", 14.29, 48.3, 7}}
	layer := config.Layer{
		ID: "shops",
		Source: layers.Map(shops, func(s shop) (geom.T, layers.Fields) {
			return layers.Point(s.lon, s.lat), layers.Fields{"name": s.name, "visits": s.visits}
		}),
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

func Example_mistakes() {
	_, err := kartograph.Parse("map.json", []byte(`{"layers": {"land": {"scr": "land.shp"}}}`))
	var mistakes config.Errors
	if errors.As(err, &mistakes) {
		for _, mistake := range mistakes {
			fmt.Println(mistake.Position.Line, mistake.Path, mistake.Problem)
		}
	}
	// Output:
	// 1 layers.land the layer has no features; give it "src" (a file) or "special" (sea, graticule, borders, frame, grid or route)
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
			return http.StatusUnprocessableEntity
		case errors.As(err, &limit) && limit.Limit == "Duration":
			return http.StatusServiceUnavailable
		case errors.As(err, &limit):
			return http.StatusUnprocessableEntity
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
	_, err = kartograph.Build(context.Background(), cfg, kartograph.Options{Files: kartograph.OSFiles()})
	var in *kartograph.Error
	if errors.As(err, &in) {
		fmt.Println(in.Position.Line, in.Path, status(err))
	}
	// Output: 1 layers.towns.src 404
}

func Example_template() {
	template, err := batch.ParseTemplate("map.yaml", []byte(`{title: "${name}", layers: {land: {src: "builtin:land"}}}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	values, err := layers.Fields{"name": "Land ahoy"}.Record()
	if err != nil {
		fmt.Println(err)
		return
	}
	cfg, err := template.Config(values)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(cfg.Title, len(cfg.Layers))
	// Output:
	// Land ahoy 1
}

func Example_limits() {
	cfg := &config.Config{Layers: []config.Layer{{ID: "land", Src: "builtin:land-110m"}}}
	_, err := kartograph.Build(context.Background(), cfg, kartograph.Options{Limits: kartograph.Limits{Vertices: 1000}})
	var limit *kartograph.LimitError
	fmt.Println(errors.As(err, &limit) && limit.Limit == "Vertices")
	// Output:
	// true
}

func Example_plugins() {
	open := func(_ context.Context, r layers.OpenRequest) (layers.Source, error) {
		if r.Src != "towns:styria" {
			return nil, nil
		}
		return layers.Map([]string{"Graz"}, func(name string) (geom.T, layers.Fields) {
			return layers.Point(15.44, 47.07), layers.Fields{"name": name}
		}), nil
	}
	cfg := &config.Config{
		Proj:   config.Proj{Formula: equirectangular{}},
		Layers: []config.Layer{{ID: "towns", Src: "towns:styria"}, {ID: "land", Src: "builtin:land"}},
	}
	m, err := kartograph.Build(context.Background(), cfg, kartograph.Options{Open: open})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(m.Report.Projection, m.Report.Layers[0].Drawn)
	// Output:
	// custom 1
}

func Example_reader() {
	text := strings.NewReader(`{"type": "Point", "coordinates": [12.5, 41.9]}`)
	source, err := geojson.Read(context.Background(), text, geojson.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for feature, err := range source.Features(context.Background()) {
		fmt.Println(feature.Geometry.FlatCoords(), err)
	}
	// Output:
	// [12.5 41.9] <nil>
}

func Example_projection() {
	p, err := catalogue.New(catalogue.Settings{ID: "robinson", Params: catalogue.Values{"lon0": 10}})
	if err != nil {
		fmt.Println(err)
		return
	}
	p = p.WithView(projection.Fit(p.Extent(), projection.Page{MaxX: 800, MaxY: 400}))
	x, y, _ := p.Forward(15.44, 47.07)
	lon, lat, _ := p.Inverse(x, y)
	fmt.Printf("%.1f %.1f: %.2f %.2f\n", x, y, lon, lat)
	// Output:
	// 410.5 83.5: 15.44 47.07
}

func Example_topology() {
	west := geom.NewPolygonFlat(geom.XY, []float64{0, 0, 50, 0, 50.2, 30, 50, 100, 0, 100, 0, 0}, []int{12})
	east := geom.NewPolygonFlat(geom.XY, []float64{50, 0, 100, 0, 100, 100, 50, 100, 50.2, 30, 50, 0}, []int{12})
	t := topology.Build([]topology.Layer{{Geometries: []geom.T{west, east}}})
	simple, err := t.Simplify(context.Background(), []topology.Rule{{Tolerance: 5}})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(len(t.Borders(0, topology.InnerBorders)), t.Points(), simple.Points())
	// Output:
	// 1 11 10
}

// equirectangular is a formula: x = lambda, y = phi.
type equirectangular struct{}

func (equirectangular) Forward(lambda, phi float64) (x, y float64) { return lambda, phi }
func (equirectangular) Inverse(x, y float64) (lambda, phi float64) { return x, y }
