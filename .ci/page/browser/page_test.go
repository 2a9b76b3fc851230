package browser

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// maps are the maps that are drawn as pages, configs of testdata/maps.
var maps = []string{"world.json", "europe.json", "usa.json", "globe.json", "us-states.yaml", "pacific.json"}

// draw draws a config of testdata/maps as a page and returns the file.
func draw(t *testing.T, config string) string {
	t.Helper()
	root, err := filepath.Abs("../../..")
	if err != nil {
		t.Fatal(err)
	}
	name := config[:len(config)-len(filepath.Ext(config))]
	return drawIn(t, filepath.Join(root, "testdata", "maps"), config, name+".css", filepath.Join(t.TempDir(), name+".html"))
}

// drawIn draws a config in a folder.
func drawIn(t *testing.T, folder, config, style, file string) string {
	t.Helper()
	c := exec.Command(os.Getenv("KARTOGRAPH"), config, "-s", style, "-o", file)
	c.Dir = folder
	if text, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", config, err, text)
	}
	return file
}

// some is a place of the window inside of a feature of the map that has data.
const some = `(() => {
  const map = [...document.querySelectorAll('.kg-moving')].find((e) => e.checkVisibility());
  for (const el of map.querySelectorAll('[role~=graphics-symbol]')) {
    const r = el.getBoundingClientRect();
    for (let i = 1; i < 10; i++) for (let j = 1; j < 10; j++) {
      const x = r.left + r.width * i / 10, y = r.top + r.height * j / 10;
      if (document.elementFromPoint(x, y) == el) return [x, y];
    }
  }
  return [];
})()`
