package browser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// tall is a map higher than any window, with features as large as a window and small ones.
const tall = `{"title": "Countries", "layers": {"countries": {"src": "builtin:countries-110m", "attributes": {"name": "NAME", "people": "POP_EST", "continent": "CONTINENT"}}},
	"proj": "mercator", "bounds": [-100, -55, 60, 78], "export": {"width": 900, "height": 2400}}`

// inSight says what of the feature in focus is out of sight: its middle, at which the
// live region stands, or the tip.
const inSight = `(() => {
  const found = [], at = document.querySelector('.kg-frame .kg-live').getBoundingClientRect(), tip = document.querySelector('.kg-tip'), r = tip.getBoundingClientRect();
  const name = document.activeElement.getAttribute('aria-label');
  if (at.top < 0 || at.bottom > innerHeight || at.left < 0 || at.right > innerWidth) found.push('the middle of ' + name + ' is at ' + [at.left, at.top]);
  if (tip.hidden || !name.startsWith(tip.firstChild.textContent + '. ')) found.push('the tip tells ' + (tip.hidden ? 'nothing' : tip.textContent) + ' of ' + name);
  if (r.top < -1 || r.bottom > innerHeight + 1 || r.left < -1 || r.right > innerWidth + 1) found.push('the tip of ' + name + ' leaves the window: ' + [r.left, r.top, r.right, r.bottom]);
  return found.join(', ');
})()`

// TestInSight goes by keys, the search and zoom over a map that is higher than the window:
// what has the focus is scrolled into sight, with its tip.
func TestInSight(t *testing.T) {
	browser := Browser(t)
	file := drawn(t, map[string]string{"c.json": tall, "s.css": "#countries { fill: #ddd }"})
	for _, width := range widths {
		tab := Open(t, browser, file, width)
		tab.focusMap()
		seen := func(how string) {
			t.Helper()
			tab.Text("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(''))))") // scrolling is told with the next frame
			if wrong := tab.Text(inSight); wrong != "" {
				t.Errorf("at %d px, %s: %s", width, how, wrong)
			}
		}
		for i, key := range []string{kb.ArrowDown, kb.ArrowDown, kb.ArrowDown, kb.ArrowDown, kb.ArrowLeft, kb.ArrowUp, kb.End, kb.Home, kb.PageDown, kb.ArrowUp, kb.ArrowUp, kb.ArrowRight, "+", "+", kb.ArrowDown, kb.ArrowDown, "0", kb.ArrowUp} {
			tab.Key(key)
			seen(fmt.Sprintf("key %d", i))
		}
		for _, name := range []string{"chile", "greenland", "argentina", "norway"} {
			tab.Text("scrollTo(0, 0), document.querySelector('.kg-search input').value = '', document.querySelector('.kg-search input').focus(), ''")
			tab.Key(name)
			tab.Key(kb.Enter)
			seen("search for " + name)
			tab.Key("0")
		}
		tab.Quiet()
	}
}

// wanting is a map with hatches for features without data, words among numbers, and a
// legend whose shape depends on the width.
const wanting = `{"title": "Income", "lang": "de", "theme": "light", "layers": {"l": {"src": "d.geojson", "attributes": {"name": "name", "worth": "v"},
	"classify": {"by": "v", "method": "threshold", "breaks": [2500, 5000, 40000], "missing": "hatch"}}},
	"legend": {"format": ",.0f"}, "variants": [{"width": 320}, {"width": 640}, {"width": 1200}]}`

// wantingMap is the page of wanting: squares whose values are numbers but for some.
func wantingMap(t *testing.T) string {
	files := map[string]string{"c.json": wanting, "s.css": ""}
	var features []string
	for i, v := range []string{"1000.5", `"n/a"`, "30000", "4000", `"–"`, "90000"} {
		features = append(features, fmt.Sprintf(`{"type": "Feature", "properties": {"name": "%c", "v": %s}, "geometry": {"type": "Polygon", "coordinates": [[[%d, 0], [%d, 0], [%[4]d, 20], [%[3]d, 20], [%[3]d, 0]]]}}`, 'A'+i, v, 10*i, 10*i+9))
	}
	files["d.geojson"] = `{"type": "FeatureCollection", "features": [` + strings.Join(features, ", ") + "]}"
	return drawn(t, files)
}

// TestMissing tells of features without data that they have none, writes numbers by the
// language though words stand among them, and sorts these last both ways.
func TestMissing(t *testing.T) {
	tab := Open(t, Browser(t), wantingMap(t), 1200)
	defer tab.Quiet()
	label := func(name string) string {
		return tab.Text("[...document.querySelectorAll('[role~=graphics-symbol]')].find((e) => e.ariaLabel.startsWith('" + name + ".')).ariaLabel")
	}
	for name, want := range map[string]string{"A": "A. worth: 1.000,5. Klasse 1 von 4. 1 von 6", "B": "B. worth: n/a. keine Angabe. 2 von 6", "F": "F. worth: 90.000. Klasse 4 von 4. 6 von 6"} {
		if got := label(name); got != want {
			t.Errorf("told %q, want %q", got, want)
		}
	}
	tab.click(".kg-tables summary")
	tab.waitFor("document.querySelector('.kg-tables table')", "there is no table")
	const column = "[...document.querySelectorAll('.kg-tables tbody td')].map((e) => e.textContent).join(' ')"
	for _, want := range []string{"90.000 30.000 4.000 1.000,5 n/a –", "1.000,5 4.000 30.000 90.000 n/a –"} {
		tab.click(".kg-tables thead th:last-child button")
		got := tab.Text(column)
		if strings.Replace(got, "– n/a", "n/a –", 1) != want {
			t.Errorf("sorted: %s, want %s", got, want)
		}
	}
}

// TestLegendNames calls the entries of a legend alike at all widths, whatever shape it has.
func TestLegendNames(t *testing.T) {
	browser, file := Browser(t), wantingMap(t)
	const want = "< 2.500 | 2.500 – 5.000 | 5.000 – 40.000 | ≥ 40.000 | keine Angabe"
	for _, width := range widths {
		tab := Open(t, browser, file, width)
		got := tab.Text("[...document.querySelectorAll('.legend-swatches [role=button]')].filter((e) => e.checkVisibility()).map((e) => e.ariaLabel).join(' | ')")
		if got != want {
			t.Errorf("at %d px: %s, want %s", width, got, want)
		}
		tab.Quiet()
	}
}

// TestPatterns zooms a map with hatches: on the map they keep their size, and so do those
// of the legend, which stands still.
func TestPatterns(t *testing.T) {
	tab := Open(t, Browser(t), wantingMap(t), 1200)
	defer tab.Quiet()
	// across is how many pixels of the window a tile takes, of what is filled by it.
	across := func(selector string) float64 {
		return tab.Number(`(() => {
  const e = [...document.querySelectorAll('` + selector + `')].find((e) => e.checkVisibility()), id = /"#(.*)"/.exec(getComputedStyle(e).fill)[1], p = document.getElementById(id);
  return p.width.baseVal.value * (p.patternTransform.baseVal.consolidate() ? Math.hypot(p.patternTransform.baseVal.consolidate().matrix.a, p.patternTransform.baseVal.consolidate().matrix.b) : 1) * e.getScreenCTM().a;
})()`)
	}
	const onMap, inLegend = ".kg-moving .missing", ".legend-swatches .missing"
	before := [2]float64{across(onMap), across(inLegend)}
	for _, button := range []string{"1", "1", "2"} {
		tab.click(".kg-buttons button:nth-child(" + button + ")")
		for i, now := range []float64{across(onMap), across(inLegend)} {
			if d := now - before[i]; !(d > -0.01 && d < 0.01) {
				t.Errorf("tiles of %v px have %v at a zoom of %v", before[i], now, tab.Number(scale))
			}
		}
	}
	tab.Shot("patterns")
}

// TestFilterMaps hides a class of each map of the gallery that has classes, by the mouse:
// its features alone are pale, those of others are not while the pointer rests there.
func TestFilterMaps(t *testing.T) {
	browser := Browser(t)
	for _, config := range []string{"world-income", "cities-bubbles"} {
		for _, width := range widths {
			tab := Open(t, browser, draw(t, config), width)
			tab.Text("document.querySelector('.legend-swatches').scrollIntoView({block: 'center'}), ''")
			at := tab.box(".legend-swatches [role=button]")
			x, y := at[0]+at[2]/2, at[1]+1.5 // of circles in each other the top of the largest
			tab.must(chromedp.Do(tab.ctx, chromedp.MouseEvent("mouseMoved", x, y)))
			tab.waitFor("document.querySelectorAll('.kg-dim').length", config+": an entry points nothing out")
			for _, off := range []bool{true, false} {
				tab.must(chromedp.Do(tab.ctx, chromedp.MouseClickXY(x, y)))
				if got := tab.Truth("document.querySelectorAll('.kg-off').length"); got != off {
					t.Errorf("%s at %d px: after a click something is hidden: %t", config, width, got)
				}
				if n := tab.Number("document.querySelectorAll('.kg-dim').length"); n != 0 {
					t.Errorf("%s at %d px: after a click %v features are pale", config, width, n)
				}
			}
			tab.Quiet()
		}
	}
}

// TestLetGo lets the mouse go where the page does not hear of it: the map does not stick
// to it.
func TestLetGo(t *testing.T) {
	tab := Open(t, Browser(t), draw(t, "world-income"), 900)
	defer tab.Quiet()
	tab.click(".kg-buttons button")
	const at = "document.querySelector('.kg-moving').getAttribute('transform')"
	before := tab.Text(at)
	tab.Text(`(() => {
  const svg = document.querySelector('svg #countries path'), send = (kind, x, more) => svg.dispatchEvent(new PointerEvent(kind, {bubbles: true, isPrimary: true, pointerId: 1, pointerType: 'mouse', clientX: x, clientY: 300, ...more}));
  send('pointerdown', 300, {buttons: 1});
  for (const x of [320, 340, 380]) send('pointermove', x, {buttons: 0});
  return '';
})()`)
	if got := tab.Text(at); got != before {
		t.Errorf("the map moves from %s to %s though no button is down", before, got)
	}
}
