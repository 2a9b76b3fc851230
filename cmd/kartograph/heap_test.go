package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/config"
)

// A batch has as much of its heap in large pages as its maps use one after the other.
func TestHeapOfABatchIsLarger(t *testing.T) {
	if batch, one := heapFor("batch"), heapFor("map.json"); batch <= batchBytes || one >= batch {
		t.Errorf("%d bytes for a batch, whose garbage may have %d, and %d for a map", batch, batchBytes, one)
	}
}

// Sources are found as configs name them, from the config's folder.
func TestHeapIsAskedForBySources(t *testing.T) {
	folder := t.TempDir()
	const small, text = largeSource - 1, 24 << 20
	for name, size := range map[string]int64{"large.shp": largeSource, "small.shp": small, "heavy.shp": heavySources, "vast.shp": vastSources, "large.geojson": text, "small.JSON": small, "huge.json": mostNeeded} {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Truncate(path, size); err != nil {
			t.Fatal(err)
		}
	}
	absolute := filepath.ToSlash(filepath.Join(folder, "large.geojson"))
	for _, c := range []struct {
		sources           []string
		plain, simplified int64
	}{
		{[]string{""}, 0, 0},
		{[]string{"missing.shp"}, 0, 0},
		{[]string{"small.shp", "small.JSON"}, 0, 0},
		{[]string{"small.shp", "large.shp"}, 0, simplifiedNeeds},
		{[]string{"large.geojson", "large.geojson", "large.shp"}, text + besideTexts, text + besideTexts},
		{[]string{absolute}, text + besideTexts, text + besideTexts},
		{[]string{"huge.json"}, 0, 0},
		{[]string{"heavy.shp"}, heavyNeeds, simplifiedNeeds},
		{[]string{"vast.shp"}, vastNeeds, simplifiedNeeds},
		{[]string{"vast.shp", "large.geojson"}, text + besideTexts, text + besideTexts},
		{[]string{"large.shp", "large.shp", "large.shp", "large.shp"}, 0, simplifiedNeeds},
	} {
		cfg := &kartograph.Config{Dir: filepath.ToSlash(folder)}
		for _, src := range c.sources {
			cfg.Layers = append(cfg.Layers, config.Layer{Src: src})
		}
		if got := moreHeap(cfg, largeSources(cfg)); got != c.plain {
			t.Errorf("%q: %d bytes, want %d", c.sources, got, c.plain)
		}
		cfg.Layers[0].Simplify.Auto = true
		if got := moreHeap(cfg, largeSources(cfg)); got != c.simplified {
			t.Errorf("%q simplified: %d bytes, want %d", c.sources, got, c.simplified)
		}
	}
}
