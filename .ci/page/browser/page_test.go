package browser

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// maps are the maps of the gallery that are drawn as pages: classes of areas; circles;
// labels of many kinds; few features; another language, and one from right to left.
var maps = []string{"world-income", "cities-bubbles", "europe", "new-york", "china", "maghreb"}

// widths are those of the windows that they are opened in.
var widths = []int64{320, 640, 1200}

// drawStyled draws a map of the gallery with a stylesheet besides its theme.
func drawStyled(t *testing.T, name, sheet string) string {
	t.Helper()
	style := filepath.Join(t.TempDir(), "s.css")
	if err := os.WriteFile(style, []byte(sheet), 0o644); err != nil {
		t.Fatal(err)
	}
	return drawIn(t, gallery(t), name+".yaml", style, filepath.Join(t.TempDir(), name+".html"))
}

// gallery is the folder of the gallery's maps.
func gallery(t *testing.T) string {
	t.Helper()
	folder, err := filepath.Abs("../../../testdata/gallery")
	if err != nil {
		t.Fatal(err)
	}
	return folder
}

// pages are the maps of the gallery that were drawn already, in a folder of theirs.
var pages struct {
	folder string
	drawn  map[string]bool
}

// TestMain takes away what the tests share.
func TestMain(m *testing.M) {
	status := m.Run()
	End()
	if pages.folder != "" {
		_ = os.RemoveAll(pages.folder)
	}
	os.Exit(status)
}

// draw draws a map of the gallery as a page, once for all tests, and returns the file.
func draw(t *testing.T, name string) string {
	t.Helper()
	if pages.folder == "" {
		folder, err := os.MkdirTemp("", "kartograph-pages-")
		if err != nil {
			t.Fatal(err)
		}
		pages.folder, pages.drawn = folder, map[string]bool{}
	}
	file := filepath.Join(pages.folder, name+".html")
	if !pages.drawn[name] {
		drawIn(t, gallery(t), name+".yaml", "", file)
		pages.drawn[name] = true
	}
	return file
}

// drawIn draws a config in a folder, with a stylesheet of its own or without one.
func drawIn(t *testing.T, folder, config, style, file string) string {
	t.Helper()
	args := []string{config, "-o", file}
	if style != "" {
		args = append(args, "-s", style)
	}
	c := exec.Command(os.Getenv("KARTOGRAPH"), args...)
	c.Dir = folder
	if text, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", config, err, text)
	}
	return file
}

// some is a place of the window inside of a feature of the map that has data, with room
// around it to drag the map, in whole pixels, to which browsers round taps.
const some = `(() => {
  const map = [...document.querySelectorAll('.kg-moving')].find((e) => e.checkVisibility());
  for (const el of map.querySelectorAll('[role~=graphics-symbol]')) {
    const r = el.getBoundingClientRect();
    for (let i = 1; i < 10; i++) for (let j = 1; j < 10; j++) {
      const x = Math.round(r.left + r.width * i / 10), y = Math.round(r.top + r.height * j / 10);
      if (Math.min(x, y, innerWidth - x, innerHeight - y) > 50 && document.elementFromPoint(x, y) == el) return [x, y];
    }
  }
  return [];
})()`
