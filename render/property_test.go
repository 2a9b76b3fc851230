package render

import (
	"bytes"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/styles"
)

// Viewers are told no inks, in whatever way a document says its styles.
func TestScreen(t *testing.T) {
	s := Scene{Width: 10, Height: 10, Groups: []Group{{
		Style: styles.Style{{Name: "fill", Value: `spot("Gold", cmyk(0 0.16 1 0), 50%)`}, {Name: "overprint", Value: "all"}},
		Marks: []Mark{{Form: Rectangle(1, 1, 5, 5), Style: styles.Style{{Name: "stroke", Value: "cmyk(0 0 0 1)"}}}},
	}}}
	for _, mode := range []StyleMode{StyleAttributes, StyleCSS, StyleClasses} {
		var b bytes.Buffer
		if _, err := WriteSVG(&b, s, Options{StyleMode: mode}); err != nil {
			t.Fatal(err)
		}
		text := b.String()
		if strings.Contains(text, "cmyk") || strings.Contains(text, "spot") || strings.Contains(text, "overprint") {
			t.Errorf("%s: %s", mode, text)
		}
		if mode != StyleClasses && (!strings.Contains(text, "#ffeb80") || !strings.Contains(text, "#000000")) {
			t.Errorf("%s has no colours of screens: %s", mode, text)
		}
	}
}
