package styles

import (
	"strings"
	"testing"
)

// Colours are checked as browsers read them (CSS Color 4, sections 4 to 10).
func TestColourFunctions(t *testing.T) {
	for _, good := range []string{
		"rgb(1, 2, 3)", "rgb(1 2 3)", "rgb(1% 2 3)", "rgb(1%,2%,3%)", "rgba(1,2,3,0.5)", "rgba(1,2,3,50%)", "rgb(1 2 3 / 50%)", "rgb(1 2 3/0.5)",
		"rgb(none 2 3 / none)", "RGB(1,2,3)", "rgb(-5, 300, 0)", "hsl(120, 50%, 50%)", "hsla(120deg, 50%, 50%, 0.2)", "hsl(120 50 50)", "hsl(0.3turn 50% 50%)",
		"hwb(120 10% 10%)", "hwb(120 10 10 / 0.5)", "lab(50% 20 30)", "lch(50% 20 30deg)", "oklab(0.5 0.1 -0.1)", "oklch(0.5 0.2 30)",
		"color(display-p3 1 0 0)", "color(srgb 1 0 0 / 0.5)", "color(xyz 10% 0 0)", "color(--mine 1 2)", "rgb(from red r g b)", "rgb(from #fff r g 100 / alpha)",
		"oklch(from rgb(1 2 3) l c h)", "color(from red srgb r g b)", "rgb(from red calc(r / 2) g b)", "light-dark(red, rgb(1 2 3))", "light-dark(var(--a), red)",
		"rgb(var(--a))", "color-mix(in srgb, red, blue)",
	} {
		if f := checkValue("fill", tokensOf(good)); f != nil {
			t.Errorf("%s: %s", good, f)
		}
	}
	for bad, want := range map[string]string{
		"hsl(120, 50, 50)":          "two percentages",
		"rgb(10, 20%, 30)":          "three numbers or three percentages",
		"rgb(1 2, 3)":               "all of its parts or none",
		"rgba(1,2,3,none)":          "none may not stand with commas",
		"hsl(50%,20%,30%)":          `"50%" is not an angle`,
		"hwb(120, 10%, 10%)":        "takes no commas",
		"lab(50%, 20, 30)":          "takes no commas",
		"oklch(0.5, 0.2, 30)":       "takes no commas",
		"oklch(0.5 0.2 30px)":       `"30px" is not an angle`,
		"color(foo 1 0 0)":          `"foo" is no space`,
		"color(srg 1 0 0)":          `did you mean "srgb"?`,
		"color()":                   "takes a space",
		"light-dark(red)":           "two colours",
		"light-dark(red, bleu)":     `did you mean "blue"?`,
		"rgb(1 2 3 0.5)":            "/ stands before",
		"rgb(1, 2, 3 / 0.5)":        "all of its parts or none",
		"rgb(1, 2)":                 "3 parts and an opacity",
		"rgb(1,,3)":                 "3 parts and an opacity",
		"rgb()":                     "3 parts and an opacity",
		"rgb(r g b)":                `"r" is not a number`,
		"rgb(from bleu r g b)":      `"bleu" after "from" is no colour`,
		"rgb(from red, r, g, b)":    "no commas",
		"rgb(from red h g b)":       `"h" is not a number`,
		"rgb(1 2 3 / half)":         `"half" is no opacity`,
		"rgba(255,0,0,50)":          `its opacity "50" is more than 1, and is drawn as that`,
		"rgb(1 2 3 / 150%)":         "is more than 1, and is drawn as that",
		"light-dark(rgb(1 2), red)": "3 parts and an opacity",
	} {
		f := checkValue("fill", tokensOf(bad))
		if f == nil || !strings.Contains(f.String(), want) {
			t.Errorf("%s: %v, want %s", bad, f, want)
		}
		if f != nil && f.taken != strings.Contains(want, "drawn") {
			t.Errorf("%s: taken %v", bad, f.taken)
		}
	}
}
