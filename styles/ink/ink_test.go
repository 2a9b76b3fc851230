package ink

import (
	"fmt"
	"testing"
)

// A colour of four inks is kept digit for digit, and has a look on screens.
func Example() {
	c, ok := Parse(`spot("PANTONE 286 C", cmyk(100% 72.5% 0 6%), 40%)`)
	fmt.Println(ok, c.Spot, c.Tint, c.CMYK, c.Hex())
	fmt.Println(Screen(`cmyk(0 1 1 0)`))
	// Output:
	// true PANTONE 286 C 0.4 [1 0.725 0 0.06] #99b3f9
	// #ff0000
}

// The colours of CSS in sRGB, as Chromium 156 computes them
// (canvas.getContext('2d'): fillStyle = value, fillRect, getImageData).
func TestParse(t *testing.T) {
	for value, want := range map[string]string{
		"#abc": "#aabbcc", "#abcd": "#aabbccdd", "#12345680": "#12345680", "Red": "#ff0000", "transparent": "#00000000",
		"rgb(1, 2, 3)": "#010203", "rgba(1,2,3,.5)": "#01020380", "rgb(10% 20% 30% / 50%)": "#1a334d80", "rgb(300 -5 0)": "#ff0000",
		"hsl(120, 100%, 25%)": "#008000", "hsl(0.5turn 50 50)": "#40bfbf", "hsl(-60 100% 50%)": "#ff00ff",
		"hwb(120 20% 40%)": "#339933", "hwb(0 80% 80%)": "#808080",
		"lab(50 40 -60)": "#8c5edf", "lch(50 50 120)": "#5c8225", "oklab(0.6 0.1 0.1)": "#c3602e", "oklch(0.6 0.15 250)": "#2784d5",
		"color(srgb 1 0.5 0)": "#ff8000", "color(srgb-linear 0.5 0.5 0.5)": "#bcbcbc", "color(display-p3 0.2 0.5 0.7)": "#0082b7", "color(xyz 0.3 0.4 0.2)": "#8bb66b", "lab(29 20 20)": "#663726",
		"color(xyz 0.95046 1 1.08906)": "#ffffff", "light-dark(#fff, #000)": "#ffffff", "color-mix(in srgb, red 25%, blue)": "#4000bf",
		"cmyk(0 0 0 0.5)": "#808080", "device-cmyk(0, 100%, 100%, 0 / .5)": "#ff000080", `spot('Gold', #ffd700)`: "#ffd700",
	} {
		c, ok := Parse(value)
		if !ok || c.Hex() != want {
			t.Errorf("%s is %s, %v; want %s", value, c.Hex(), ok, want)
		}
	}
	for _, value := range []string{"", "none", "currentcolor", "url(#hatch)", "rgb(1 2)", "rgb(calc(1) 2 3)", "cmyk(0 0 0)", "cmyk(0 0 0 2)", "cmyk(0 0 0 -1)",
		"cmyk(0 0 0 1e-1)", `spot(Gold, red)`, `spot("Gold")`, `spot("", red)`, `spot("All", red)`, `spot("none", red)`, `spot("A", spot("B", red))`, "color(acme 1 2 3)", "#12", "#gggg"} {
		if c, ok := Parse(value); ok {
			t.Errorf("%q is the colour %+v", value, c)
		}
	}
}

// What is written of inks is kept as digits, which no rounding touches.
func TestShare(t *testing.T) {
	for text, want := range map[string]string{"0.255": "0.255", "25.5%": "0.255", ".30": "0.3", "1": "1", "100%": "1", "0%": "0", "7%": "0.07", "0.1234567890123": "0.1234567890123", "+0.5": "0.5", "00.5": "0.5"} {
		if got, _, ok := share(text); !ok || got != want {
			t.Errorf("%s is %q, %v; want %s", text, got, ok, want)
		}
	}
	for _, text := range []string{"", ".", "%", "1.01", "101%", "-0", "1e-1", "NaN", "0x1", "0.1.1"} {
		if got, _, ok := share(text); ok {
			t.Errorf("%q is the share %s", text, got)
		}
	}
}

func TestScreen(t *testing.T) {
	for value, want := range map[string]string{
		"#fff": "#fff", "url(#cmyk)": "url(#cmyk)", "cmyk(0 0 0 1)": "#000000", `SPOT("a)", CMYK(0 0 0 1), 50%) 1px`: "#808080 1px",
		"light-dark(cmyk(0 0 0 1), device-cmyk(0 0 0 0))": "light-dark(#000000, #ffffff)", "cmyk(oops)": "cmyk(oops)",
	} {
		if got := Screen(value); got != want {
			t.Errorf("%s is %s on screens, want %s", value, got, want)
		}
	}
}
