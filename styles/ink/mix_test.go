package ink

import (
	"fmt"
	"strings"
	"testing"
)

func TestMix(t *testing.T) {
	for _, test := range []struct {
		a, b string
		t    float64
		want string
	}{
		{"cmyk(0 0.2 1 0)", "cmyk(100% 0 0 50%)", 0, "cmyk(0 0.2 1 0)"},
		{"cmyk(0 0.2 1 0)", "cmyk(100% 0 0 50%)", 1, "cmyk(100% 0 0 50%)"},
		{"cmyk(0 0.2 1 0)", "cmyk(100% 0 0 50%)", 0.25, "cmyk(0.25 0.15 0.75 0.125)"},
		{"cmyk(0 0 0 1 / 0.5)", "cmyk(0 0 0 0)", 0.5, "cmyk(0 0 0 0.5 / 0.75)"},
		{"#fff", "cmyk(0 1 1 0)", 0.5, "cmyk(0 0.5 0.5 0)"},
		{"cmyk(0 1 1 0)", "black", 0.1, "cmyk(0 0.9 0.9 0.1)"},
		{`spot("Gold", #d4af37, 20%)`, `spot('Gold', #d4af37)`, 0.5, `spot("Gold", #d4af37, 0.6)`},
		{"white", `spot("A B", cmyk(1 0.72 0 0.06), 30%)`, 0.1, `spot("A B", cmyk(1 0.72 0 0.06), 0.03)`},
		{"cmyk(0 0 0 0)", "cmyk(1 1 1 1)", 1.0 / 3, "cmyk(0.3333 0.3333 0.3333 0.3333)"},
	} {
		if inks, err := Mixable([]string{test.a, test.b}); !inks || err != nil {
			t.Errorf("%s and %s: %v, %v", test.a, test.b, inks, err)
		}
		got := Mix(test.a, test.b, test.t)
		if _, ok := Parse(got); got != test.want || !ok {
			t.Errorf("%s to %s at %g: %s, want %s", test.a, test.b, test.t, got, test.want)
		}
	}
}

// Between inks that no press mixes is nothing, and the error names both.
func TestMixable(t *testing.T) {
	for _, list := range [][]string{
		{`spot("Gold", gold)`, `spot("Silver", silver)`}, {`spot("Gold", gold)`, `spot("Gold", red)`}, {`spot("Gold", gold)`, "cmyk(0 0 0 1)"},
		{"cmyk(0 0 0 1)", `spot("Gold", gold)`}, {"cmyk(0 0 0 1)", "#f00"}, {"#f00", "cmyk(0 0 0 1)"}, {`spot("Gold", gold)`, "#888"}, {"#fff", `spot("Gold", gold)`, "red"},
	} {
		inks, err := Mixable(list)
		if !inks || err == nil || !strings.Contains(err.Error(), list[len(list)-1]) && !strings.Contains(err.Error(), list[0]) {
			t.Errorf("%q: %v, %v", list, inks, err)
		}
	}
	if inks, err := Mixable([]string{"#fff", "rgb(1 2 3)", "none"}); inks || err != nil {
		t.Errorf("colours of screens: %v, %v", inks, err)
	}
}

// However it goes, what lies between two colours of process inks lies between each of their
// parts, and what stands for a spot ink stays.
func TestMixLiesBetween(t *testing.T) {
	for i := range 101 {
		at := float64(i) / 100
		for n := range 11 {
			low, high := float64(n)/20, 1-float64(n)/20
			c, ok := Parse(Mix(fmt.Sprintf("cmyk(%g 0 1 %g)", low, high), fmt.Sprintf("cmyk(%g 0 1 %g)", high, low), at))
			x := c.shares()
			if !ok || !(x[0] >= low && x[0] <= high && x[3] >= low && x[3] <= high && x[1] == 0 && x[2] == 1) {
				t.Fatalf("at %g from %g to %g: %+v", at, low, high, c)
			}
			s, ok := Parse(Mix(fmt.Sprintf(`spot("A", #123456, %g)`, low), fmt.Sprintf(`spot("A", #123456, %g)`, high), at))
			if !ok || !(s.tint() >= low && s.tint() <= high) || s.full != [3]float64{0x12 / 255.0, 0x34 / 255.0, 0x56 / 255.0} {
				t.Fatalf("at %g: %+v", at, s)
			}
		}
	}
}
