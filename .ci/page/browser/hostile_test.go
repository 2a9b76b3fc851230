package browser

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// evil are texts that would run or load something as markup, script, style or address.
var evil = []string{
	`<script>alert(1)</script>`, `</script><script>alert(1)</script>`, `"><img src=http://example.invalid/x onerror=alert(1)>`, `' onmouseover='alert(1)`,
	`</title><svg onload=alert(1)>`, `</style><style>@import "http://example.invalid/x"</style>`, `javascript:alert(1)`, `<!--`, `]]><script>alert(1)</script>`,
	`<iframe src="http://example.invalid/"></iframe>`, `<a href="javascript:alert(1)">x</a>`, `{{constructor.constructor('alert(1)')()}}`, `${alert(1)}`, "\u202e\u2028\u0000x",
	`<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>`, `__proto__`, `constructor`, `&lt;script&gt;alert(1)&lt;/script&gt;`,
}

// TestHostile draws them as names, values, ids, tooltips, labels, columns, titles, and
// uses the page: nothing runs, nothing is asked for, and all are texts.
func TestHostile(t *testing.T) {
	browser := Browser(t)
	type object map[string]any
	// All texts are in the data; what a map has one of has all in one, or what only means
	// something alone.
	var features []object
	for i, text := range evil {
		x := float64(10*i) - 90
		properties := object{"name": text, "v": text, "id": text}
		for _, other := range evil {
			properties[other] = text
		}
		features = append(features, object{"type": "Feature", "properties": properties,
			"geometry": object{"type": "Polygon", "coordinates": [][][]float64{{{x, 0}, {x + 9, 0}, {x + 9, 9}, {x, 0}}}}})
	}
	data, _ := json.Marshal(object{"type": "FeatureCollection", "features": features})
	for _, text := range []string{strings.Join(evil, " "), "__proto__", "constructor"} {
		layer := object{"src": "d.geojson", "attributes": "all", "labeling": object{"key": "name"}}
		cfg := object{"title": text, "desc": text, "layers": object{"l": layer}, "variants": []object{{"width": 320}, {"width": 800}}}
		for _, told := range []string{"attributes", "tooltip", "classes"} {
			switch told {
			case "tooltip":
				layer["tooltip"] = "{name}\n{v}"
			case "classes": // the page tells what nobody asked for, the legend what classes hold, and the map describes itself
				layer = object{"src": "d.geojson", "labeling": object{"key": "name"}, "classify": object{"by": "v", "method": "category", "title": text, "unit": text}}
				cfg = object{"title": text, "layers": object{text: layer}, "legend": object{"title": text, "at": "below"}, "variants": []object{{"width": 320}, {"width": 800}}}
			}
			config, _ := json.Marshal(cfg)
			tab := Open(t, browser, drawn(t, map[string]string{"c.json": string(config), "d.geojson": string(data), "s.css": ""}), 900)
			if n := tab.Number("document.querySelectorAll('script').length"); n != 2 {
				t.Errorf("%q, %s: %v scripts", text, told, n)
			}
			if found := tab.Text(`[...document.querySelectorAll('iframe, img, object, embed, foreignObject, a, form, math, link, base')].map((e) => e.outerHTML).join()`); found != "" {
				t.Errorf("%q: became markup: %s", text, found)
			}
			if found := tab.Text(`[...document.querySelectorAll('*')].flatMap((e) => [...e.attributes]).filter((a) => /^on/i.test(a.name)).map((a) => a.name).join()`); found != "" {
				t.Errorf("%q: became a handler: %s", text, found)
			}
			x, y := tab.spot()
			tab.must(chromedp.Do(tab.ctx, chromedp.MouseEvent("mouseMoved", x, y), chromedp.MouseClickXY(x, y)))
			tab.Key(kb.ArrowRight)
			readTable(tab)
			if n := tab.Number("document.querySelectorAll('.kg-tip *:not(strong, p, dl, dt, dd), table *:not(caption, thead, tbody, tr, th, td, button)').length"); n != 0 {
				t.Errorf("%q: markup in the tip or the table", text)
			}
			if told == "classes" {
				if n := tab.Number("[...document.querySelectorAll('.legend-swatches')].find((e) => e.checkVisibility()).querySelectorAll('[role=button]').length"); n < 2 {
					t.Errorf("%q: the legend has %v entries that act", text, n)
				}
			}
			tab.Quiet()
		}
	}
}
