package label

import (
	"strings"
	"unicode"
)

// Roughly tells the extent of a line without knowing its font: about that of
// Helvetica, rather too much than too little.
func Roughly(line string, f Font) Extent {
	width := 0.0
	for _, r := range line {
		width += float64(f.Size*roughWidth(r)) + f.Spacing
	}
	if f.Weight >= 600 {
		width *= 1.07
	}
	return Extent{Width: max(0, width), Ascent: 0.75 * f.Size, Descent: 0.22 * f.Size}
}

// roughWidth is the width of a letter in font sizes.
func roughWidth(r rune) float64 {
	switch {
	case unicode.Is(unicode.Mn, r):
		return 0
	case strings.ContainsRune("fijlrtI .,:;'!|()[]-/ıíìîïĺľłţťŕřřїіј’", r):
		return 0.32
	case strings.ContainsRune("mwMWÆŒæœШЩЖЮшщжюмМ@%", r):
		return 0.88
	case r >= 0x2e80:
		return 1
	case unicode.IsUpper(r):
		return 0.7
	}
	return 0.56
}
