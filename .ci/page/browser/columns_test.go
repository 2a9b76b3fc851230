package browser

import "testing"

// TestColumns draws columns whose names mean something to programs, names that say nothing,
// and namesakes: all are told, in the order of the config, and apart.
func TestColumns(t *testing.T) {
	const config = `{"lang": "de", "layers": {"land": {"src": "d.json", "attributes": ["NAME", "STATE", "constructor", "2024", "class", "__proto__", "toString", "2023"],
		"classify": {"by": "v", "method": "equal", "classes": 2}}, "cities": {"src": "cities.json", "attributes": ["NAME", "v"]}}}`
	const data = `{"type": "FeatureCollection", "features": [
		{"type": "Feature", "properties": {"NAME": "Springfield", "2023": "7", "v": 1}, "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [9, 0], [9, 9], [0, 0]]]}},
		{"type": "Feature", "properties": {"NAME": "Springfield", "STATE": "Ohio", "constructor": "c", "2024": "8", "class": "first", "__proto__": "p", "toString": "s", "2023": "9", "v": 2}, "geometry": {"type": "Polygon", "coordinates": [[[10, 0], [19, 0], [19, 9], [10, 0]]]}},
		{"type": "Feature", "properties": {"NAME": "  ", "STATE": "Iowa", "class": "2", "v": 3}, "geometry": {"type": "Polygon", "coordinates": [[[20, 0], [29, 0], [29, 9], [20, 0]]]}}]}`
	const cities = `{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"NAME": "Town", "v": 3}, "geometry": {"type": "Point", "coordinates": [5, 2]}}]}`
	tab := Open(t, Browser(t), drawn(t, map[string]string{"c.json": config, "d.json": data, "s.css": "", "cities.json": cities}), 900)
	tab.Text("document.querySelector('summary').click(), ''")
	tab.waitFor("document.querySelectorAll('table').length == 2", "there are no tables")
	for expression, want := range map[string]string{
		"[...document.querySelectorAll('caption')].map((c) => c.textContent).join('|')":                                                                                                                                         "Land|Städte",
		"[...document.querySelector('thead').querySelectorAll('th')].map((c) => c.textContent).join('|')":                                                                                                                       "Name|STATE|constructor|2024|class|__proto__|toString|2023",
		"[...document.querySelectorAll('table:first-of-type tbody tr')][1].innerText.replace(/\\s+/g, '|')":                                                                                                                     "Springfield|Ohio|c|8|first|p|s|9",
		"document.querySelectorAll('[role~=graphics-symbol]')[1].getAttribute('aria-label')":                                                                                                                                    "Springfield. STATE: Ohio. constructor: c. 2024: 8. class: first. __proto__: p. toString: s. 2023: 9. Klasse 2 von 2. 2 von 4",
		"document.querySelectorAll('[role~=graphics-symbol]')[2].getAttribute('aria-label')":                                                                                                                                    "STATE: Iowa. class: 2. Klasse 2 von 2. 3 von 4",
		"[...document.querySelectorAll('table tbody button')].map((b) => b.textContent.trim()).join('|')":                                                                                                                       "Springfield|Springfield|3|Town",
		"[...document.querySelectorAll('g[role~=graphics-object]')].map((g) => g.getAttribute('aria-label')).join('|')":                                                                                                         "Land|Städte",
		"(() => { const i = document.querySelector('.kg-search input'); i.value = 'SPRI'; i.dispatchEvent(new Event('input')); return [...document.querySelectorAll('.kg-found li')].map((l) => l.textContent).join('|'); })()": "Springfield 7|Springfield Ohio",
	} {
		if got := tab.Text(expression); got != want {
			t.Errorf("%s is %q; want %q", expression, got, want)
		}
	}
	tab.Quiet()
}
