package styles

import (
	"strconv"
	"strings"
)

// FontWeight is how bold a style's letters are: 400 for regular ones, 700 for bold
// ones. Words that compare with what is around ("bolder") count from regular.
func (s Style) FontWeight() int {
	value, _ := s.Get("font-weight")
	switch value = strings.ToLower(strings.TrimSpace(value)); value {
	case "bold", "bolder":
		return 700
	case "lighter":
		return 100
	}
	if n, err := strconv.ParseFloat(value, 64); err == nil && n >= 1 && n <= 1000 {
		return int(n)
	}
	return 400
}

// Italic reports whether a style's letters are italic or oblique.
func (s Style) Italic() bool {
	value, _ := s.Get("font-style")
	value = strings.ToLower(strings.TrimSpace(value))
	return value == "italic" || strings.HasPrefix(value, "oblique")
}

// LetterSpacing is what a style puts between letters besides, in pixels.
func (s Style) LetterSpacing() float64 { return s.spacing("letter-spacing") }

// WordSpacing is what a style puts between words besides, in pixels.
func (s Style) WordSpacing() float64 { return s.spacing("word-spacing") }

func (s Style) spacing(name string) float64 {
	value, _ := s.Get(name)
	value = strings.ToLower(strings.TrimSpace(value))
	if em, ok := strings.CutSuffix(value, "em"); ok && !strings.HasSuffix(em, "r") {
		if n, ok := Pixels(em); ok {
			return n * s.FontSize()
		}
		return 0
	}
	spacing, _ := Pixels(value)
	return spacing
}
