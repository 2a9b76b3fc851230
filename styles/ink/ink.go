// Package ink says what a colour of a stylesheet is in numbers: red, green and blue for
// screens, and for presses the inks, digit for digit as they were written.
//
// It reads the colours of CSS Color 4 (https://www.w3.org/TR/css-color-4/) but those that
// depend on the reader's system or refer to others, and two kinds for print:
//
//	cmyk(0 0.72 1 0.06)                          the four process inks, 0 to 1 or in percent
//	spot("PANTONE 286 C", cmyk(1 0.72 0 0.06))   an ink of its own, and what stands for it
//
// device-cmyk(), as CSS Color 5 calls it, is the same as cmyk().
package ink

import (
	"strings"

	"github.com/seed-898ab921/kartograph/styles"
)

// Colour is what a colour is made of.
type Colour struct {
	// Red, Green and Blue are the parts in sRGB, 0 to 1; of inks, what stands for them on a
	// screen.
	Red, Green, Blue float64
	// Alpha is how much it covers, 1 for all.
	Alpha float64
	// Process says that the colour is one of the process inks: CMYK are their parts, 0 to 1, as
	// they were written.
	Process bool
	CMYK    [4]string
	// Spot is the name of an ink of its own, empty for none, and Tint how much of it, 0 to 1,
	// as it was written. CMYK and RGB are then what stands for all of it, as Process says.
	Spot, Tint string
	// full are red, green and blue where all of a spot ink is printed, and stands is what stands
	// for it, as it was written.
	full   [3]float64
	stands string
}

// RGB returns a colour that covers all, of parts from 0 to 255.
func RGB(red, green, blue uint8) Colour {
	return Colour{Red: float64(red) / 255, Green: float64(green) / 255, Blue: float64(blue) / 255, Alpha: 1}
}

// Parse reads a colour; false for what is none, and for those that only a viewer knows:
// currentcolor, those of its system, calc().
func Parse(value string) (Colour, bool) {
	value = strings.TrimSpace(value)
	low := strings.ToLower(value)
	if low == "transparent" {
		return Colour{}, true
	}
	if rgb, ok := styles.RGB(value); ok {
		return RGB(uint8(rgb>>16), uint8(rgb>>8), uint8(rgb)), true
	}
	if digits, hex := strings.CutPrefix(low, "#"); hex {
		return withAlphaDigits(digits)
	}
	name, inside, ok := strings.Cut(value, "(")
	if !ok || !strings.HasSuffix(inside, ")") {
		return Colour{}, false
	}
	inside = strings.TrimSpace(inside[:len(inside)-1])
	switch name = strings.ToLower(strings.TrimSpace(name)); name {
	case "cmyk", "device-cmyk":
		return process(inside)
	case "spot":
		return spot(inside)
	case "light-dark":
		both := list(inside)
		if len(both) != 2 {
			return Colour{}, false
		}
		return Parse(both[0])
	case "color-mix":
		return mixed(inside)
	}
	return function(name, inside)
}

// withAlphaDigits reads the digits of #rgba and #rrggbbaa.
func withAlphaDigits(digits string) (Colour, bool) {
	n := len(digits)
	if n != 4 && n != 8 {
		return Colour{}, false
	}
	rgb, ok := styles.RGB("#" + digits[:n*3/4])
	alpha, also := styles.RGB("#" + strings.Repeat(digits[n*3/4:], 3))
	c := RGB(uint8(rgb>>16), uint8(rgb>>8), uint8(rgb))
	c.Alpha = float64(uint8(alpha)) / 255
	return c, ok && also
}

// list cuts a text at commas outside of brackets and quotes.
func list(text string) []string { return cut(text, ',') }

// cut cuts a text at a mark outside of brackets and quotes.
func cut(text string, mark rune) []string {
	var parts []string
	depth, quote, from := 0, rune(0), 0
	for i, r := range text {
		switch {
		case quote != 0:
			if r == quote {
				quote = 0
			}
		case r == '"' || r == '\'':
			quote = r
		case r == '(':
			depth++
		case r == ')':
			depth--
		case depth == 0 && r == mark:
			parts = append(parts, strings.TrimSpace(text[from:i]))
			from = i + 1
		}
	}
	return append(parts, strings.TrimSpace(text[from:]))
}
