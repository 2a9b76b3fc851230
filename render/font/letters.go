package font

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// letter is a letter as it is drawn.
type letter struct {
	r rune
	// small says that it is a small capital.
	small bool
}

// smallCap is how large small capitals are that viewers make themselves, in font sizes
// (Chromium, Firefox).
const smallCap = 0.7

// lettersOf are the letters of a text as a font writes them, composed where there is one for
// several, in the room of a list.
func lettersOf(letters []letter, text string, caps Caps) []letter {
	switch caps {
	case Uppercase:
		text = strings.ToUpper(text)
	case Lowercase:
		text = strings.ToLower(text)
	case Capitalize:
		text = capitalized(text)
	}
	letters = slices.Grow(letters, len(text))
	for _, r := range norm.NFC.String(text) {
		small := caps == SmallCaps && unicode.ToUpper(r) != r || caps == AllSmallCaps && (unicode.IsLetter(r) || unicode.IsDigit(r))
		if !small {
			letters = append(letters, letter{r: r})
			continue
		}
		for _, upper := range strings.ToUpper(string(r)) {
			letters = append(letters, letter{upper, true})
		}
	}
	return letters
}

// capitalized is a text whose words begin with capitals.
func capitalized(text string) string {
	within := false
	return strings.Map(func(r rune) rune {
		first := !within && (unicode.IsLetter(r) || unicode.IsDigit(r))
		within = unicode.IsLetter(r) || unicode.IsDigit(r) || within && (unicode.Is(unicode.M, r) || r == '\'' || r == '’')
		if first {
			return unicode.ToTitle(r)
		}
		return r
	}, text)
}

// unseen reports whether a letter takes no room in any font: controls, joiners, marks of
// direction, and selectors of variants.
func unseen(r rune) bool {
	switch {
	case r == 0xad, r == 0x34f, r == 0x61c, r >= 0x200b && r <= 0x200f, r >= 0x202a && r <= 0x202e, r >= 0x2060 && r <= 0x206f,
		r >= 0xfe00 && r <= 0xfe0f, r == 0xfeff, r >= 0xe0000 && r <= 0xe0fff:
		return true
	}
	return unicode.IsControl(r)
}

// guess is how wide a letter that no font has is in font sizes, rather too much than too
// little, and what it covers. It is sure where no font has a wider one: of letters that are
// as wide as they are high, and of Arabic ones, which are narrower where they join.
func guess(r rune) (advance float64, ink Ink, sure bool) {
	switch {
	case unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Me, r):
		return 0, Ink{}, true
	case r >= 0x1100 && r < 0x1200, r >= 0x2e80 && r < 0xd7b0, r >= 0xf900 && r < 0xfb00, r >= 0xfe30 && r < 0xfe50, r >= 0xff00 && r < 0xffe7, r >= 0x20000 && r < 0x40000:
		advance, sure = 1, true
	case unicode.Is(unicode.Arabic, r):
		advance, sure = 0.65, true
	case r >= 0x1f000:
		advance = 1.3
	default:
		advance = 0.75
	}
	return advance, Ink{0, -0.9, advance, 0.3}, sure
}
