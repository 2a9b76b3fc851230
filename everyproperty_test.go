package kartograph

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/xmlcheck"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/styles"
)

// Whatever property a stylesheet sets, on whatever element, each attribute is
// written once: no XML parser takes an element that has one twice.
func TestEveryPropertyOnEveryElement(t *testing.T) {
	cfg, err := Parse("map.json", []byte(`{"proj": {"id": "robinson"}, "export": {"width": 200, "scalebar": true}, "layers": {
		"a": {"src": "builtin:countries", "filter": {"ISO_A3": ["FRA", "TCD"]}, "attributes": ["NAME"], "labeling": {"key": "NAME", "buffer": true, "position": "centroid"}},
		"b": {"src": "builtin:cities", "filter": {"NAME": ["Paris", "Cairo"]}, "labeling": {"key": "NAME"}}},
		"views": {"v": {"proj": "ortho", "layers": ["b"], "frame": [0, 0, 0.3, 0.3], "border": true}}}`))
	if err != nil {
		t.Fatal(err)
	}
	shared := NewSources(nil)
	all := append(styles.PropertyNames(), "--x", "id", "class", "d", "x", "cx", "style", "viewBox", "data-name")
	for names := range slices.Chunk(all, 20) {
		var all strings.Builder
		for _, name := range names {
			fmt.Fprintf(&all, "%s: %s;", name, valueOf(name))
		}
		var css strings.Builder
		for _, on := range []string{"svg", "#a", "#a[NAME]", "#b[NAME=Paris]", ".label", "#b-label[NAME=Paris]", "#a-label-buffer[NAME]",
			"#scalebar", "#scalebar-label", "#scalebar-buffer", ".view-frame", "#v-frame:hover"} {
			fmt.Fprintf(&css, "%s { %s }\n", on, all.String())
		}
		sheet, _, err := styles.Parse("style.css", []byte(css.String()))
		if err != nil {
			t.Fatalf("%s: %v", names, err)
		}
		m, err := Build(t.Context(), cfg, Options{Style: sheet, Sources: shared})
		if err != nil {
			t.Fatalf("%s: %v", names, err)
		}
		for _, mode := range []render.StyleMode{render.StyleAttributes, render.StyleCSS, render.StyleClasses} {
			var b bytes.Buffer
			if _, err := m.Write(&b, WriteOptions{Notation: &render.Options{StyleMode: mode}}); err != nil {
				t.Fatalf("%s, %s: %v", names, mode, err)
			}
			if err := xmlcheck.Check(b.Bytes()); err != nil {
				t.Errorf("%s, %s: %v", names, mode, err)
			}
		}
	}
}

// valueOf is a value that a property takes, at least one of those that are asked.
func valueOf(name string) string {
	for _, value := range []string{"1", "none", "auto", "normal", "red", "bold 12px Arial"} {
		_, warnings, err := styles.Parse("style.css", []byte("* { "+name+": "+value+" }"))
		if err == nil && len(warnings) == 0 {
			return value
		}
	}
	return "inherit"
}
