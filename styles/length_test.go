package styles

import (
	"math"
	"testing"
)

func TestPixels(t *testing.T) {
	for text, want := range map[string]float64{
		"12": 12, "12px": 12, " 9pt ": 12, "1in": 96, "2.54cm": 96, "25.4mm": 96, "6pc": 96, "101.6Q": 96, "-.5px": -0.5, "1e1px": 10,
	} {
		if got, ok := Pixels(text); !ok || math.Abs(got-want) > 1e-9 {
			t.Errorf("%q: %v %v, want %v", text, got, ok, want)
		}
	}
	for _, text := range []string{"", "px", "1em", "5%", "1 px", "0x10", "inf", "NaN", "1e400", "12pxx", "1..2"} {
		if got, ok := Pixels(text); ok {
			t.Errorf("%q: %v, want none", text, got)
		}
	}
}

func TestFontSize(t *testing.T) {
	for text, want := range map[string]float64{"": 16, "12px": 12, "9pt": 12, "large": 18, "1.5em": 16, "-3px": 16, "9999px": 9999, "10001px": 10000, "1e9px": 10000} {
		if got := (Style{{"font-size", text}}).FontSize(); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}
