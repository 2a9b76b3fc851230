package font

import (
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/seed-898ab921/kartograph/render/font/internal/face"
)

// Lines are laid out alike in new rooms and in those that others were laid out in.
func TestRoomsChangeNothing(t *testing.T) {
	random := rand.New(rand.NewPCG(11, 7))
	fonts, room := &Fonts{}, &Room{}
	words := []string{"", "AVATAR fi", "Zürich", "é\u0301", "שלום", "漢字", "\u200b", "a b\u00a0c", "ﷺ", "1,234.5"}
	for range 2000 {
		text := words[random.IntN(len(words))] + words[random.IntN(len(words))]
		f := Font{Family: []string{"Arial", "serif"}[random.IntN(2)], Size: 12, Spacing: float64(random.IntN(2)), Caps: Caps(random.IntN(4))}
		want := fonts.Lay(text, f)
		got := fonts.LayIn(room, text, f)
		if len(got.Glyphs) == 0 && len(want.Glyphs) == 0 {
			got.Glyphs, want.Glyphs = nil, nil
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("%q in %+v: %v, want %v", text, f, got, want)
		}
	}
}

// A line that is laid out up to a width is the same as the whole one, or both are wider, and
// the same letters are guessed.
func TestLaidOutUpToAWidth(t *testing.T) {
	random := rand.New(rand.NewPCG(12, 7))
	fonts, room := &Fonts{}, &Room{}
	words := []string{"", "AVATAR fi", "Zürich ffl", "'A'A'A", "שלום", "漢字", "\u200b", "\U0001f600", "LTLTLT", "1,234.5", "e\u0301", "ꙮ"}
	cut := 0
	for range 3000 {
		text := ""
		for range 8 {
			text += words[random.IntN(len(words))]
		}
		f := Font{Family: []string{"Arial", "serif", "monospace"}[random.IntN(3)], Size: 12, Spacing: float64(random.IntN(3) - 1), Caps: Caps(random.IntN(4))}
		whole, most := fonts.Lay(text, f), 200*random.Float64()
		got := fonts.LayUpTo(room, text, f, most)
		if string(got.Guessed) != string(whole.Guessed) {
			t.Fatalf("%q in %+v: %q are guessed, want %q", text, f, string(got.Guessed), string(whole.Guessed))
		}
		if got.Width != whole.Width {
			cut++
			if got.Width <= most || whole.Width <= most {
				t.Fatalf("%q in %+v up to %g is %g wide, the whole %g", text, f, most, got.Width, whole.Width)
			}
		}
	}
	if cut < 300 {
		t.Errorf("only %d lines are cut", cut)
	}
}

// Kerning takes away no more than the letter before takes, and less than its size: by that a
// line is known to be wide before all of it is laid out.
func TestLinesOfBuiltInFontsGrow(t *testing.T) {
	for _, faces := range byTable() {
		for _, f := range faces {
			of, err := f.open()
			if err != nil {
				t.Fatal(err)
			}
			table := of.(*face.Table)
			var glyphs []int
			for r := range rune(0xffff) {
				if glyph := table.Index(r); glyph != 0 {
					glyphs = append(glyphs, glyph)
				}
			}
			for _, left := range glyphs {
				advance := table.Glyph(left).Advance
				for _, right := range glyphs {
					if kern := table.Kern(face.Latin, left, right); advance < 0 || advance+kern < 0 || kern < -table.Units() {
						t.Fatalf("%s: glyph %d takes %d, and %d before %d", f.Family, left, advance, kern, right)
					}
				}
			}
		}
	}
}
