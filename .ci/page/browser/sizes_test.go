package browser

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

const sized = `{"title": "Countries", "layers": {"countries": {"src": "builtin:countries-110m", "attributes": {"id": "ADM0_A3", "name": "NAME"}}}, "proj": "robinson",
	"variants": [{"width": 320}, {"width": 640}, {"width": 1100}]}`

// TestSizes opens a page of three sizes in windows of several widths, and makes one
// window wider.
func TestSizes(t *testing.T) {
	browser := Browser(t)
	file := drawn(t, map[string]string{"c.json": sized, "s.css": "#countries { fill: #ddd }"})
	// shown is the width that the map in sight was laid out for.
	const shown = "[...document.querySelectorAll('svg')].filter((s) => s.checkVisibility()).map((s) => s.viewBox.baseVal.width).join()"
	for _, tt := range []struct {
		window int64
		want   string
	}{{300, "320"}, {320, "320"}, {639, "640"}, {640, "640"}, {1000, "640"}, {1100, "1100"}, {1300, "1100"}} {
		tab := Open(t, browser, file, tt.window)
		if drawn := tab.Number("[...document.querySelectorAll('svg')].find((s) => s.checkVisibility()).getBoundingClientRect().width"); fmt.Sprint(tt.window) == tt.want && drawn != float64(tt.window) {
			t.Errorf("in a window of its own width the map of %s px is %v px wide", tt.want, drawn)
		}
		if got := tab.Text(shown); got != tt.want {
			t.Errorf("at %d px the map of %s px is shown, want that of %s", tt.window, got, tt.want)
		}
		if n := tab.Number("new Set([...document.querySelectorAll('[id]')].map((e) => e.id)).size - document.querySelectorAll('[id]').length"); n != 0 {
			t.Errorf("%v ids are used twice", -n)
		}
		tab.must(chromedp.Do(tab.ctx, chromedp.EmulateViewport(1300, 800)))
		tab.waitFor("document.querySelector('.kg-size-2 .kg-frame')", "the wide map does not start")
		tab.must(chromedp.Do(tab.ctx, chromedp.EmulateViewport(tt.window, 800)))
		tab.waitFor("("+shown+") == '"+tt.want+"'", "the map does not change with the window")
		x, y := tab.spot()
		tab.must(chromedp.Do(tab.ctx, chromedp.MouseEvent("mouseMoved", x, y)))
		tab.waitFor("[...document.querySelectorAll('.kg-tip')].some((e) => !e.hidden && e.textContent)", "nothing is told of what is hovered")
		find(tab)
		tab.Quiet()
	}
}

// TestWeight holds pages to their sizes, and a large one to its time.
func TestWeight(t *testing.T) {
	browser := Browser(t)
	const world = `{"title": "Countries", "layers": {"countries": {"src": "builtin:countries-110m", "attributes": {"name": "NAME", "continent": "CONTINENT", "people": "POP_EST"}}}, "proj": "robinson", "export": {"width": 1000}}`
	data, err := os.ReadFile(drawn(t, map[string]string{"c.json": world, "s.css": "#countries { fill: #ddd; stroke: #fff }"}))
	if err != nil {
		t.Fatal(err)
	}
	var packed bytes.Buffer
	z, _ := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	z.Write(data)
	z.Close()
	t.Logf("a world of 1:110 million: %d bytes, %d compressed", len(data), packed.Len())
	if packed.Len() > 60_000 {
		t.Errorf("the page of the world has %d bytes compressed, 60,000 are allowed", packed.Len())
	}
	file := drawn(t, map[string]string{"c.json": strings.Replace(world, "110m", "50m", 1), "s.css": "#countries { fill: #ddd; stroke: #fff }"})
	least := math.Inf(1)
	for range 3 {
		tab := Open(t, browser, file, 1200)
		// The renderer's own time for all that it did: layout, styles, scripts, tasks.
		least = min(least, tab.metric("TaskDuration"))
		tab.Quiet()
	}
	t.Logf("a world of 1:50 million takes %.2f s of Chromium's time", least)
	if least > 1 {
		t.Errorf("the page of 1:50 million takes %.2f s of Chromium's time, 1 is allowed", least)
	}
}
