package browser

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const draggedConfig = `# People of the world, for the wall
proj: mercator
bounds: [-20, 30, 40, 62] # Europe
layers:
  sea: {special: sea}
  countries:   # as of 2025
    src: builtin:countries-110m
    labeling: {key: NAME, min-area: 300} # the larger ones
legend: {at: tl, layers: [countries]} # in a corner
scalebar: true
export: {width: 700}
`

// TestDrag drags a label, the legend and the scale bar with the mouse, and finds them in
// the file, with its comments.
func TestDrag(t *testing.T) {
	folder := t.TempDir()
	config, style := filepath.Join(folder, "map.yaml"), filepath.Join(folder, "map.css")
	for name, text := range map[string]string{config: draggedConfig, style: "#countries { fill: #eee }"} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	tab := Open(t, Browser(t), serving(t, config, style), 1200)
	tab.until("document.querySelector('#paper #countries-label text')")
	const spain = "[...document.querySelectorAll('#paper #countries-label text')].find((t) => t.textContent == 'Spain')"
	box := func(of, x, y string) (float64, float64) {
		return tab.Number("(b => " + x + ")(" + of + ".getBoundingClientRect())"), tab.Number("(b => " + y + ")(" + of + ".getBoundingClientRect())")
	}
	file := func() string {
		text, err := os.ReadFile(config)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	tab.Text("document.addEventListener('shown', () => (window.shown = (window.shown || 0) + 1)), ''")
	drag := func(of string, dx, dy float64) {
		t.Helper()
		shown := tab.Number("window.shown || 0")
		x, y := box(of, "b.left", "b.bottom") // scale bars grow and shrink on their way
		fromX, fromY := box(of, "b.x+b.width/2", "b.y+b.height/2")
		tab.drag(fromX, fromY, fromX+dx, fromY+dy)
		tab.until(fmt.Sprintf("(window.shown || 0) > %g", shown))
		toX, toY := box(of, "b.left", "b.bottom")
		if !(math.Abs(toX-x-dx) < 1.5 && math.Abs(toY-y-dy) < 1.5) {
			t.Errorf("%s was dragged from %g, %g by %g, %g and stands at %g, %g", of, x, y, dx, dy, toX, toY)
		}
	}
	drag(spain, 60, 35)
	once := file()
	if !strings.Contains(once, "{key: NAME, min-area: 300, overrides: {") || !strings.Contains(once, "dx: ") {
		t.Fatalf("the config is\n%s", once)
	}
	drag(spain, -25, 10)
	drag("document.querySelector('#paper #legend')", 200, 90)
	drag("document.querySelector('#paper #scalebar')", 70, -60)
	after := file()
	for _, line := range strings.SplitAfter(draggedConfig, "\n") {
		comment := line[max(0, strings.IndexByte(line, '#')):]
		if !strings.Contains(after, comment) && strings.Contains(line, "#") {
			t.Errorf("%q is gone", comment)
		}
	}
	if strings.Count(after, "\n") != strings.Count(draggedConfig, "\n") || !strings.Contains(after, "legend: {at: [0.") || !strings.Contains(after, "scalebar: {offset: [") {
		t.Errorf("the config is\n%s", after)
	}
	for range 4 {
		shown := tab.Number("window.shown")
		tab.Text("document.querySelector('#undo').click(), ''")
		tab.until(fmt.Sprintf("window.shown > %g", shown))
	}
	if now := file(); now != draggedConfig {
		t.Errorf("after all was undone the config is\n%s", now)
	}
}
