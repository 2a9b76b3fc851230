package browser

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestLegend points at entries of a legend and filters by them.
func TestLegend(t *testing.T) {
	browser := Browser(t)
	const config = `{"title": "People", "layers": {"countries": {"src": "builtin:countries-110m", "attributes": {"name": "NAME", "people": "POP_EST"},
		"classify": {"by": "POP_EST", "method": "threshold", "breaks": [1e7, 1e8]}}}, "proj": "robinson", "legend": true}`
	tab := Open(t, browser, drawn(t, map[string]string{"c.json": config, "s.css": ""}), 900)
	defer tab.Quiet()
	if n := tab.Number("document.querySelectorAll('.legend-swatches [role=button]').length"); n != 3 {
		t.Fatalf("the legend has %v entries that act, want 3", n)
	}
	for i, want := range []string{"q1-3", "q2-3", "q3-3"} {
		if !tab.Truth("document.querySelectorAll('.legend-swatches [role=button]')[" + string(rune('0'+i)) + "].getAttribute('aria-label')") {
			t.Errorf("the entry of %s has no name", want)
		}
	}
	t.Log(tab.Text("[...document.querySelectorAll('.legend-swatches [role=button]')].map((e) => e.getAttribute('aria-label')).join(' | ')"))
	tab.must(chromedp.Do(tab.ctx, chromedp.Evaluate[chromedp.Void]("document.querySelector('.legend-swatches [role=button]').focus()", noValue)))
	if tab.Number("document.querySelectorAll('.kg-dim').length") == 0 {
		t.Error("an entry in focus points nothing out")
	}
	tab.Key(kb.Enter)
	all, off := tab.Number("document.querySelectorAll('.kg-moving .q1-3').length"), tab.Number("document.querySelectorAll('.kg-moving .kg-off').length")
	if off == 0 || off != all {
		t.Errorf("%v features are hidden, want the %v of the class", off, all)
	}
	tab.Shot("legend")
	tab.Key(kb.Enter)
	if n := tab.Number("document.querySelectorAll('.kg-off').length"); n != 0 {
		t.Errorf("%v features stay hidden", n)
	}
}
