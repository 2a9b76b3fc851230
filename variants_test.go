package kartograph_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/styles"
)

const variants = `{"layers": {"c": {"src": "builtin:countries-110m", "attributes": {"id": "ADM0_A3", "name": "NAME"}}}, "proj": "robinson",
	"export": {"width": 900}, "variants": [{"width": 1200}, {"width": 320, "height": 300}]}`

// TestVariants draws a map in two more sizes: each alone is as if the config asked for
// it, and the page has both, with the data once.
func TestVariants(t *testing.T) {
	m := buildText(t, variants)
	sizes := m.Sizes()
	if len(sizes) != 2 || sizes[0].Scene().Width != 320 || sizes[0].Scene().Height != 300 || sizes[1].Scene().Width != 1200 {
		t.Fatalf("%d sizes, want those of 320 and 1200", len(sizes))
	}
	alone := buildText(t, strings.Replace(variants, `{"width": 900}, "variants": [{"width": 1200}, {"width": 320, "height": 300}]`, `{"width": 320, "height": 300}`, 1))
	if svgOf(t, sizes[0]) != svgOf(t, alone) {
		t.Error("a size differs from a map of that size")
	}
	page := textOf(t, m, render.HTML())
	if n := strings.Count(page, "<svg "); n != 2 {
		t.Errorf("the page has %d maps", n)
	}
	if n := strings.Count(page, `data-name="Peru"`); n != 1 {
		t.Errorf("the page has Peru's data %d times", n)
	}
	if !strings.Contains(page, `id="w320-PER" data-kartograph-of="PER"`) {
		t.Error("the smaller Peru does not refer to the larger one")
	}
}

// TestVariantsRestyled restyles all sizes.
func TestVariantsRestyled(t *testing.T) {
	sheet, _, _ := styles.Parse("s.css", []byte("#c { fill: #123456 }"))
	m, err := buildText(t, variants).Restyle(t.Context(), sheet)
	if err != nil {
		t.Fatal(err)
	}
	for _, size := range append(m.Sizes(), m) {
		if !strings.Contains(svgOf(t, size), "#123456") {
			t.Errorf("the size of %v px has the old style", size.Scene().Width)
		}
	}
}

func buildText(t *testing.T, text string) *kartograph.Map {
	t.Helper()
	cfg, err := kartograph.Parse("c.json", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	m, err := kartograph.Build(t.Context(), cfg, kartograph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func svgOf(t *testing.T, m *kartograph.Map) string { return textOf(t, m, render.SVG()) }

func textOf(t *testing.T, m *kartograph.Map, format render.Format) string {
	t.Helper()
	var b bytes.Buffer
	if _, err := m.Write(&b, kartograph.WriteOptions{Format: format}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
