package browser

import (
	"context"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
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

// feature is a media feature with its value.
func feature(name, value string) *emulation.MediaFeature {
	return &emulation.MediaFeature{Name: name, Value: value}
}

const darkSheet = `:root { --land: #ddd } #countries { fill: var(--land); stroke: #fff }
@media (prefers-color-scheme: dark) { #countries { fill: #334; stroke: #000 } }`

const countries = `{"title": "Countries", "lang": "de", "layers": {"countries": {"src": "builtin:countries-110m", "attributes": {"name": "NAME", "people": "POP_EST"}}}, "proj": "robinson"}`

// TestDark is dark where readers ask for it and the stylesheet knows how.
func TestDark(t *testing.T) {
	browser := Browser(t)
	dark := feature("prefers-color-scheme", "dark")
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

// darkGallery makes any map of the gallery dark, whatever its theme.
const darkGallery = `@media (prefers-color-scheme: dark) { svg { color: #ddd } #background { fill: #16181b } #sea { fill: #101820 } .label { fill: #eee } }`

// TestDarkThemes reads the texts of maps of all themes on a dark page, with classes and
// without: on what lies beneath them, they have a contrast of 4.5, or nearly what white
// or black has, or a halo. A
// stylesheet with colours for light pages alone keeps the map as it is there.
func TestDarkThemes(t *testing.T) {
	browser := Browser(t)
	const classes = `, "classify": {"by": "POP_EST", "method": "threshold", "breaks": [1e7, 1e8], "palette": "YlGnBu"}`
	for _, tt := range []struct {
		name, theme, classify, sheet string
		dark                         bool
	}{
		{"light", "light", "", "", true}, {"light with classes", "light", classes, "", true}, {"atlas", "atlas", "", "", true}, {"news", "news", "", "", true}, {"news with classes", "news", classes, "", true},
		{"a rule of one's own", "light", "", "@media (prefers-color-scheme: dark) { #countries { stroke: #555 } }", true},
		{"a variable", "light", "", "@media (prefers-color-scheme: dark) { :root { --theme-land: #402020 } }", true},
		{"colours for light pages", "light", "", "#countries { fill: #f4efe4 }", false},
	} {
		config := `{"title": "World", "source": "Somebody", "margin": 10, "theme": "` + tt.theme + `", "proj": "robinson", "layers": {"sea": {"special": "sea"},
			"countries": {"src": "builtin:countries-110m", "labeling": {"key": "NAME", "priority": "POP_EST", "min-area": 800}` + tt.classify + `}}, "legend": {"at": "bl"}}`
		if tt.classify == "" {
			config = strings.Replace(config, `, "legend": {"at": "bl"}`, "", 1)
		}
		tab := Open(t, browser, drawn(t, map[string]string{"c.json": config, "s.css": tt.sheet}), 1000, media("", feature("prefers-color-scheme", "dark")))
		const light = `((colour) => { const n = colour.match(/[\d.]+/g).slice(0, 3).map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)); return 0.2126 * n[0] + 0.7152 * n[1] + 0.0722 * n[2]; })`
		if got := tab.Number(light+"(getComputedStyle(document.querySelector('#background rect, #background path')).fill)") < 0.1; got != tt.dark {
			t.Errorf("%s: the paper is dark: %t, want %t", tt.name, got, tt.dark)
		}
		// A text's ink against what lies beneath its middle, where it has no halo.
		if hard := tab.Text(`(() => {
  const light = ` + light + `, found = [];
  for (const text of document.querySelectorAll('.label text, #title text, #source text, .legend-texts text')) {
    const r = text.getBoundingClientRect(), look = getComputedStyle(text);
    scrollTo(0, scrollY + r.y - 300);
    const at = text.getBoundingClientRect(), under = document.elementsFromPoint(at.x + at.width / 2, at.y + at.height / 2).find((e) => e.matches('path, circle, rect') && getComputedStyle(e).fill.startsWith('rgb') && getComputedStyle(e).fillOpacity > 0.5);
    if (!under || look.stroke != 'none' || [...document.querySelectorAll('.label-buffer text')].some((t) => t.textContent == text.textContent && getComputedStyle(t).stroke != 'none')) continue;
    const a = light(look.fill), b = light(getComputedStyle(under).fill), ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < Math.min(4.5, 0.95 * Math.max(1.05 / (b + 0.05), (b + 0.05) / 0.0555))) found.push(text.textContent + ' ' + look.fill + ' on ' + getComputedStyle(under).fill + ': ' + ratio.toFixed(1));
  }
  return found.join(', ');
})()`); hard != "" {
			t.Errorf("%s: hard to read: %s", tt.name, hard)
		}
		tab.Shot("dark-theme-" + strings.ReplaceAll(tt.name, " ", "-"))
		tab.Quiet()
	}
}

// TestMedia opens maps on a dark page, prints them, and looks at them in colours that are
// forced.
func TestMedia(t *testing.T) {
	browser := Browser(t)
	for _, name := range maps {
		file := drawStyled(t, name, darkGallery)
		for _, width := range widths {
			t.Run(fmt.Sprintf("%s at %d", name, width), func(t *testing.T) {
				tab := Open(t, browser, file, width, media("", feature("prefers-color-scheme", "dark")))
				defer tab.Quiet()
				if got := tab.Text("getComputedStyle(document.body).backgroundColor"); got != "rgb(22, 24, 27)" {
					t.Errorf("the page is %s", got)
				}
				if got := tab.Text("getComputedStyle(document.querySelector('#sea path, #sea')).fill"); got != "rgb(16, 24, 32)" {
					t.Errorf("the sea is %s", got)
				}
				tab.shot("dark")
				printed(tab)
				tab.must(chromedp.Do(tab.ctx, media("", feature("forced-colors", "active"))))
				forced(tab)
			})
		}
	}
}

// printed prints a page that is zoomed: the whole map without controls.
func printed(tab *Tab) {
	t := tab.t
	tab.click(".kg-buttons button")
	tab.must(chromedp.Do(tab.ctx, media("print")))
	tab.Text("dispatchEvent(new Event('beforeprint')), ''")
	for _, what := range []string{".kg-buttons", ".kg-search", ".kg-tip", "summary"} {
		if got := tab.Text("getComputedStyle(document.querySelector('" + what + "')).display"); got != "none" {
			t.Errorf("%s is printed", what)
		}
	}
	if got := tab.Number(scale); got != 1 {
		t.Errorf("the map is printed at %v times its size", got)
	}
	if pages := tab.printedPages(); pages < 1 || pages > 2 {
		t.Errorf("the map takes %d pages of paper", pages)
	}
}

// printedPages is how many pages of paper a page takes.
func (tab *Tab) printedPages() (n int) {
	tab.call(func(ctx context.Context, target *chromedp.Target) error {
		answer, err := cdp.Call(ctx, target, page.PrintToPDF, page.PrintToPDFParams{PrintBackground: new(true)})
		n = len(regexp.MustCompile(`/Type\s*/Page\b`).FindAllIndex(answer.Data, -1))
		return err
	})
	return n
}

// forced looks at a map in colours that the reader's system forces: the map keeps its
// own, the focus and what is selected is seen in the system's.
func forced(tab *Tab) {
	t := tab.t
	const colour = `(name) => { const e = document.createElement('i'); e.style.color = name; document.body.append(e); const c = getComputedStyle(e).color; e.remove(); return c; }`
	if !tab.Truth("matchMedia('(forced-colors: active)').matches") {
		t.Fatal("no colours are forced")
	}
	tab.focusMap()
	for what, want := range map[string][2]string{
		"getComputedStyle(document.querySelector('.kg-focus .kg-over')).stroke":            {"Highlight", "the focus"},
		"getComputedStyle(document.querySelector('.kg-focus .kg-under')).stroke":           {"Canvas", "what is around the focus"},
		"getComputedStyle(document.querySelector('.kg-buttons button')).color":             {"ButtonText", "a button"},
		"getComputedStyle(document.querySelector('.kg-search input')).borderTopColor":      {"ButtonBorder", "the box of the search"},
		"getComputedStyle(document.querySelector('.kg-tip')).backgroundColor":              {"Canvas", "the tip"},
		"getComputedStyle(document.querySelector('.kg-tip strong')).color":                 {"CanvasText", "the tip's text"},
		"getComputedStyle(document.querySelector('.kg-frame svg')).forcedColorAdjust + ''": {"", ""},
	} {
		if want[0] == "" {
			if got := tab.Text(what); got != "none" {
				t.Errorf("the colours of the map are forced: %s", got)
			}
			continue
		}
		if got, is := tab.Text(what), tab.Text("("+colour+")('"+want[0]+"')"); got != is {
			t.Errorf("%s is %s, want %s (%s)", want[1], got, is, want[0])
		}
	}
	tab.shot("forced")
}

// TestMotion moves nothing for readers who ask for that: what fades else is there at once.
func TestMotion(t *testing.T) {
	browser := Browser(t)
	for _, tt := range []struct {
		config, asked string
		legend, moves bool
	}{
		{"world-income", "reduce", true, false}, {"world-income", "no-preference", true, true},
		{"cities-bubbles", "reduce", true, false}, {"europe", "reduce", false, false}, {"new-york", "reduce", false, false}, {"china", "reduce", false, false}, {"maghreb", "reduce", false, false},
	} {
		tab := Open(t, browser, draw(t, tt.config), 900, media("", feature("prefers-reduced-motion", tt.asked)))
		if tt.legend {
			tab.Text("document.querySelector('.legend-swatches [role=button]').focus(), ''")
			tab.waitFor("document.querySelectorAll('.kg-dim').length > 0", "an entry of the legend in focus points nothing out")
		}
		moving := "Math.max(...[...document.querySelectorAll('*')].map((e) => Math.max(...['transitionDuration', 'animationDuration'].map((n) => parseFloat(getComputedStyle(e)[n]) || 0))))"
		if got := tab.Number(moving) > 0; got != tt.moves {
			t.Errorf("%s, %s: something moves: %t, want %t", tt.config, tt.asked, got, tt.moves)
		}
		if !tt.moves && tab.Number("document.getAnimations().length") > 0 {
			t.Error("something is animated")
		}
		tab.click(".kg-buttons button")
		if got := tab.Number(scale); math.Abs(got-2) > 0.01 {
			t.Errorf("%s: right after a click the map is zoomed by %v, want 2", tt.asked, got)
		}
		if tab.Truth("getComputedStyle(document.documentElement).scrollBehavior == 'smooth'") {
			t.Error("the page scrolls by itself")
		}
		tab.Quiet()
	}
}

// TestWithoutScripts is the plain map.
func TestWithoutScripts(t *testing.T) {
	browser := Browser(t)
	off := chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return err
	})
	for _, name := range maps {
		file := draw(t, name)
		for _, width := range widths {
			t.Run(fmt.Sprintf("%s at %d", name, width), func(t *testing.T) {
				tab := Open(t, browser, file, width, off)
				defer tab.Quiet()
				tab.shot("without-scripts")
				// The debugger evaluates though the page's own scripts do not run.
				if n := tab.Number("document.querySelectorAll('button, input, .kg-tip, details, [tabindex]').length"); n != 0 {
					t.Errorf("%v controls that do nothing", n)
				}
				if n := tab.Number("document.querySelectorAll('svg path, svg circle').length"); n < 5 {
					t.Errorf("%v shapes are drawn", n)
				}
				if w := tab.Number("document.querySelector('svg').getBoundingClientRect().width"); w < 0.8*float64(width) || w > float64(width) {
					t.Errorf("the map is %v px wide", w)
				}
				if tab.Truth("document.documentElement.scrollWidth > innerWidth") {
					t.Error("the page is wider than the window")
				}
			})
		}
	}
}

// TestLargeText sets texts to 200 %, and leaves them, and looks for controls upon each
// other or the map.
func TestLargeText(t *testing.T) {
	browser := Browser(t)
	const over = `(() => {
  const all = [...document.querySelectorAll('h1, .kg-search, .kg-buttons button, svg, summary, .kg-scroll')].map((e) => [e, e.getBoundingClientRect()]), found = [];
  for (const [e, a] of all) for (const [o, b] of all) if (e != o && !e.contains(o) && !o.contains(e) && a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1) found.push(e.localName + ' / ' + o.localName);
  for (const b of document.querySelectorAll('button')) if (b.checkVisibility() && b.scrollWidth > b.clientWidth + 1) found.push('a text is wider than its button: ' + b.textContent);
  if (document.documentElement.scrollWidth > innerWidth) found.push('the page is wider than the window');
  const tip = document.querySelector('.kg-tip'), told = tip.getBoundingClientRect();
  if (!tip.hidden && (told.left < -1 || told.right > innerWidth + 1 || tip.scrollWidth > tip.clientWidth + 1)) found.push('the tip leaves the window');
  return found.join(', ');
})()`
	for _, name := range maps {
		file := draw(t, name)
		for _, width := range widths {
			tab := Open(t, browser, file, width)
			tab.Text("document.querySelector('details').open = true, ''")
			tab.waitFor("document.querySelector('table')", "no table")
			for _, size := range []string{"100%", "200%"} {
				tab.Text("document.documentElement.style.fontSize = '" + size + "', ''")
				tab.focusMap()
				if found := tab.Text(over); found != "" {
					t.Errorf("%s at %d px, texts at %s: %s", name, width, size, found)
				}
			}
			tab.shot("large")
			tab.Quiet()
		}
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
		file := draw(t, config)
		for _, width := range widths {
			if width == 640 { // the elements are those of 1200: only beside 480 pixels and less are others
				continue
			}
			tab := Open(t, browser, file, width)
			tab.must(chromedp.Do(tab.ctx, chromedp.Evaluate[chromedp.Void](string(axe)+";0", noValue)))
			check := func(state string) {
				t.Helper()
				if found := tab.Text(`axe.run(document, {resultTypes: ['violations'], rules: {}}).then((r) =>
					r.violations.map((v) => v.id + ' (' + v.impact + '): ' + v.nodes.slice(0, 3).map((n) => n.html.slice(0, 120)).join(' | ')).join('\n'))`); found != "" {
					t.Errorf("%s at %d px, %s: %s", config, width, state, found)
				}
			}
			if width == widths[0] { // at others the same elements are there
				check("as it opens")
			}
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
