package browser

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
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
	file := filepath.Join(t.TempDir(), name+".html")
	c := exec.Command(os.Getenv("KARTOGRAPH"), config, "-s", name+".css", "-o", file)
	c.Dir = filepath.Join(root, "testdata", "maps")
	if text, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", config, err, text)
	}
	return file
}

// some is a place of the window inside of a feature of the map that has data.
const some = `(() => {
  const map = document.querySelector('.kg-moving');
  for (const el of map.querySelectorAll('[role~=graphics-symbol]')) {
    const r = el.getBoundingClientRect();
    for (let i = 1; i < 10; i++) for (let j = 1; j < 10; j++) {
      const x = r.left + r.width * i / 10, y = r.top + r.height * j / 10;
      if (document.elementFromPoint(x, y) == el) return [x, y];
    }
  }
  return [];
})()`

func TestUse(t *testing.T) {
	browser := Browser(t)
	for _, config := range maps {
		file := draw(t, config)
		for _, width := range []int64{320, 640, 1200} {
			t.Run(config, func(t *testing.T) { use(Open(t, browser, file, width)) })
		}
	}
}

// use hovers, taps and types its way through a page.
func use(tab *Tab) {
	t := tab.t
	defer tab.Quiet()
	tab.Shot(filepath.Base(tab.file) + "-open-" + tab.Text("''+innerWidth"))
	if !tab.Truth("document.querySelector('.kg-tip[hidden]')") {
		t.Error("something is told before anything is pointed at")
	}
	at := evaluate[[]float64](tab, some)
	if len(at) != 2 {
		t.Fatal("no feature can be pointed at")
	}
	tab.must(chromedp.Do(tab.ctx, chromedp.MouseEvent("mouseMoved", at[0], at[1])))
	if tab.Truth("document.querySelector('.kg-tip').hidden") || tab.Text("document.querySelector('.kg-tip strong').textContent") == "" {
		t.Error("nothing is told of what is hovered")
	}
	tab.Shot(filepath.Base(tab.file) + "-hover-" + tab.Text("''+innerWidth"))
	tab.must(chromedp.Do(tab.ctx, chromedp.MouseClickXY(at[0], at[1])))
	if tab.Number("document.querySelectorAll('[aria-current=true]').length") != 1 {
		t.Error("a click selects nothing")
	}
	tab.Key(kb.Escape)
	before := tab.Text("document.activeElement.getAttribute('aria-label')")
	for _, key := range []string{kb.ArrowRight, kb.ArrowLeft, kb.ArrowDown, kb.ArrowUp} {
		tab.Key(key)
	}
	tab.Key(kb.End)
	if after := tab.Text("document.activeElement.getAttribute('aria-label')"); after == before && tab.Number("document.querySelectorAll('[role~=graphics-symbol]').length") > 1 {
		t.Errorf("End does not move from %q", before)
	}
	tab.Shot(filepath.Base(tab.file) + "-focus-" + tab.Text("''+innerWidth"))
}
