package main

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"log"
	"net"
	"net/http"
	"strings"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/docs/deploy/service"
	"github.com/seed-898ab921/kartograph/styles"
)

// maps draws the maps of a folder.
type maps struct {
	files     fs.FS
	sources   *kartograph.Sources
	admission *service.Admission
}

func newMaps(files fs.FS) *maps {
	sources := kartograph.NewSources(files)
	sources.SetLimit(256 << 20)
	return &maps{files, sources, service.NewAdmission()}
}

func (m *maps) routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(http.ResponseWriter, *http.Request) {})
	mux.HandleFunc("GET /{file}", m.serve)
	return mux
}

func (m *maps) serve(w http.ResponseWriter, r *http.Request) {
	name, ok := strings.CutSuffix(r.PathValue("file"), ".svg")
	if !ok || strings.ContainsAny(name, `/\`) {
		http.NotFound(w, r)
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), kartograph.ServiceLimits().Duration)
	defer cancel()
	var drawing []byte
	host, _, _ := net.SplitHostPort(r.RemoteAddr)
	err := m.admission.Do(ctx, service.Client{Name: host}, func(ctx context.Context, yield func(context.Context)) (err error) {
		drawing, err = m.draw(ctx, name, yield)
		return err
	})
	switch {
	case errors.Is(err, fs.ErrNotExist):
		http.NotFound(w, r)
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, service.ErrBusy):
		w.Header().Set("Retry-After", "5")
		http.Error(w, "busy, try again", http.StatusServiceUnavailable)
	case err != nil:
		log.Printf("%s: %v", name, err)
		http.Error(w, "the map cannot be drawn", http.StatusInternalServerError)
	default:
		w.Header().Set("Content-Type", "image/svg+xml")
		w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
		_, _ = w.Write(drawing) // whoever asked is gone when this fails
	}
}

// draw draws a map on one processor. A config that is not there is
// fs.ErrNotExist; data that is not there is the folder's fault.
func (m *maps) draw(ctx context.Context, name string, yield func(context.Context)) ([]byte, error) {
	cfg, err := kartograph.LoadContext(ctx, m.files, name+".json")
	if err != nil {
		return nil, err
	}
	sheet, err := m.style(ctx, name+".css")
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	o := kartograph.Options{Files: m.files, Sources: m.sources, Style: sheet, Limits: kartograph.ServiceLimits(), Workers: 1, Yield: yield}
	if err := kartograph.Generate(ctx, cfg, o, &out); err != nil {
		return nil, dataError{err}
	}
	return out.Bytes(), nil
}

// style reads a stylesheet; nil where there is none.
func (m *maps) style(ctx context.Context, name string) (*styles.Sheet, error) {
	text, err := fs.ReadFile(m.files, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	sheet, _, err := kartograph.ParseStyle(ctx, name, text)
	return sheet, err
}

// dataError is what went wrong after the config was found. It is the end of a
// context to errors.Is, and no file that is not there.
type dataError struct{ cause error }

// Error is what its cause says.
func (e dataError) Error() string { return e.cause.Error() }

// Is reports whether the context ended, which admission and clients are told of.
func (e dataError) Is(target error) bool {
	return (target == context.DeadlineExceeded || target == context.Canceled) && errors.Is(e.cause, target)
}
