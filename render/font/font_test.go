package font

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/seed-898ab921/kartograph/internal/pace"
)

// Widths are those of HarfBuzz 6.0, of the fonts that the tables were made of, in units of the
// font; .ci/text-widths compares many more:
//
//	hb-shape --output-format=json LiberationSans-Regular.ttf 'Vatican City' | jq '[.[].ax] | add'
func TestWidths(t *testing.T) {
	tests := []struct {
		family string
		weight int
		italic bool
		text   string
		width  int
		units  float64
	}{
		{"Liberation Sans", 400, false, "Vatican City", 10775, 2048},
		{"Liberation Sans", 400, false, "AVAVA To. Ty", 12067, 2048},
		{"Liberation Sans", 400, false, "Pfäffikon", 7932, 2048},
		{"Liberation Sans", 400, false, "Αθήνα", 5852, 2048},
		{"Liberation Sans", 400, false, "Гудаута", 7317, 2048},
		{"Liberation Sans", 700, false, "Vatican City", 11610, 2048},
		{"Liberation Sans", 700, false, "AVAVA To. Ty", 12780, 2048},
		{"Liberation Sans", 700, false, "Pfäffikon", 8761, 2048},
		{"Liberation Sans", 700, false, "Αθήνα", 6235, 2048},
		{"Liberation Sans", 700, false, "Гудаута", 7916, 2048},
		{"Liberation Serif", 400, true, "Vatican City", 10068, 2048},
		{"Liberation Serif", 400, true, "AVAVA To. Ty", 11117, 2048},
		{"Liberation Serif", 400, true, "Pfäffikon", 7508, 2048},
		{"Liberation Serif", 400, true, "Αθήνα", 5257, 2048},
		{"Liberation Serif", 400, true, "Гудаута", 7450, 2048},
		{"Liberation Sans Narrow", 400, false, "Vatican City", 8838, 2048},
		{"Liberation Sans Narrow", 400, false, "AVAVA To. Ty", 9907, 2048},
		{"Liberation Sans Narrow", 400, false, "Pfäffikon", 6507, 2048},
		{"Liberation Sans Narrow", 400, false, "Αθήνα", 4841, 2048},
		{"Liberation Sans Narrow", 400, false, "Гудаута", 5942, 2048},
		{"Liberation Mono", 700, true, "Vatican City", 14748, 2048},
		{"Liberation Mono", 700, true, "AVAVA To. Ty", 14748, 2048},
		{"Liberation Mono", 700, true, "Pfäffikon", 11061, 2048},
		{"Liberation Mono", 700, true, "Αθήνα", 6145, 2048},
		{"Liberation Mono", 700, true, "Гудаута", 8603, 2048},
		{"DejaVu Sans", 400, false, "Vatican City", 12213, 2048},
		{"DejaVu Sans", 400, false, "AVAVA To. Ty", 12698, 2048},
		{"DejaVu Sans", 400, false, "Pfäffikon", 8855, 2048},
		{"DejaVu Sans", 400, false, "Αθήνα", 6446, 2048},
		{"DejaVu Sans", 400, false, "Гудаута", 8792, 2048},
		{"DejaVu Sans", 700, true, "Vatican City", 13775, 2048},
		{"DejaVu Sans", 700, true, "AVAVA To. Ty", 14506, 2048},
		{"DejaVu Sans", 700, true, "Pfäffikon", 10258, 2048},
		{"DejaVu Sans", 700, true, "Αθήνα", 7252, 2048},
		{"DejaVu Sans", 700, true, "Гудаута", 9580, 2048},
		{"Noto Sans", 400, false, "Vatican City", 5440, 1000},
		{"Noto Sans", 400, false, "AVAVA To. Ty", 5882, 1000},
		{"Noto Sans", 400, false, "Pfäffikon", 4213, 1000},
		{"Noto Sans", 400, false, "Αθήνα", 3014, 1000},
		{"Noto Sans", 400, false, "Гудаута", 3663, 1000},
		{"Noto Sans", 700, false, "Vatican City", 5953, 1000},
		{"Noto Sans", 700, false, "AVAVA To. Ty", 6271, 1000},
		{"Noto Sans", 700, false, "Pfäffikon", 4594, 1000},
		{"Noto Sans", 700, false, "Αθήνα", 3207, 1000},
		{"Noto Sans", 700, false, "Гудаута", 4064, 1000},
		{"Source Sans 3", 400, false, "Vatican City", 4886, 1000},
		{"Source Sans 3", 400, false, "AVAVA To. Ty", 5227, 1000},
		{"Source Sans 3", 400, false, "Pfäffikon", 3731, 1000},
		{"Source Sans 3", 400, false, "Αθήνα", 2641, 1000},
		{"Source Sans 3", 400, false, "Гудаута", 3364, 1000},
		{"Source Sans 3", 700, true, "Vatican City", 5133, 1000},
		{"Source Sans 3", 700, true, "AVAVA To. Ty", 5079, 1000},
		{"Source Sans 3", 700, true, "Pfäffikon", 3924, 1000},
		{"Source Sans 3", 700, true, "Αθήνα", 2665, 1000},
		{"Source Sans 3", 700, true, "Гудаута", 3965, 1000},
	}
	for _, test := range tests {
		l := (&Fonts{}).Lay(test.text, Font{Family: test.family, Weight: test.weight, Italic: test.italic, Size: test.units})
		if !(math.Abs(l.Width-float64(test.width)) < 0.01) {
			t.Errorf("%q in %s %d: width %g, want %d", test.text, test.family, test.weight, l.Width, test.width)
		}
	}
}

// randomText is a text of letters that most fonts have.
func randomText(r *rand.Rand) string {
	alphabets := []string{"AVTyo.,fifl Wea", "Straßburgäöüéñ- ", "ΑΒΓΔΕΖάέήίόύώ ", "МоскваГДТУА. "}
	letters := []rune(alphabets[r.IntN(len(alphabets))])
	var b strings.Builder
	for range 1 + r.IntN(20) {
		b.WriteRune(letters[r.IntN(len(letters))])
	}
	return b.String()
}

// A text's width is the sum of the advances of its glyphs, goes with its size, grows by the
// spacing of each letter, and its ink lies about where its glyphs are.
func TestLayProperties(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 500 {
		text, all := randomText(r), families()
		f := Font{Family: all[r.IntN(len(all))].name, Size: 10, Weight: []int{400, 700}[r.IntN(2)], Italic: r.IntN(2) == 0}
		line := (*Fonts)(nil).Lay(text, f)
		end := 0.0
		for _, g := range line.Glyphs {
			if !(math.Abs(g.X-end) < 1e-9) {
				t.Fatalf("%q: a glyph at %g behind one that ends at %g", text, g.X, end)
			}
			end += g.Advance
		}
		if !(math.Abs(end-line.Width) < 1e-9) {
			t.Errorf("%q: glyphs up to %g, width %g", text, end, line.Width)
		}
		if len(line.Guessed) > 0 {
			t.Errorf("%q: %q is guessed", text, line.Guessed)
		}
		if ink := line.Ink; !(ink.MinX > -5 && ink.MaxX < line.Width+5 && ink.MinY > -15 && ink.MaxY < 5) {
			t.Errorf("%q: ink %+v of %g", text, ink, line.Width)
		}
		twice := f
		twice.Size = 20
		if got := (*Fonts)(nil).Lay(text, twice).Width; !(math.Abs(got-2*line.Width) < 1e-9) {
			t.Errorf("%q: %g wide, at twice the size %g", text, line.Width, got)
		}
		loose, looser := f, f
		loose.Spacing, looser.Spacing = 1, 3
		n := float64(len([]rune(text)))
		if a, b := (*Fonts)(nil).Lay(text, loose).Width, (*Fonts)(nil).Lay(text, looser).Width; !(math.Abs(b-a-2*n) < 1e-9) {
			t.Errorf("%q: with spacing of 1 and 3 px %g and %g, of %g letters", text, a, b, n)
		}
	}
}

// Letters that a font does not have are those of the next in the list, then of any; what
// nobody has is guessed and told.
func TestFallBack(t *testing.T) {
	line := (*Fonts)(nil).Lay("Aאक東م", Font{Family: "Noto Sans", Size: 10})
	if got := line.Glyphs[0].face.Family; got != "Noto Sans" {
		t.Errorf("A is in %s", got)
	}
	if got := line.Glyphs[1].face.Family; got == "Noto Sans" {
		t.Errorf("א is in %s, which does not have it", got)
	}
	if !slices.Equal(line.Guessed, []rune{'क'}) {
		t.Errorf("guessed %q", line.Guessed)
	}
	if got := line.Glyphs[3].Advance; got != 10 {
		t.Errorf("東 is %g px wide at 10 px", got)
	}
}

// Unknown tells of fonts that are measured as others.
func TestUnknown(t *testing.T) {
	for list, want := range map[string]string{"Arial, sans-serif": "", "'Times New Roman'": "", "Foo Sans, Arial": "Foo Sans", "": "", "ARIAL": "", "Arial, Foo": ""} {
		if got := (*Fonts)(nil).Unknown(Font{Family: list}); got != want {
			t.Errorf("%q: unknown %q, want %q", list, got, want)
		}
	}
}

// Small capitals and changed letters are measured as they are drawn.
func TestCaps(t *testing.T) {
	width := func(text string, caps Caps) float64 {
		return (*Fonts)(nil).Lay(text, Font{Size: 10, Caps: caps, Unkerned: true}).Width
	}
	if got, want := width("bern", Uppercase), width("BERN", AsWritten); got != want {
		t.Errorf("uppercase %g, want %g", got, want)
	}
	if got, want := width("bern bE", Capitalize), width("Bern BE", AsWritten); got != want {
		t.Errorf("capitalized %g, want %g", got, want)
	}
	if got, want := width("Bern", SmallCaps), width("B", AsWritten)+0.7*width("ERN", AsWritten); !(math.Abs(got-want) < 1e-9) {
		t.Errorf("small capitals %g, want %g", got, want)
	}
}

// A thousand labels are measured in a few milliseconds; the bound leaves room for the race detector.
func TestQuick(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	var texts []string
	for range 1000 {
		texts = append(texts, randomText(r))
	}
	f := Font{Family: "Arial", Size: 10}
	(*Fonts)(nil).Lay("Aא東", f) // unpacks what is asked
	pace.Within(t, "measuring 1,000 labels", 100*time.Millisecond, func() {
		for _, text := range texts {
			(*Fonts)(nil).Lay(text, f)
		}
	})
}

func BenchmarkLay(b *testing.B) {
	for range b.N {
		(*Fonts)(nil).Lay("Dar es Salaam", Font{Family: "Arial", Size: 10})
	}
}
