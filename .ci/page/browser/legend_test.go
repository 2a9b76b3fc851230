package browser

import (
	"fmt"
	"strings"
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

// TestFilterNames hides features with their names and the halos of these.
func TestFilterNames(t *testing.T) {
	const config = `{"title": "People", "layers": {"countries": {"src": "builtin:countries-110m", "attributes": {"id": "ADM0_A3", "name": "NAME"}, "labeling": {"key": "NAME", "buffer": true, "min-area": 400},
		"classify": {"by": "POP_EST", "method": "threshold", "breaks": [1e8]}}}, "proj": "robinson", "legend": true}`
	tab := Open(t, Browser(t), drawn(t, map[string]string{"c.json": config, "s.css": ""}), 900)
	defer tab.Quiet()
	const pale = "[...document.querySelectorAll('text.kg-off')].map((e) => e.textContent).join(' ')"
	tab.Text("document.querySelectorAll('.legend-swatches [role=button]')[1].dispatchEvent(new MouseEvent('click', {bubbles: true})), ''")
	if got := tab.Text(pale); strings.Count(got, "India") != 2 || strings.Contains(got, "Algeria") {
		t.Errorf("with those of more than 100 million the names %s are hidden", got)
	}
	tab.Text("document.querySelectorAll('.legend-swatches [role=button]')[1].dispatchEvent(new MouseEvent('click', {bubbles: true})), ''")
	if got := tab.Text(pale); got != "" {
		t.Errorf("the names %s stay hidden", got)
	}
}

// entries lists the entries of the legend with how many features each points out.
const entries = `[...document.querySelectorAll('.legend-swatches [role=button]')].map((e) => {
  e.dispatchEvent(new PointerEvent('pointerenter'));
  const all = [...document.querySelectorAll('.kg-moving [role~=graphics-symbol]')], n = all.filter((f) => !f.classList.contains('kg-dim')).length;
  e.dispatchEvent(new PointerEvent('pointerleave'));
  return e.getAttribute('aria-label') + ': ' + n;
}).join(' | ')`

// TestLegendEntries points at entries of all kinds of legends: which features they stand
// for, and that they hide these alone.
func TestLegendEntries(t *testing.T) {
	browser := Browser(t)
	const two = `{"a": {"src": "d.geojson", "filter": "v < 4", "classify": {"by": "v", "method": "threshold", "breaks": [2]}},
		"b": {"src": "d.geojson", "filter": "v >= 4", "classify": {"by": "v", "method": "threshold", "breaks": [6]}}}`
	for name, tt := range map[string]struct{ layers, want string }{
		"a ramp":             {`{"l": {"src": "d.geojson", "classify": {"by": "v", "method": "continuous", "palette": "YlGnBu"}}}`, "≥ 6: 2 | 4 – 6: 2 | 2 – 4: 2 | < 2: 2"},
		"with attributes":    {`{"l": {"src": "d.geojson", "attributes": {"name": "name"}, "classify": {"by": "v", "method": "continuous", "palette": "YlGnBu"}}}`, "≥ 6: 2 | 4 – 6: 2 | 2 – 4: 2 | < 2: 2"},
		"circles":            {`{"l": {"src": "d.csv", "classify": {"by": "v", "method": "area", "property": "r", "max": 20}}}`, "≥ 3.3: 4 | 0.87 – 3.3: 3 | < 0.87: 1"},
		"wide lines":         {`{"l": {"src": "lines.geojson", "classify": {"by": "v", "method": "linear", "property": "stroke-width", "max": 20}}}`, "≥ 3.5: 4 | 1.1 – 3.5: 2 | < 1.1: 2"},
		"two layers":         {two, "< 2: 2 | ≥ 2: 2 | < 6: 2 | ≥ 6: 2"},
		"two layers, a view": {two + `, "views": {"i": {"frame": [0.6, 0.1, 0.3, 0.3], "bounds": [0, 0, 50, 9]}}`, "< 2: 4 | ≥ 2: 4 | < 6: 4 | ≥ 6: 4"},
		"a hostile id":       {`{"\"><script>alert(1)</script>": {"src": "d.geojson", "classify": {"by": "v", "method": "threshold", "breaks": [2]}}}`, "< 2: 2 | ≥ 2: 6"},
		"an odd id":          {`{"constructor": {"src": "d.geojson", "classify": {"by": "v", "method": "continuous", "palette": "YlGnBu"}}}`, "≥ 6: 2 | 4 – 6: 2 | 2 – 4: 2 | < 2: 2"},
	} {
		t.Run(name, func(t *testing.T) {
			tab := Open(t, browser, drawn(t, legendFiles(tt.layers)), 900)
			defer tab.Quiet()
			if got := tab.Text(entries); got != tt.want {
				t.Errorf("the entries stand for\n%s, want\n%s", got, tt.want)
			}
			n := tab.Number("document.querySelectorAll('.kg-moving [role~=graphics-symbol]').length")
			tab.Text("document.querySelector('.legend-swatches [role=button]').dispatchEvent(new MouseEvent('click', {bubbles: true})), ''")
			off := tab.Number("document.querySelectorAll('.kg-moving .kg-off').length")
			if told := tab.Text("document.querySelector('.kg-frame .kg-live').textContent"); off == 0 || told != fmt.Sprintf("%v of %v features shown", n-off, n) {
				t.Errorf("%v of %v features are hidden, told %q", off, n, told)
			}
			tab.Shot("legend-" + name)
		})
	}
}

// legendFiles are a map of layers with squares, points and lines whose v is 0 to 7.
func legendFiles(layers string) map[string]string {
	var squares, lines, points strings.Builder
	points.WriteString("name,lon,lat,v\n")
	for i := range 8 {
		x, comma := 6*i, ","
		if i == 0 {
			comma = ""
		}
		fmt.Fprintf(&squares, `%s{"type": "Feature", "properties": {"name": "%c", "v": %d}, "geometry": {"type": "Polygon", "coordinates": [[[%d, 0], [%d, 0], [%[4]d, 8], [%[4]d, 0]]]}}`, comma, 'A'+i, i, x, x+5)
		fmt.Fprintf(&lines, `%s{"type": "Feature", "properties": {"name": "%c", "v": %d}, "geometry": {"type": "LineString", "coordinates": [[%d, 0], [%d, 8]]}}`, comma, 'A'+i, i, x, x+5)
		fmt.Fprintf(&points, "%c,%d,4,%d\n", 'A'+i, x, i)
	}
	collection := func(all strings.Builder) string {
		return `{"type": "FeatureCollection", "features": [` + all.String() + `]}`
	}
	return map[string]string{
		"c.json": `{"title": "Legend", "layers": ` + layers + `, "proj": "lonlat", "legend": {"at": "right"}}`,
		"d.csv":  points.String(), "d.geojson": collection(squares), "lines.geojson": collection(lines), "s.css": "",
	}
}
