// Command service draws maps on request, /AUT.svg, from a template, within limits,
// and answers errors by their types. It asks itself for three maps and ends.
package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/batch"
	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/layers"
)

const template = `
title: Map of ${iso}
layers: { country: { src: "builtin:countries-110m", filter: [ISO_A3, "=", "${iso}"] } }
bounds: country
export: { width: 400 }
`

func main() {
	maps, err := batch.ParseTemplate("map.yaml", []byte(template))
	if err != nil {
		log.Fatal(err)
	}
	o := kartograph.Options{Limits: kartograph.ServiceLimits(), Sources: kartograph.NewSources(nil)}
	handler := func(w http.ResponseWriter, r *http.Request) {
		iso := strings.TrimSuffix(r.URL.Path[1:], ".svg")
		if err := draw(r.Context(), w, maps, iso, o); err != nil {
			http.Error(w, err.Error(), status(err))
		}
	}
	for _, path := range []string{"/AUT.svg", "/PRT.svg", "/XYZ.svg"} {
		answer := httptest.NewRecorder()
		handler(answer, httptest.NewRequest(http.MethodGet, path, nil))
		fmt.Println(path, answer.Code, strings.Count(answer.Body.String(), "<path"), answer.Header().Get("Content-Type"))
		if answer.Code != 200 {
			fmt.Print(answer.Body)
		}
	}
}

func draw(ctx context.Context, w http.ResponseWriter, maps *batch.Template, iso string, o kartograph.Options) error {
	values, err := layers.Fields{"iso": iso}.Record()
	if err != nil {
		return err
	}
	cfg, err := maps.Config(values)
	if err != nil {
		return err
	}
	m, err := kartograph.Build(ctx, cfg, o)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "image/svg+xml")
	_, err = m.Write(w, kartograph.WriteOptions{})
	return err
}

func status(err error) int {
	var mistakes config.Errors
	var limit *kartograph.LimitError
	switch {
	case errors.As(err, &mistakes):
		return http.StatusBadRequest
	case errors.Is(err, kartograph.ErrNothingShown), errors.Is(err, fs.ErrNotExist):
		return http.StatusNotFound
	case errors.As(err, &limit):
		return http.StatusServiceUnavailable
	}
	return http.StatusInternalServerError
}
