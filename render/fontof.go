package render

import (
	"strings"

	"github.com/seed-898ab921/kartograph/render/font"
	"github.com/seed-898ab921/kartograph/styles"
)

// FontOf is the font that a whole style asks for.
func FontOf(s styles.Style) font.Font {
	family, _ := s.Get("font-family")
	return font.Font{
		Family: family, Size: s.FontSize(), Weight: s.FontWeight(), Italic: s.Italic(),
		Spacing: s.LetterSpacing(), WordSpacing: s.WordSpacing(), Unkerned: word(s, "font-kerning") == "none", Caps: capsOf(s),
	}
}

// capsOf is how a style draws small letters.
func capsOf(s styles.Style) font.Caps {
	for _, transform := range strings.Fields(word(s, "text-transform")) {
		switch transform {
		case "uppercase":
			return font.Uppercase
		case "lowercase":
			return font.Lowercase
		case "capitalize":
			return font.Capitalize
		}
	}
	for _, name := range []string{"font-variant", "font-variant-caps"} {
		switch word(s, name) {
		case "small-caps":
			return font.SmallCaps
		case "all-small-caps", "unicase":
			return font.AllSmallCaps
		}
	}
	return font.AsWritten
}

// word is the value of a property in lower case.
func word(s styles.Style, name string) string {
	value, _ := s.Get(name)
	return strings.ToLower(strings.TrimSpace(value))
}
