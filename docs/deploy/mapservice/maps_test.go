package main

import (
	"context"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
)

func TestStatuses(t *testing.T) {
	files := fstest.MapFS{
		"world.json":  {Data: []byte(`{"layers": {"sea": {"special": "sea"}}, "export": {"width": 100}}`)},
		"world.css":   {Data: []byte(`#sea { fill: #123456 }`)},
		"nodata.json": {Data: []byte(`{"layers": {"a": {"src": "gone.shp"}}}`)},
		"wrong.json":  {Data: []byte(`{"layers": 1}`)},
	}
	routes := newMaps(files).routes()
	for path, status := range map[string]int{
		"/world.svg": 200, "/healthz": 200, "/nothing.svg": 404, "/world.json": 404, "/..%2fworld.svg": 404,
		"/nodata.svg": 500, "/wrong.svg": 500,
	} {
		t.Run(path, func(t *testing.T) {
			w := httptest.NewRecorder()
			routes.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
			if w.Code != status {
				t.Errorf("status %d, want %d: %s", w.Code, status, w.Body)
			}
		})
	}
}

func TestStyled(t *testing.T) {
	files := fstest.MapFS{
		"a.json": {Data: []byte(`{"layers": {"sea": {"special": "sea"}}, "export": {"width": 100}}`)},
		"a.css":  {Data: []byte(`#sea { fill: #123456 }`)},
	}
	w := httptest.NewRecorder()
	newMaps(files).routes().ServeHTTP(w, httptest.NewRequest("GET", "/a.svg", nil))
	if !strings.Contains(w.Body.String(), "#123456") {
		t.Errorf("the stylesheet is not used: %s", w.Body)
	}
}

func TestWhoWaitsTooLongIsToldSo(t *testing.T) {
	m := newMaps(fstest.MapFS{"a.json": {Data: []byte(`{"layers": {"sea": {"special": "sea"}}, "export": {"width": 100}}`)}})
	ctx, cancel := context.WithTimeout(t.Context(), 0)
	defer cancel()
	w := httptest.NewRecorder()
	m.routes().ServeHTTP(w, httptest.NewRequest("GET", "/a.svg", nil).WithContext(ctx))
	if w.Code != 503 || w.Header().Get("Retry-After") == "" {
		t.Errorf("status %d, %v", w.Code, w.Header())
	}
}
