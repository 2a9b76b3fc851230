package main

import (
	"os"
	"path/filepath"
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
