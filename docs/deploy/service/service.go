// Package service is an example of a map service for several tenants: each has a
// folder of data that its configs may read, and nothing else. It shows what a
// service adds to the library, which is admission: how many maps are drawn at
// once, and whose turn it is.
package service

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/config"
)

// Service draws the maps that are posted to /TENANT as configs.
type Service struct {
	tenants   map[string]*tenant
	admission *Admission
	limits    kartograph.Limits
}

// tenant is a folder of data and what was read from it.
type tenant struct {
	root    *os.Root
	files   fs.FS
	sources *kartograph.Sources
}

const (
	configBytes = 1 << 20  // of a config
	keptBytes   = 64 << 20 // of data, by tenant
)

// New makes a service for tenants and their folders. Close closes them.
func New(folders map[string]string) (*Service, error) {
	s := &Service{tenants: map[string]*tenant{}, admission: NewAdmission(), limits: kartograph.ServiceLimits()}
	for name, folder := range folders {
		// A root follows no link out of its folder.
		root, err := os.OpenRoot(folder)
		if err != nil {
			s.Close()
			return nil, err
		}
		t := &tenant{root: root, files: root.FS()}
		t.sources = kartograph.NewSources(t.files)
		t.sources.SetLimit(keptBytes)
		s.tenants[name] = t
	}
	return s, nil
}

// Close closes the tenants' folders.
func (s *Service) Close() {
	for _, t := range s.tenants {
		t.root.Close()
	}
}

// ServeHTTP draws a map. Nobody's slowness holds a lane: the config is there
// before, and the map is whole before its first byte is sent.
func (s *Service) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	t := s.tenants[r.URL.Path[1:]]
	if t == nil {
		http.Error(w, "no such tenant", http.StatusNotFound)
		return
	}
	text, err := io.ReadAll(http.MaxBytesReader(w, r.Body, configBytes))
	if err != nil {
		http.Error(w, err.Error(), http.StatusRequestEntityTooLarge)
		return
	}
	var svg bytes.Buffer
	err = s.admission.Do(r.Context(), Client{Tenant: r.URL.Path[1:], Name: clientOf(r)}, func(ctx context.Context, yield func(context.Context)) error {
		svg.Reset()
		o := kartograph.Options{Files: t.files, Sources: t.sources, Limits: s.limits, Workers: 1, Yield: yield}
		return draw(ctx, text, o, &svg)
	})
	if err != nil {
		fail(w, err)
		return
	}
	w.Header().Set("Content-Type", "image/svg+xml")
	_, _ = svg.WriteTo(w) // a client that has gone misses nothing
}

// draw makes a map. A panic, in a hook of the program or in the
// library, fails this map alone.
func draw(ctx context.Context, text []byte, o kartograph.Options, to io.Writer) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("drawing panicked: %v", p)
		}
	}()
	cfg, err := kartograph.ParseContext(ctx, "map.json", text)
	if err != nil {
		return err
	}
	return kartograph.Generate(ctx, cfg, o, to)
}

// clientOf tells clients apart: by a key here, by an address or a login
// elsewhere.
func clientOf(r *http.Request) string { return r.Header.Get("X-Client") }

// fail says whose fault it was, and whether to try again.
func fail(w http.ResponseWriter, err error) {
	var limit *kartograph.LimitError
	var mistakes config.Errors
	status := http.StatusInternalServerError
	switch {
	case errors.Is(err, ErrBusy), errors.As(err, &limit) && limit.Limit == "Duration":
		// How long a map takes depends on what else is drawn.
		w.Header().Set("Retry-After", "5")
		status = http.StatusServiceUnavailable
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		status = http.StatusServiceUnavailable
	case errors.As(err, &limit), errors.As(err, &mistakes):
		status = http.StatusUnprocessableEntity
	case errors.Is(err, fs.ErrPermission):
		status = http.StatusForbidden
	case errors.Is(err, kartograph.ErrNothingShown), errors.Is(err, fs.ErrNotExist):
		status = http.StatusNotFound
	}
	http.Error(w, err.Error(), status)
}
