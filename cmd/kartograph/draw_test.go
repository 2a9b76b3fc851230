package main

import (
	"os"
	"path/filepath"
	"reflect"
	"sync"
	"testing"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/config"
)

// Sources are found as configs name them, from the config's folder.
func TestLargeSourcesAreFound(t *testing.T) {
	folder := t.TempDir()
	for name, size := range map[string]int64{"large.shp": largeSource, "small.shp": largeSource - 1} {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Truncate(path, size); err != nil {
			t.Fatal(err)
		}
	}
	for src, want := range map[string]bool{
		"large.shp": true, "small.shp": false, "missing.shp": false, "": false,
		filepath.ToSlash(filepath.Join(folder, "large.shp")): true,
	} {
		cfg := &kartograph.Config{Dir: filepath.ToSlash(folder), Layers: []config.Layer{{ID: "a"}, {ID: "b", Src: src}}}
		if got := hasLargeSource(cfg); got != want {
			t.Errorf("%q: %v, want %v", src, got, want)
		}
	}
}

// Configs are read as before while somebody prepares for them.
func TestPreparingChangesNothing(t *testing.T) {
	const text = `{"proj": {"id": "laea", "lon0": 10}, "layers": {"a": {"src": "b.shp", "simplify": 1}}}`
	want, err := config.Parse("m.json", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	var done sync.WaitGroup
	for range 4 {
		done.Go(prepare)
		done.Go(func() {
			got, err := config.Parse("m.json", []byte(text))
			if err != nil || !reflect.DeepEqual(got.Layers[0].Simplify, want.Layers[0].Simplify) || !reflect.DeepEqual(got.Proj, want.Proj) {
				t.Errorf("%v, %+v, want %+v", err, got, want)
			}
		})
	}
	done.Wait()
}
