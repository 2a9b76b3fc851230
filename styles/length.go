package styles

import (
	"math"
	"strconv"
	"strings"
)

// pixelsOf are the units that mean the same everywhere, in pixels of 1/96 inch
// (CSS Values 4, section 6.2). A number without a unit counts pixels.
func pixelsOf(unit string) (float64, bool) {
	switch strings.ToLower(unit) {
	case "", "px":
		return 1, true
	case "pt":
		return 96.0 / 72, true
	case "pc":
		return 16, true
	case "in":
		return 96, true
	case "cm":
		return 96 / 2.54, true
	case "mm":
		return 96 / 25.4, true
	case "q":
		return 96 / 101.6, true
	}
	return 0, false
}

// relativeUnit reports whether lengths of a unit depend on a text or a page
// around them (CSS Values 4, section 6.1).
func relativeUnit(unit string) bool {
	switch strings.ToLower(unit) {
	case "em", "rem", "ex", "rex", "ch", "rch", "cap", "rcap", "ic", "ric", "lh", "rlh", "vw", "vh", "vmin", "vmax", "vi", "vb", "%":
		return true
	}
	return false
}

// Pixels reads a length ("12", "9pt", "0.5mm") and gives it in pixels of 1/96
// inch; ok is false for what depends on a text or a page around it, and for what
// is no length.
func Pixels(value string) (px float64, ok bool) {
	n, unit, ok := cutUnit(strings.TrimSpace(value))
	if !ok {
		return 0, false
	}
	per, ok := pixelsOf(unit)
	return n * per, ok && !math.IsInf(n*per, 0)
}

// cutUnit splits a number from the unit that follows it.
func cutUnit(text string) (n float64, unit string, ok bool) {
	end := len(text)
	for end > 0 && !digit(text[end-1]) && text[end-1] != '.' {
		end--
	}
	if len(text) > 100 || !decimal(text[:end]) {
		return 0, "", false
	}
	n, err := strconv.ParseFloat(text[:end], 64)
	return n, text[end:], err == nil
}

// decimal reports whether a text has nothing but what numbers of CSS are made of.
func decimal(text string) bool {
	return text != "" && strings.IndexFunc(text, func(r rune) bool {
		return (r < '0' || r > '9') && r != '.' && r != '-' && r != '+' && r != 'e' && r != 'E'
	}) < 0
}

func digit(c byte) bool { return '0' <= c && c <= '9' }

// sizeWord is what a word for a font size means in pixels, where medium is 16 (CSS Fonts
// 4, section 3.5).
func sizeWord(word string) (px float64, ok bool) {
	switch strings.ToLower(word) {
	case "xx-small":
		return 9, true
	case "x-small":
		return 10, true
	case "small":
		return 13, true
	case "medium":
		return 16, true
	case "large":
		return 18, true
	case "x-large":
		return 24, true
	case "xx-large":
		return 32, true
	case "xxx-large":
		return 48, true
	}
	return 0, false
}
