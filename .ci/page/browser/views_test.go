package browser

import (
	"math"
	"strings"
	"testing"
)

// box is where an element is in the window: left, top, width, height.
func (tab *Tab) box(selector string) [4]float64 {
	tab.t.Helper()
	all := evaluate[[]float64](tab, "(() => { const e = document.querySelector("+quote(selector)+"); if (!e) return []; const r = e.getBoundingClientRect(); return [r.left, r.top, r.width, r.height]; })()")
	if len(all) != 4 {
		tab.t.Fatalf("there is no %s", selector)
	}
	return [4]float64(all)
}

// TestViews zooms maps with further views: locators and insets beside the map stand still
// and are not pointed at, insets on it move with it and are, and so does nothing of the
// furniture.
func TestViews(t *testing.T) {
	browser := Browser(t)
	const layers = `"layers": {"countries": {"src": "builtin:countries-110m", "attributes": {"name": "NAME"}}}, "bounds": [-12, 35, 30, 60], "proj": "laea"`
	for name, tt := range map[string]struct {
		config, view string
		still        bool
	}{
		"a locator":              {`{"title": "x", ` + layers + `, "locator": {"at": "tr", "size": 150}, "scalebar": true}`, "#locator", true},
		"a locator of one's own": {`{"title": "x", ` + layers + `, "views": {"v": {"proj": "ortho", "extent": true, "frame": [0.7, 0.1, 0.25, 0.25]}}}`, "#v", true},
		"an inset":               {`{"title": "x", ` + layers + `, "views": {"v": {"bounds": [-25, 62, -12, 67], "frame": [0.1, 0.2, 0.25, 0.25]}}}`, "#v", false},
		"a legend":               {`{"title": "x", "layers": {"countries": {"src": "builtin:countries-110m", "classify": {"by": "POP_EST", "method": "threshold", "breaks": [1e7]}}}, "legend": {"at": "bl"}}`, "#legend", true},
		"a legend in a page":     {`{"layers": {"countries": {"src": "builtin:countries-110m", "classify": {"by": "POP_EST", "method": "threshold", "breaks": [1e7]}}}, "legend": {"at": "bl"}}`, "#legend", true},
	} {
		t.Run(name, func(t *testing.T) {
			tab := Open(t, browser, drawn(t, map[string]string{"c.json": tt.config, "s.css": ""}), 900)
			defer tab.Quiet()
			title := [4]float64{}
			if strings.Contains(tt.config, `"title"`) {
				title = tab.box("#title")
			}
			before := tab.box(tt.view)
			if got := tab.Truth("document.querySelector('" + tt.view + " [role~=graphics-symbol]')"); got == tt.still {
				t.Errorf("features of %s can be pointed at: %t", name, got)
			}
			tab.click(".kg-buttons button")
			if got := tab.Number(scale); math.Abs(got-2) > 0.01 {
				t.Fatalf("the map is zoomed by %v, want 2", got)
			}
			after := tab.box(tt.view)
			if moved := after != before; moved == tt.still {
				t.Errorf("%s was at %v and is at %v", name, before, after)
			}
			if !tt.still && math.Abs(after[2]-2*before[2]) > 1 {
				t.Errorf("%s was %v px wide and is %v, want twice that", name, before[2], after[2])
			}
			if title[2] == 0 {
				return
			}
			if now := tab.box("#title"); now != title {
				t.Errorf("the title was at %v and is at %v", title, now)
			}
			tab.Shot("views-" + name)
		})
	}
}

// TestDoubleClickOnLegend filters twice, and zooms nothing.
func TestDoubleClickOnLegend(t *testing.T) {
	browser := Browser(t)
	tab := Open(t, browser, draw(t, "world-income"), 900)
	defer tab.Quiet()
	at := tab.box(".legend-swatches [role=button]")
	tab.clickTwice(at[0]+at[2]/2, at[1]+at[3]/2)
	tab.waitFor("document.querySelector('.kg-frame .kg-live').textContent", "the filter is not told")
	if got := tab.Number(scale); got != 1 {
		t.Errorf("the map is zoomed by %v", got)
	}
	if n := tab.Number("document.querySelectorAll('.kg-off').length"); n != 0 {
		t.Errorf("%v features are hidden after two clicks", n)
	}
}
