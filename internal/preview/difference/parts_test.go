package difference

import (
	"slices"
	"strings"
	"testing"
)

// TestParts counts a map with a clip around its layers, an inset with a layer and a clip of
// its own, labels and furniture: all have their bytes, and together those of the document.
func TestParts(t *testing.T) {
	const sea, land, labels = `<g id="sea"><path d="m0 0h1z"/></g>`, `<g id="a&amp;b"><title>x</title><path d="m0 0h1v1z"/></g>`, `<g id="land-label"><text>x</text></g>`
	const inset = `<g id="inset" class="view old"><clipPath id="c2"><rect/></clipPath><g clip-path="url(#c2)"><g id="inset-land"><path d="m1 1"/></g></g></g>`
	svg := `<?xml version="1.0"?>` + "\n" + `<svg><title>t</title><desc>d</desc><metadata>{}</metadata><style>a{}</style><clipPath id="c"/><g class="map" clip-path="url(#c)">` + sea + land + `</g>` + labels + inset + `<g id="legend"><g id="legend-background"/></g></svg>` + "\n"
	parts := Read(svg).Parts()
	var names []string
	bytes, all := map[string]int{}, 0
	for _, p := range parts {
		names, bytes[p.Name], all = append(names, p.Name), p.Bytes, all+p.Bytes
	}
	if want := "sea a&b land-label inset inset-land legend descriptions metadata definitions else"; strings.Join(names, " ") != want {
		t.Errorf("the parts are %q, want %q", names, want)
	}
	for name, text := range map[string]string{"sea": sea, "a&b": land, "land-label": labels, "inset-land": `<g id="inset-land"><path d="m1 1"/></g>`} {
		if bytes[name] != len(text) {
			t.Errorf("%s has %d bytes, want %d", name, bytes[name], len(text))
		}
	}
	if all != len(svg) {
		t.Errorf("the parts have %d bytes, the document %d", all, len(svg))
	}
	if slices.ContainsFunc(parts, func(p Part) bool { return p.Bytes < 0 }) {
		t.Errorf("less than nothing: %v", parts)
	}
	if Read("<svg").Parts() != nil {
		t.Error("half a document has parts")
	}
}
