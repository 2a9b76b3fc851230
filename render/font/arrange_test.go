package font

import (
	"math"
	"os"
	"testing"
)

// withArabic has the letters of a font file (internal/opentype/testdata).
func withArabic(t *testing.T) *Fonts {
	t.Helper()
	file, err := os.ReadFile("internal/opentype/testdata/arabic.ttf")
	if err != nil {
		t.Fatal(err)
	}
	fonts := &Fonts{}
	if err := fonts.AddFile("Naskh", 400, false, file); err != nil {
		t.Fatal(err)
	}
	return fonts
}

func read(l Line) string {
	text := ""
	for _, g := range l.Glyphs {
		text += g.Text()
	}
	return text
}

// A line stands as it is drawn, and is as wide as its glyphs are, whichever scripts meet.
func TestArrange(t *testing.T) {
	fonts := withArabic(t)
	font := Font{Family: "Naskh, Liberation Sans", Size: 1000}
	for text, want := range map[string]string{
		"حيفا":            "افيح", // not in the font: letter by letter
		"נהר (Nile)":      "רהנ (Nile)",
		"Nile (נהר)":      "Nile (רהנ)",
		"المغرب":          "برغملا",
		"Maroc المغرب 12": "Maroc 12 برغملا",
	} {
		l := fonts.Lay(text, font)
		if got := read(l); got != want {
			t.Errorf("%q stands as %q, want %q", text, got, want)
		}
		x := 0.0
		for i, g := range l.Glyphs {
			if !(math.Abs(g.X-x) < 1e-6) {
				t.Errorf("%q: glyph %d is at %g, want %g", text, i, g.X, x)
			}
			x += g.Advance
		}
		if !(math.Abs(l.Width-x) < 1e-6) {
			t.Errorf("%q is %g wide, its glyphs %g", text, l.Width, x)
		}
	}
}

// Outlines are known of what a file arranges, of Hebrew, and of neither letters that nobody has
// nor of those that nobody arranges.
func TestArrangedOutline(t *testing.T) {
	fonts := withArabic(t)
	for text, want := range map[string]bool{"المغرب": true, "لإبَّ": true, "חיפה": true, "حيفا": false, "काठमाडौं": false, "東": false} {
		if _, got := fonts.Lay(text, Font{Family: "Naskh, DejaVu Sans", Size: 10}).Outline(); got != want {
			t.Errorf("%s is drawn: %v, want %v", text, got, want)
		}
	}
}

// A mark is drawn above its letter, wherever the line puts both.
func TestMarkInk(t *testing.T) {
	fonts := withArabic(t)
	font := Font{Family: "Naskh", Size: 1000}
	// By hb-view and the glyphs' boxes, shadda with fatha stands above the letters alone.
	plain, marked := fonts.Lay("لإب", font), fonts.Lay("لإبَّ", font)
	if !(plain.Width == marked.Width) {
		t.Errorf("a mark makes the line %g wide, want %g", marked.Width, plain.Width)
	}
	last := marked.Glyphs[0]
	dx, dy := last.Offset()
	if !(dx > 0 && dx < plain.Width && dy < 0) {
		t.Errorf("the mark is drawn at %g, %g", dx, dy)
	}
}
