package browser

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// noValue leaves what an expression gives where it is.
func noValue(p *runtime.EvaluateParams) { p.ReturnByValue = nil }

// media emulates a medium and features.
func media(medium string, features ...*emulation.MediaFeature) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: medium, Features: features})
		return err
	})
}

const darkSheet = `:root { --land: #ddd } #countries { fill: var(--land); stroke: #fff }
@media (prefers-color-scheme: dark) { #countries { fill: #334; stroke: #000 } }`

const countries = `{"title": "Countries", "lang": "de", "layers": {"countries": {"src": "builtin:countries-110m", "attributes": {"name": "NAME", "people": "POP_EST"}}}, "proj": "robinson"}`

// TestDark is dark where readers ask for it and the stylesheet knows how.
func TestDark(t *testing.T) {
	browser := Browser(t)
	dark := &emulation.MediaFeature{Name: "prefers-color-scheme", Value: "dark"}
	for _, tt := range []struct {
		name, sheet, page, land string
		features                []*emulation.MediaFeature
	}{
		{"light", darkSheet, "rgb(255, 255, 255)", "rgb(221, 221, 221)", nil},
		{"dark", darkSheet, "rgb(22, 24, 27)", "rgb(51, 51, 68)", []*emulation.MediaFeature{dark}},
		{"without rules", "#countries { fill: #ddd }", "rgb(255, 255, 255)", "rgb(221, 221, 221)", []*emulation.MediaFeature{dark}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tab := Open(t, browser, drawn(t, map[string]string{"c.json": countries, "s.css": tt.sheet}), 800, media("", tt.features...))
			defer tab.Quiet()
			if got := tab.Text("getComputedStyle(document.body).backgroundColor"); got != tt.page {
				t.Errorf("the page is %s, want %s", got, tt.page)
			}
			if got := tab.Text("getComputedStyle(document.querySelector('#countries path')).fill"); got != tt.land {
				t.Errorf("land is %s, want %s", got, tt.land)
			}
			tab.Shot("dark-" + strings.ReplaceAll(tt.name, " ", "-"))
		})
	}
}

// TestPrint shows the whole map without controls on paper.
func TestPrint(t *testing.T) {
	browser := Browser(t)
	tab := Open(t, browser, drawn(t, map[string]string{"c.json": countries, "s.css": darkSheet}), 800)
	defer tab.Quiet()
	tab.must(chromedp.Do(tab.ctx, chromedp.Evaluate[chromedp.Void]("document.querySelector('.kg-buttons button').click(); dispatchEvent(new Event('beforeprint'))", noValue), media("print")))
	for _, what := range []string{".kg-buttons", ".kg-search", ".kg-tip"} {
		if got := tab.Text("getComputedStyle(document.querySelector('" + what + "')).display"); got != "none" {
			t.Errorf("%s is printed", what)
		}
	}
	if got := tab.Number(scale); got != 1 {
		t.Errorf("the map is printed at %v times its size", got)
	}
}

// TestWithoutScripts is the plain map.
func TestWithoutScripts(t *testing.T) {
	browser := Browser(t)
	off := chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return err
	})
	tab := Open(t, browser, drawn(t, map[string]string{"c.json": countries, "s.css": darkSheet}), 800, off)
	defer tab.Quiet()
	tab.Shot("without-scripts")
	// The debugger evaluates though the page's own scripts do not run.
	if n := tab.Number("document.querySelectorAll('button, input, .kg-tip, details').length"); n != 0 {
		t.Errorf("%v controls that do nothing", n)
	}
	if n := tab.Number("document.querySelectorAll('#countries path').length"); n < 170 {
		t.Errorf("%v countries are drawn", n)
	}
	if w := tab.Number("document.querySelector('svg').getBoundingClientRect().width"); w < 700 {
		t.Errorf("the map is %v px wide", w)
	}
}

// TestLargeText sets texts to 200 % and looks for controls upon each other.
func TestLargeText(t *testing.T) {
	browser := Browser(t)
	for _, width := range []int64{320, 640, 1200} {
		tab := Open(t, browser, drawn(t, map[string]string{"c.json": countries, "s.css": darkSheet}), width)
		tab.must(chromedp.Do(tab.ctx, chromedp.Evaluate[chromedp.Void]("document.documentElement.style.fontSize = '200%'; document.querySelector('details').open = true", noValue)))
		tab.waitFor("document.querySelector('table')", "no table")
		const over = `(() => {
  const all = [...document.querySelectorAll('h1, .kg-search, .kg-buttons button, summary, .kg-scroll')].map((e) => [e, e.getBoundingClientRect()]), found = [];
  for (const [e, a] of all) for (const [o, b] of all) if (e != o && !e.contains(o) && !o.contains(e) && a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1) found.push(e.className + e.localName + ' / ' + o.className + o.localName);
  if (document.documentElement.scrollWidth > innerWidth) found.push('the page is wider than the window');
  const map = document.querySelector('.kg-frame').getBoundingClientRect(), bar = document.querySelector('.kg-buttons').getBoundingClientRect();
  if (bar.bottom > map.bottom + 1) found.push('buttons leave the map');
  return found.join(', ');
})()`
		if found := tab.Text(over); found != "" {
			t.Errorf("at %d px: %s", width, found)
		}
		tab.Shot("large-" + tab.Text("''+innerWidth"))
		tab.Quiet()
	}
}

// TestAxe asks axe-core for violations of any level, with a feature in focus, one
// selected, results of a search and the table.
func TestAxe(t *testing.T) {
	axe, err := os.ReadFile(os.Getenv("AXE"))
	if err != nil {
		t.Fatalf("AXE names no axe-core: %v", err)
	}
	browser := Browser(t)
	for _, config := range maps {
		for _, width := range []int64{320, 1200} {
			tab := Open(t, browser, draw(t, config), width)
			tab.must(chromedp.Do(tab.ctx, chromedp.Evaluate[chromedp.Void](string(axe)+";0", noValue)))
			check := func(state string) {
				t.Helper()
				if found := tab.Text(`axe.run(document, {resultTypes: ['violations'], rules: {}}).then((r) =>
					r.violations.map((v) => v.id + ' (' + v.impact + '): ' + v.nodes.slice(0, 3).map((n) => n.html.slice(0, 120)).join(' | ')).join('\n'))`); found != "" {
					t.Errorf("%s at %d px, %s: %s", config, width, state, found)
				}
			}
			check("as it opens")
			find(tab)
			readTable(tab)
			check("in use")
		}
	}
}

// drawn draws c.json of some files as a page.
func drawn(t *testing.T, files map[string]string) string {
	t.Helper()
	folder := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return drawIn(t, folder, "c.json", "s.css", filepath.Join(folder, "map.html"))
}
