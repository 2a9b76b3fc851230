package font

import (
	"math/rand/v2"
	"reflect"
	"testing"
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
