package font

import (
	"strings"

	"github.com/seed-898ab921/kartograph/styles"
)

// Of is the font that a whole style asks for.
func Of(s styles.Style) Font {
	family, _ := s.Get("font-family")
	return Font{
		Family: family, Size: s.FontSize(), Weight: s.FontWeight(), Italic: s.Italic(),
		Spacing: s.LetterSpacing(), WordSpacing: s.WordSpacing(), Unkerned: word(s, "font-kerning") == "none", Caps: capsOf(s),
	}
}

// capsOf is how a style draws small letters.
func capsOf(s styles.Style) Caps {
	for _, transform := range strings.Fields(word(s, "text-transform")) {
		switch transform {
		case "uppercase":
			return Uppercase
		case "lowercase":
			return Lowercase
		case "capitalize":
			return Capitalize
		}
	}
	for _, name := range []string{"font-variant", "font-variant-caps"} {
		switch word(s, name) {
		case "small-caps":
			return SmallCaps
		case "all-small-caps", "unicase":
			return AllSmallCaps
		}
	}
	return AsWritten
}

// word is the value of a property in lower case.
func word(s styles.Style, name string) string {
	value, _ := s.Get(name)
	return strings.ToLower(strings.TrimSpace(value))
}
