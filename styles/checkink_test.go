package styles

import (
	"strings"
	"testing"
)

// Colours of inks are checked as others are, and nothing in them is taken for another number.
func TestInks(t *testing.T) {
	for _, value := range []string{"cmyk(0 0.72 1 0.06)", "cmyk(0%, 72.5%, 100%, 6%)", "device-cmyk(0 0 0 1 / 0.5)", "CMYK(0 0 0 .5)",
		`spot("PANTONE 286 C", cmyk(1 0.72 0 0.06))`, `spot('Gold', #ffd700, 40%)`, `spot("Gold", gold, 0.5)`} {
		if _, w, err := Parse("s.css", []byte("#a { fill: "+value+" }")); err != nil || len(w) > 0 {
			t.Errorf("%s: %v %v", value, w, err)
		}
	}
	for value, want := range map[string]string{
		"cmyk(0 0 0)": "takes 4 parts", "cmyk(0 0 0 2)": "no share", "cmyk(0 0 0 -0.1)": "no share", "cmyk(0 0 0 1e-1)": "no share", "cmyk(0 0 0 1px)": "no share",
		`spot(Gold, gold)`: "spot(\"its name\"", `spot("Gold")`: "spot(\"its name\"", `spot("", gold)`: "spot(\"its name\"", `spot("Gold", gld)`: "gold",
		`spot("All", gold)`: "no name", `spot('none', gold)`: "no name", `spot("Gold", gold, 2)`: "no share", `spot("Gold", spot("A", gold))`: "stands for", `spot("Gold", currentcolor)`: "stands for",
	} {
		_, w, err := Parse("s.css", []byte("#a { fill: "+value+" }"))
		if err != nil || len(w) != 1 || !strings.Contains(w[0].String(), want) {
			t.Errorf("%s: %v %v, want %q", value, w, err, want)
		}
	}
}
