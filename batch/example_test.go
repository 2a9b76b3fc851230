package batch_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/batch"
	"github.com/seed-898ab921/kartograph/layers"
)

// Every row of a table becomes a map.
func ExampleRun() {
	folder, err := os.MkdirTemp("", "batch")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(folder)
	spec, err := batch.Parse("towns.yaml", []byte(`
each:
  - { name: Graz, lon: 15.44, lat: 47.07 }
  - { name: Linz, lon: 14.29, lat: 48.31 }
output: ${name}.svg
map:
  title: ${name}
  proj: { id: ortho, lon0: "${lon}", lat0: "${lat}" }
  layers: { land: { src: "builtin:land" } }
`))
	if err != nil {
		log.Fatal(err)
	}
	o := batch.Options{Folder: folder, Jobs: 1}
	for result, err := range batch.Run(context.Background(), spec, o) {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(result.Output, result.Status, result.Reason)
	}
	for result := range batch.Run(context.Background(), spec, o) {
		fmt.Println(result.Output, result.Status)
	}
	_, err = os.Stat(filepath.Join(folder, "Graz.svg"))
	fmt.Println(err)
	// Output:
	// Graz.svg drawn new
	// Linz.svg drawn new
	// Graz.svg skipped
	// Linz.svg skipped
	// <nil>
}

// mapService draws maps on request: /map/AUT.svg. All requests share what was
// read. Files are those of one folder and no others.
type mapService struct {
	template *batch.Template
	options  kartograph.Options
	columns  *layers.Schema
}

func newMapService(folder string) (*mapService, error) {
	// Other than os.DirFS, a Root follows no link out of its folder.
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, err
	}
	s := &mapService{columns: layers.NewSchema([]string{"iso"})}
	s.options.Files = root.FS()
	s.options.Sources = kartograph.NewSources(s.options.Files)
	s.options.Limits = kartograph.ServiceLimits()
	s.template, err = batch.ParseTemplate("country.json", []byte(`{
		"title": "${iso}",
		"bounds": {"mode": "polygons", "data": {"layer": "country"}, "padding": 0.1},
		"layers": {
			"neighbours": {"src": "data/ne_110m_countries.shp"},
			"country": {"src": "data/ne_110m_countries.shp", "filter": {"ADM0_A3": "${iso}"}}
		},
		"export": {"width": 400}
	}`))
	return s, err
}

// ServeHTTP draws the map that the path names. When the client goes away its
// request's context ends, and with it the work on the map.
func (s *mapService) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	row := layers.Record{Schema: s.columns, Values: []layers.Value{layers.Text(r.PathValue("iso"))}}
	cfg, err := s.template.Config(row)
	var svg bytes.Buffer
	if err == nil {
		err = kartograph.Generate(r.Context(), cfg, s.options, &svg)
	}
	var limit *kartograph.LimitError
	switch {
	case errors.As(err, &limit):
		http.Error(w, limit.Problem, http.StatusUnprocessableEntity)
	case err != nil:
		http.Error(w, "no such map", http.StatusNotFound)
	default:
		w.Header().Set("Content-Type", "image/svg+xml")
		// A client that has gone away is nobody's error.
		_, _ = svg.WriteTo(w)
	}
}

// handler routes /map/AUT.svg and /map/AUT to the service.
func (s *mapService) handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /map/{name}", func(w http.ResponseWriter, r *http.Request) {
		r.SetPathValue("iso", strings.TrimSuffix(r.PathValue("name"), ".svg"))
		s.ServeHTTP(w, r)
	})
	return mux
}

// A service draws maps on request.
func ExampleTemplate() {
	service, err := newMapService("../testdata")
	if err != nil {
		log.Fatal(err)
	}
	for _, path := range []string{"/map/AUT.svg", "/map/XXX.svg"} {
		answer := httptest.NewRecorder()
		service.handler().ServeHTTP(answer, httptest.NewRequest("GET", path, nil))
		fmt.Println(path, answer.Code, strings.Contains(answer.Body.String(), ">AUT</title>"))
	}
	// Output:
	// /map/AUT.svg 200 true
	// /map/XXX.svg 404 false
}
