package font

import (
	"math"
	"math/rand/v2"
	"testing"

	"golang.org/x/image/font/gofont/goregular"
)

// boxOf is a box around all points of an outline.
func boxOf(outline []Segment) Ink {
	box := Ink{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, s := range outline {
		for _, p := range s.To[:s.Op.Points()] {
			box = Ink{min(box.MinX, p.X), min(box.MinY, p.Y), max(box.MaxX, p.X), max(box.MaxY, p.Y)}
		}
	}
	return box
}

func near(a, b Ink) bool {
	const close = 1e-6
	return math.Abs(a.MinX-b.MinX) < close && math.Abs(a.MinY-b.MinY) < close && math.Abs(a.MaxX-b.MaxX) < close && math.Abs(a.MaxY-b.MaxY) < close
}

// What is drawn of a line is what its ink covers.
func TestOutlineIsInk(t *testing.T) {
	var fonts Fonts
	if err := fonts.AddFile("Go", 0, false, goregular.TTF); err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(7, 8))
	drawn := 0
	for range 600 {
		f := Font{Family: []string{"Liberation Sans", "Times", "Source Sans 3", "Go"}[r.IntN(4)], Size: 8 + 20*r.Float64(), Italic: r.IntN(2) == 0}
		if f.Family != "Go" && r.IntN(2) == 0 {
			f.Weight = 700
		}
		text := randomText(r)
		line := fonts.Lay(text, f)
		outline, ok := line.Outline()
		if !ok || len(outline) == 0 {
			continue // Greek is not in all of them
		}
		drawn++
		if got := boxOf(outline); !f.Italic && !near(got, line.Ink) || !(got.MinX >= line.Ink.MinX-1e-6 && got.MaxX <= line.Ink.MaxX+1e-6) {
			t.Errorf("%q in %+v: drawn %+v, ink %+v", text, f, got, line.Ink)
		}
	}
	if drawn < 300 {
		t.Errorf("only %d texts are drawn", drawn)
	}
}

// What is not known is not drawn, not even in part.
func TestNoOutline(t *testing.T) {
	for _, test := range []struct {
		text string
		font Font
	}{
		{"Bern東", Font{Family: "Arial", Size: 10}}, {"कि", Font{Family: "DejaVu Sans", Size: 10}}, {"مصر", Font{Family: "DejaVu Sans", Size: 10}},
	} {
		if _, ok := (*Fonts)(nil).Lay(test.text, test.font).Outline(); ok {
			t.Errorf("%q in %s is drawn", test.text, test.font.Family)
		}
	}
	if outline, ok := (*Fonts)(nil).Lay(" ", Font{Family: "Arial", Size: 10}).Outline(); !ok || len(outline) > 0 {
		t.Errorf("a blank is drawn as %v, %v", outline, ok)
	}
}

// Each family that the program knows can be drawn: a print leaves no label to what a viewer has.
func TestAllDrawn(t *testing.T) {
	for _, f := range families() {
		for weight := 400; weight <= 700; weight += 300 {
			for _, italic := range []bool{false, true} {
				line := (*Fonts)(nil).Lay("Ångström", Font{Family: f.name, Size: 10, Weight: weight, Italic: italic})
				if outline, ok := line.Outline(); !ok || len(outline) < 50 || line.Glyphs[0].face.Family != f.name {
					t.Errorf("%s %d, italic %v: %d segments, %v", f.name, weight, italic, len(outline), ok)
				}
			}
		}
	}
}
