package config

import (
	"fmt"
	"strings"
	"testing"
)

// What no format of a map shows is told once each; one format that shows it is enough.
func TestIdleKeysOfFormats(t *testing.T) {
	c := parsedWith(t, `{"layers": {"l": {"src": "a.geojson"}}, "export": {"crop-marks": true, "bleed": "3mm", "density": 2, "profile": "figma", "output-intent": "a.icc"}}`)
	for formats, want := range map[string]string{
		"svg": "density output-intent", "svgz": "density output-intent", "png": "profile output-intent", "pdf": "density profile", "html": "crop-marks bleed density profile output-intent",
		"svg png": "output-intent", "svg png pdf": "", "html pdf": "density profile", "": "",
	} {
		var told []string
		for _, w := range c.Idle(strings.Fields(formats)...) {
			told = append(told, w.Text)
		}
		if len(told) != len(strings.Fields(want)) {
			t.Errorf("%s: %q, want %s", formats, told, want)
		}
		for _, key := range strings.Fields(want) {
			if !strings.Contains(strings.Join(told, "\n"), "export."+key+": has no effect on ") {
				t.Errorf("%s: %q, want %s", formats, told, key)
			}
		}
	}
	c = parsedWith(t, `{"title": {"text": "T", "draw": false}, "desc": "D", "layers": {"l": {"src": "a.geojson", "tooltip": "{n}", "hairlines": "crisp"}, "m": {"src": "a.geojson", "tooltip": false}},
		"export": {"round": 1, "prettyprint": true, "absolute": true, "style-mode": "css", "id-prefix": "x", "responsive": true}}`)
	for format, want := range map[string]string{
		"svg": "", "svgz": "", "html": "export.style-mode export.responsive", "pdf": "export.prettyprint export.absolute export.style-mode export.id-prefix export.responsive layers.l.tooltip layers.l.hairlines",
		"png": "title desc layers.l.tooltip export.round export.prettyprint export.absolute export.style-mode export.id-prefix export.responsive", "svg png": "",
	} {
		told := c.Idle(strings.Fields(format)...)
		for _, key := range strings.Fields(want) {
			if !strings.Contains(fmt.Sprint(told), key+": has no effect on "+format) {
				t.Errorf("%s: %v, want %s", format, told, key)
			}
		}
		if len(told) != len(strings.Fields(want)) {
			t.Errorf("%s: %v, want %s", format, told, want)
		}
	}
	if idle := parsedWith(t, `{"layers": {"l": {"src": "a.geojson"}}}`).Idle("html"); len(idle) > 0 {
		t.Errorf("%v of a config without such keys", idle)
	}
}

// Keys of an export that undo each other are told.
func TestIdleKeysOfExport(t *testing.T) {
	for text, want := range map[string]string{
		`"style-mode": "css", "profile": "inkscape"`: "for inkscape styles are written as attributes", `"style-mode": "attributes", "profile": "inkscape"`: "", `"style-mode": "css"`: "",
		`"responsive": true, "width": "90mm"`: "given in mm is left out", `"responsive": true, "width": 90`: "", `"width": "90mm"`: "",
	} {
		c := parsedWith(t, `{"layers": {"l": {"src": "a.geojson"}}, "export": {`+text+`}}`)
		if told := len(c.Warnings) == 1 && want != "" && strings.Contains(c.Warnings[0].Text, want); told != (want != "") || !told && len(c.Warnings) > 0 {
			t.Errorf("%s: %v, want %q", text, c.Warnings, want)
		}
	}
}
