package kartograph

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/twpayne/go-geom"
)

// openPoints opens a format of the tests' own, lines of name, longitude and
// latitude, and counts how often.
func openPoints(opened *atomic.Int32) layers.OpenFunc {
	return func(_ context.Context, r layers.OpenRequest) (layers.Source, error) {
		if !r.IsFile && r.Src != "towns:all" || r.IsFile && path.Ext(r.Src) != ".pts" {
			return nil, nil
		}
		opened.Add(1)
		text := "Linz 14 48\n"
		if r.IsFile {
			data, err := fs.ReadFile(r.Files, r.Src)
			if err != nil {
				return nil, err
			}
			text = string(data)
		}
		schema := layers.NewSchema([]string{"name"})
		var features []layers.Feature
		for lines := bufio.NewScanner(strings.NewReader(text)); lines.Scan(); {
			var name string
			var lon, lat float64
			if _, err := fmt.Sscan(lines.Text(), &name, &lon, &lat); err != nil {
				return nil, fmt.Errorf("%s: %w", r.Src, err)
			}
			features = append(features, layers.Feature{Geometry: geom.NewPointFlat(geom.XY, []float64{lon, lat}),
				Record: layers.Record{Schema: schema, Values: []layers.Value{layers.Text(name)}}})
		}
		return layers.NewMemory("points", schema, features), nil
	}
}

func drawnOf(t *testing.T, cfg *Config, o Options) int {
	t.Helper()
	m, err := Build(t.Context(), cfg, o)
	if err != nil {
		t.Fatal(err)
	}
	return m.Report.Layers[0].Drawn
}

func srcConfig(src string) *Config { return &Config{Layers: []config.Layer{{ID: "a", Src: src}}} }

// TestOpen reads formats of a program's own: from files, from elsewhere, beside
// the formats there are, and each once for as long as its file stays.
func TestOpen(t *testing.T) {
	files := fstest.MapFS{
		"a.pts":     {Data: []byte("Graz 15 47\nWien 16 48\n"), ModTime: time.Unix(1, 0)},
		"bad.pts":   {Data: []byte("Graz\n")},
		"b.geojson": {Data: []byte(`{"type": "Point", "coordinates": [1, 2]}`)},
	}
	var opened atomic.Int32
	o := Options{Files: files, Open: openPoints(&opened), Sources: NewSources(files)}
	for src, want := range map[string]int{"a.pts": 2, "towns:all": 1, "b.geojson": 1, "builtin:land-110m": 1} {
		for range 2 {
			if got := drawnOf(t, srcConfig(src), o); got != want {
				t.Errorf("%s: %d features drawn, want %d", src, got, want)
			}
		}
	}
	if n := opened.Load(); n != 2 {
		t.Errorf("opened %d times, want once for each of two", n)
	}
	files["a.pts"] = &fstest.MapFile{Data: []byte("Graz 15 47\n"), ModTime: time.Unix(2, 0)}
	if got := drawnOf(t, srcConfig("a.pts"), o); got != 1 {
		t.Errorf("after the file has changed: %d features drawn, want 1", got)
	}
	if _, err := Build(t.Context(), srcConfig("bad.pts"), o); err == nil || !strings.Contains(err.Error(), "bad.pts") {
		t.Errorf("a bad file: %v", err)
	}
	if _, err := Build(t.Context(), srcConfig("none.pts"), o); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that is not there: %v", err)
	}
}

// TestOpenIsNotShared: what one function has opened is nothing to another one.
func TestOpenIsNotShared(t *testing.T) {
	var first, second atomic.Int32
	shared := NewSources(nil)
	drawnOf(t, srcConfig("towns:all"), Options{Open: openPoints(&first), Sources: shared})
	drawnOf(t, srcConfig("towns:all"), Options{Open: openPoints(&second), Sources: shared})
	if first.Load() != 1 || second.Load() != 1 {
		t.Errorf("opened %d and %d times, want once each", first.Load(), second.Load())
	}
	if _, err := Build(t.Context(), srcConfig("towns:all"), Options{Sources: shared}); err == nil {
		t.Error("a map without the function had its source")
	}
}

// TestOpenTables joins a table of a program's own format, within the limits.
func TestOpenTables(t *testing.T) {
	var opened atomic.Int32
	files := fstest.MapFS{"a.pts": {Data: []byte("Graz 15 47\n")}, "b.csv": {Data: []byte("town,lon,lat\nGraz,15,47\n")}}
	cfg := srcConfig("b.csv")
	cfg.Layers[0].Data = []config.DataJoin{{Src: "a.pts", Key: "name", On: "town"}}
	if got := drawnOf(t, cfg, Options{Files: files, Open: openPoints(&opened)}); got != 1 || opened.Load() != 1 {
		t.Errorf("%d features drawn, opened %d times", got, opened.Load())
	}
	var limit *LimitError
	_, err := Build(t.Context(), srcConfig("a.pts"), Options{Files: files, Open: openPoints(&opened), Limits: Limits{FileBytes: 3}})
	if !errors.As(err, &limit) || limit.Limit != "FileBytes" {
		t.Errorf("a file over the limit: %v", err)
	}
}

// TestOpenInputs lists the files of own formats, and says where a source is none.
func TestOpenInputs(t *testing.T) {
	var opened atomic.Int32
	files := fstest.MapFS{"a.pts": {Data: []byte("Graz 15 47\n")}}
	o := Options{Files: files, Open: openPoints(&opened)}
	if sources, complete := Inputs(srcConfig("a.pts"), o); !complete || fmt.Sprint(sources) != "[[a.pts]]" {
		t.Errorf("a file: %v %v", sources, complete)
	}
	if _, complete := Inputs(srcConfig("towns:all"), o); complete {
		t.Error("what is no file is complete")
	}
}
