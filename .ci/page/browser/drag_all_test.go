package browser

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

const allYAML = `# Places for the wall
proj: mercator # as sailors like it
bounds: [-20, 30, 40, 62]
layers:
    sea: {special: sea}
    countries:   # as of 2025
        src: builtin:countries-110m
        labeling: {key: NAME, min-area: 300} # the larger ones
    land: {src: "builtin:countries-110m"}
views:
    islands: # far away
        frame: [0.7, 0.05, 0.25, 0.2] # on the right
        bounds: [-30, 60, -10, 68]
        layers: [land]
legend: {at: tl, layers: [countries]} # in a corner
scalebar: {unit: km} # below
north-arrow: true # up
locator: {at: br, size: 90} # where it is
title: Europe # above
export: {width: 700}
`

const allJSON = `{
    "proj": "mercator",   "bounds": [-20, 30, 40, 62],
    "layers": {
        "sea": {"special": "sea"},
        "countries": {"src": "builtin:countries-110m", "labeling": {"key": "NAME", "min-area": 3e2}},
        "land": {"src": "builtin:countries-110m"}
    },
    "views": [
        {"id": "islands", "frame": [0.7, 0.05, 0.25, 0.2], "bounds": [-30, 60, -10, 68],
         "layers": ["land"]}
    ],
    "legend": {"at": "tl", "layers": ["countries"]},
    "scalebar": {"unit": "km"},
	"north-arrow": true,
    "locator": {"at": "br", "size": 90},
    "title": "Europe", "export": {"width": 700}
}
`

// dragged is something that is taken elsewhere, and what becomes of the config: a part of
// it, and a pattern of what comes in its place.
type dragged struct {
	name, element string
	// inX and inY are where it is taken, as parts of its box.
	inX, inY float64
	dx, dy   float64
	// corner says that it goes to the corner next to where it was let go.
	corner    bool
	old, next string
}

// TestDragAll drags everything that can be moved, in a config in YAML and in JSON: it stands
// where it was let go, the file has that, all else of it stays to the byte, and undo
// brings the file back.
func TestDragAll(t *testing.T) {
	const spain = "[...document.querySelectorAll('#paper #countries-label text')].find((t) => t.textContent == 'Spain')"
	of := func(id string) string { return "document.querySelector('#paper #" + id + "')" }
	browser := Browser(t)
	for name, c := range map[string]struct {
		text string
		all  []dragged
	}{
		"map.yaml": {allYAML, []dragged{
			{"label", spain, 0.5, 0.5, 60, 35, false, "min-area: 300}", `min-area: 300, overrides: {Spain: {dx: N, dy: N}}}`},
			{"legend", of("legend"), 0.5, 0.5, 150, 90, false, "{at: tl, layers", `{at: [N, N], layers`},
			{"scale bar", of("scalebar"), 0.5, 0.5, 70, -60, false, "{unit: km}", `{unit: km, offset: [N, N]}`},
			{"arrow", of("north-arrow"), 0.5, 0.5, -420, 400, true, "north-arrow: true #", `north-arrow: {at: bl} #`},
			{"locator", of("locator"), 0.5, 0.5, -450, -3, true, "locator: {at: br", `locator: {at: bl`},
			{"inset", of("islands"), 0.5, 0.5, -80, 120, false, "frame: [0.7, 0.05, 0.25", `frame: [N, N, 0.25`},
		}},
		"map.json": {allJSON, []dragged{
			{"label", spain, 0.5, 0.5, 60, 35, false, `"min-area": 3e2}`, `"min-area": 3e2, "overrides": {"Spain": {"dx": N, "dy": N}}}`},
			{"legend", of("legend"), 0.5, 0.5, 150, 90, false, `"at": "tl"`, `"at": [N, N]`},
			{"scale bar", of("scalebar"), 0.5, 0.5, 70, -60, false, `{"unit": "km"}`, `{"unit": "km", "offset": [N, N]}`},
			{"arrow", of("north-arrow"), 0.5, 0.5, -420, 400, true, `"north-arrow": true`, `"north-arrow": {"at": "bl"}`},
			{"locator", of("locator"), 0.5, 0.5, -450, -3, true, `"at": "br"`, `"at": "bl"`},
			{"inset", of("islands"), 0.5, 0.5, -80, 120, false, `[0.7, 0.05, 0.25`, `[N, N, 0.25`},
		}},
	} {
		folder := t.TempDir()
		config, style := filepath.Join(folder, name), filepath.Join(folder, "map.css")
		for file, text := range map[string]string{config: c.text, style: "#countries, #land { fill: #eee }"} {
			if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		tab := Open(t, browser, serving(t, config, style), 1200)
		tab.until("document.querySelector('#paper #countries-label text')")
		for _, d := range c.all {
			t.Run(name+" "+d.name, func(t *testing.T) {
				tab.t = t
				d.try(t, tab, config, c.text)
			})
			tab.t = t
		}
		tab.Shot("dragged-" + name)
	}
}

// try drags it, looks for it in the page and in the file, and takes it back.
func (d dragged) try(t *testing.T, tab *Tab, config, before string) {
	box := func(what string) float64 {
		return tab.Number("(b => " + what + ")(" + d.element + ".getBoundingClientRect())")
	}
	file := func() string {
		text, err := os.ReadFile(config)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	said := func(what string) {
		tab.until("document.querySelector('#status').textContent.includes('" + what + "')")
	}
	// Scale bars grow and shrink on their way: what is compared is a corner.
	left, bottom := box("b.left"), box("b.bottom")
	at := func(x, y float64) string {
		return fmt.Sprintf("(e => e && !e.style.translate && (b => Math.abs(b.left - %g) < 1.5 && Math.abs(b.bottom - %g) < 1.5)(e.getBoundingClientRect()))(%s)", x, y, d.element)
	}
	x, y := box(fmt.Sprintf("b.x + b.width * %g", d.inX)), box(fmt.Sprintf("b.y + b.height * %g", d.inY))
	tab.Text("document.querySelector('#status').textContent = ''")
	tab.drag(x, y, x+d.dx, y+d.dy)
	said("Written")
	if d.corner {
		tab.until(fmt.Sprintf("(e => e && !e.style.translate && (b => Math.hypot(b.left - %g, b.bottom - %g) > 100)(e.getBoundingClientRect()))(%s)", left, bottom, d.element))
	} else {
		tab.until(at(left+d.dx, bottom+d.dy))
	}
	if strings.Count(before, d.old) != 1 {
		t.Fatalf("the config has %q %d times", d.old, strings.Count(before, d.old))
	}
	parts := strings.Split(before, d.old)
	number := strings.ReplaceAll(regexp.QuoteMeta(d.next), "N", `-?[0-9.]+`)
	want := regexp.QuoteMeta(parts[0]) + number + regexp.QuoteMeta(parts[1])
	if now := file(); !regexp.MustCompile(`^` + want + `$`).MatchString(now) {
		t.Errorf("the config is\n%s", now)
	}
	tab.Text("document.querySelector('#status').textContent = '', document.querySelector('#undo').click(), ''")
	said("Undone")
	tab.until(at(left, bottom))
	if now := file(); now != before {
		t.Errorf("undone the config is\n%s", now)
	}
}
