//go:build !js

package font

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/seed-898ab921/kartograph/render/font/internal/face"
)

// advised are free fonts for letters that none of the program's own has, with the file that one
// gets where one gets the font.
var advised = []struct {
	letters      *unicode.RangeTable
	family, file string
}{
	{unicode.Arabic, "Noto Naskh Arabic", "NotoNaskhArabic-Regular.ttf"},
	{unicode.Hiragana, "Noto Sans JP", "NotoSansJP-Regular.otf"},
	{unicode.Katakana, "Noto Sans JP", "NotoSansJP-Regular.otf"},
	{unicode.Hangul, "Noto Sans KR", "NotoSansKR-Regular.otf"},
	{unicode.Han, "Noto Sans SC", "NotoSansSC-Regular.otf"},
	{unicode.Thai, "Noto Sans Thai", "NotoSansThai-Regular.ttf"},
	{unicode.Lao, "Noto Sans Lao", "NotoSansLao-Regular.ttf"},
	{unicode.Thaana, "Noto Sans Thaana", "NotoSansThaana-Regular.ttf"},
	{unicode.Georgian, "Noto Sans Georgian", "NotoSansGeorgian-Regular.ttf"},
	{unicode.Ethiopic, "Noto Sans Ethiopic", "NotoSansEthiopic-Regular.ttf"},
}

// Advice is what to do about letters that cannot be drawn, in words: which file to name, and
// how; or, where no file would help, that another program arranges them.
func Advice(letters []rune) string {
	if rules := advisedRules(letters); len(rules) > 0 {
		if len(rules) == 1 {
			return "put the file of a font that has them beside the stylesheet and name it there: " + rules[0]
		}
		return "put the files of fonts that have them beside the stylesheet and name them there: " + strings.Join(rules, " ")
	}
	for _, r := range letters {
		if needsShaping(r) && face.Arranged(r) == "" {
			return "nothing here joins and orders the letters of this script: write SVG, which browsers and rsvg-convert draw"
		}
	}
	return "put the file of a font that has them beside the stylesheet and name it there: " + rule("My Font", "MyFont.ttf")
}

// advisedRules are the rules for all the scripts among letters, one a font. Chinese characters
// beside letters of Japan or Korea are in the fonts of these.
func advisedRules(letters []rune) (rules []string) {
	eastern := false
	for _, a := range advised {
		if a.letters == unicode.Han && eastern || !slices.ContainsFunc(letters, func(r rune) bool { return unicode.Is(a.letters, r) }) {
			continue
		}
		eastern = eastern || a.letters == unicode.Hiragana || a.letters == unicode.Katakana || a.letters == unicode.Hangul
		if own := rule(a.family, a.file); !slices.Contains(rules, own) {
			rules = append(rules, own)
		}
	}
	return rules
}

func rule(family, file string) string {
	return fmt.Sprintf("@font-face { font-family: %q; src: url(%q) }", family, file)
}
