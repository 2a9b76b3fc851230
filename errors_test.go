package kartograph

import (
	"context"
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
)

// TestErrorTypes tells by types what a service needs to know, with the place.
func TestErrorTypes(t *testing.T) {
	files := fstest.MapFS{"a.geojson": {Data: []byte(`{"type": "Feature", "properties": {"n": 1}, "geometry": {"type": "Point", "coordinates": [1, 2]}}`)}}
	load := func(text string) *Config {
		cfg, err := Parse("m.json", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return cfg
	}
	for name, c := range map[string]struct {
		config      string
		o           Options
		cause       error
		path, layer string
		column      int
	}{
		"missing file":        {`{"layers": {"a": {"src": "b.geojson"}}}`, Options{Files: files}, fs.ErrNotExist, "layers.a.src", "a", 26},
		"no files":            {`{"layers": {"a": {"src": "a.geojson"}}}`, Options{}, fs.ErrPermission, "layers.a.src", "a", 26},
		"no databases":        {`{"layers": {"a": {"src": "postgis:dbname=x", "table": "t"}}}`, Options{}, fs.ErrPermission, "layers.a.src", "a", 26},
		"none chosen":         {`{"layers": {"a": {"src": "a.geojson"}}, "bounds": {"data": {"layer": "a", "attribute": "n", "values": [2]}}}`, Options{Files: files}, ErrNothingShown, "bounds.data", "", 60},
		"none in view":        {`{"layers": {"a": {"src": "a.geojson"}}, "proj": {"id": "ortho", "lon0": 180}, "bounds": [0, 0, 1, 1]}`, Options{Files: files}, ErrNothingShown, "bounds", "", 89},
		"no place in a plane": {`{"layers": {"a": {"src": "a.geojson", "crs": "plane", "filter": ["n", "=", 2]}}}`, Options{Files: files}, ErrNothingShown, "bounds", "", 1},
	} {
		_, err := Build(context.Background(), load(c.config), c.o)
		var in *Error
		if !errors.As(err, &in) {
			t.Errorf("%s: %v is no *Error", name, err)
			continue
		}
		if !errors.Is(err, c.cause) {
			t.Errorf("%s: %v is not %v", name, err, c.cause)
		}
		if in.Path != c.path || in.Layer != c.layer || in.Position.Column != c.column {
			t.Errorf("%s: path %q, layer %q, column %d; want %q, %q, %d", name, in.Path, in.Layer, in.Position.Column, c.path, c.layer, c.column)
		}
	}
}

// TestErrorsInLayers: a limit that a layer exceeds is found in its error.
func TestErrorsInLayers(t *testing.T) {
	cfg := &Config{Layers: []config.Layer{{ID: "a", Src: "builtin:land-110m"}}}
	_, err := Build(context.Background(), cfg, Options{Limits: Limits{Vertices: 10}})
	var limit *LimitError
	if !errors.As(err, &limit) || limit.Limit != "Vertices" {
		t.Errorf("%v is no limit of vertices", err)
	}
}

// TestErrorsOfLibrary: what is wrong with a config is found by type, and speaks of
// no command.
func TestErrorsOfLibrary(t *testing.T) {
	_, err := Parse("m.json", []byte(`{"proj": "robinsno", "layers": {"a": {"src": "a"}}}`))
	var unknown *catalogue.UnknownError
	if !errors.As(err, &unknown) || unknown.Suggestion != "robinson" {
		t.Errorf("%v is of no unknown projection", err)
	}
	_, missing := Build(context.Background(), srcConfig("none.csv"), Options{Files: fstest.MapFS{}})
	for _, err := range []error{err, missing} {
		if text := err.Error(); strings.Contains(text, "`kartograph") || strings.Contains(text, "$") {
			t.Errorf("the library speaks of the command: %s", text)
		}
	}
}
